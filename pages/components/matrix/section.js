// A part of the panel that folds: its heading with a count, its body, and whether it was left open.

import { element } from "../elements.js";
import { icon } from "../icons.js";

/** `kept` remembers what is folded: isFolded(key), fold(key, isFolded). */
export class Section {
  constructor({ key, title, kept, body = [] }) {
    Object.assign(this, { key, kept });
    this.count = element("span", { class: "pl-count" });
    const id = `pl-section-${key}`;
    this.toggle = element("button", { type: "button", class: "pl-fold", "aria-controls": id }, icon("fold"), title, this.count);
    this.toggle.onclick = () => this.#fold(!this.body.hidden);
    this.body = element("div", { class: "pl-section-body", id }, ...body);
    const heading = element("h2", { class: "pl-section-heading" }, this.toggle);
    this.element = element("section", { class: `pl-section pl-section-${key}` }, heading, this.body);
    this.#show(kept.isFolded(key));
  }

  /** Say how much is in it; `null` says nothing. */
  setCount(count) {
    const words = count === null ? "" : String(count);
    if (this.count.textContent !== words) this.count.textContent = words;
  }

  #fold(isFolded) {
    this.kept.fold(this.key, isFolded);
    this.#show(isFolded);
  }

  #show(isFolded) {
    this.body.hidden = isFolded;
    this.toggle.setAttribute("aria-expanded", String(!isFolded));
  }
}
