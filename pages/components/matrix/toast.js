// One short message at the bottom of the screen, with a way back where there is one.

import { button, element } from "../elements.js";

const STAY = 10_000; // ms, longer while it is looked at

/** Shows one message at a time; a live region reads it out. */
export class Toast {
  constructor(root) {
    this.element = element("div", { class: "pl-toast", role: "status", "aria-live": "polite" });
    this.element.addEventListener("mouseenter", () => clearTimeout(this.timer));
    this.element.addEventListener("mouseleave", () => this.#wait());
    this.element.addEventListener("focusin", () => clearTimeout(this.timer));
    this.element.addEventListener("focusout", () => this.#wait());
    root.append(this.element);
    new ResizeObserver(() => this.#place()).observe(root);
  }

  /** Show words, and a button { words, onclick } if given. */
  show(words, action) {
    const children = [element("span", {}, words)];
    if (action) children.push(button({ text: action.words, class: "pl-toast-action", onclick: () => this.#do(action) }));
    this.#place();
    this.element.replaceChildren(...children);
    this.#wait();
  }

  hide() {
    clearTimeout(this.timer);
    this.element.replaceChildren();
  }

  // In the middle of the table, not of a window whose side a menu may cover.
  #place() {
    if (!this.element.parentElement) return;
    const { left, right } = this.element.parentElement.getBoundingClientRect();
    this.element.style.setProperty("--pl-toast-left", `${Math.max(0, left)}px`);
    this.element.style.setProperty("--pl-toast-right", `${Math.max(0, document.documentElement.clientWidth - right)}px`);
  }

  #do(action) {
    this.hide();
    action.onclick();
  }

  #wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.hide(), STAY);
  }
}
