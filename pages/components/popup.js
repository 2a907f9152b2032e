// A small panel under a button: closed by Escape, by a click elsewhere, by the focus leaving.

import { element } from "./elements.js";

/** One panel that belongs to a button; `fill()` returns what it shows each time it opens. */
export class Popup {
  constructor({ root, anchor, label, fill, class: className = "" }) {
    Object.assign(this, { anchor, fill });
    this.element = element("div", { class: `pl-popup ${className}`, role: "group", "aria-label": label, hidden: true });
    this.element.addEventListener("keydown", (event) => this.#onKey(event));
    this.element.addEventListener("focusout", (event) => this.#onFocusOut(event));
    anchor.setAttribute("aria-expanded", "false");
    anchor.addEventListener("click", () => (this.element.hidden ? this.open() : this.close()));
    anchor.addEventListener("mousedown", (event) => event.preventDefault()); // the focus leaves the panel only elsewhere
    root.append(this.element);
  }

  /** Show the panel, the focus on the first thing in it. */
  open() {
    this.element.replaceChildren(...this.fill());
    this.element.hidden = false;
    this.anchor.setAttribute("aria-expanded", "true");
    this.#place(this.anchor.getBoundingClientRect());
    this.element.querySelector("button:not(:disabled), input:not(:disabled)")?.focus({ preventScroll: true });
  }

  /** Hide the panel; the focus stays where it went. */
  close() {
    this.element.hidden = true;
    this.anchor.setAttribute("aria-expanded", "false");
  }

  #place(anchor) {
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const below = anchor.bottom + height + 8 < window.innerHeight;
    this.element.style.top = `${below ? anchor.bottom + 4 : Math.max(8, anchor.top - height - 4)}px`;
    this.element.style.left = `${Math.max(8, Math.min(anchor.right - width, window.innerWidth - width - 8))}px`;
  }

  #onKey(event) {
    event.stopPropagation();
    if (event.key !== "Escape") return;
    event.preventDefault();
    this.close();
    this.anchor.focus({ preventScroll: true });
  }

  #onFocusOut({ relatedTarget }) {
    if (!this.element.contains(relatedTarget) && relatedTarget !== this.anchor) this.close();
  }
}
