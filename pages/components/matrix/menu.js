// The menu of a row: outside the rows, because these clip what leaves them, and worked by mouse and keys alike.

import { element } from "../elements.js";
import { icon } from "../icons.js";

/** One popup for the whole table. */
export class Menu {
  constructor(root) {
    this.element = element("div", { class: "pl-menu", role: "menu", hidden: true });
    this.element.addEventListener("keydown", (event) => this.#onKey(event));
    this.element.addEventListener("focusout", (event) => this.element.contains(event.relatedTarget) || this.close());
    root.append(this.element);
  }

  /** Show entries { name, icon, words, keys } at a button and call `pick(name)` for the one chosen. */
  open(anchor, entries, pick) {
    this.anchor = anchor;
    this.element.replaceChildren(...entries.map((entry) => this.#entry(entry, pick)));
    this.element.hidden = false;
    anchor.setAttribute("aria-expanded", "true");
    this.#place(anchor.getBoundingClientRect());
    this.element.firstElementChild.focus({ preventScroll: true });
  }

  /** Hide; the focus stays where it went. */
  close() {
    if (this.element.hidden) return;
    this.element.hidden = true;
    this.anchor.removeAttribute("aria-expanded");
  }

  #entry({ name, icon: shape, words, keys }, pick) {
    const shortcut = keys ? element("span", { class: "pl-keys", "aria-hidden": "true" }, keys) : "";
    const entry = element("button", { type: "button", role: "menuitem", class: `pl-menu-entry pl-do-${name}`, tabIndex: -1 });
    entry.append(icon(shape), element("span", {}, words), shortcut);
    entry.onclick = () => {
      this.#leave();
      pick(name);
    };
    return entry;
  }

  #place(anchor) {
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const below = anchor.bottom + height + 8 < window.innerHeight;
    const top = below ? anchor.bottom + 4 : Math.max(8, anchor.top - height - 4);
    this.element.style.top = `${top}px`;
    this.element.style.left = `${Math.max(8, Math.min(anchor.right - width, window.innerWidth - width - 8))}px`;
  }

  #onKey(event) {
    const entries = [...this.element.children];
    const at = entries.indexOf(document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (next !== undefined) entries.at(next % entries.length).focus();
    else if (event.key === "Escape" || event.key === "Tab") this.#leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #leave() {
    const anchor = this.anchor;
    this.close();
    anchor.focus({ preventScroll: true });
  }
}
