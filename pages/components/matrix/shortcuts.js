// All keys of the table in a small list: where one looks for them, and nowhere in the way.

import { button, element } from "../elements.js";
import { Popup } from "../popup.js";
import { keysOf, LISTED } from "./keys.js";

/** A button that opens the list; `element` goes where the button shall stand. */
export class Shortcuts {
  constructor(root, messages) {
    const label = messages.shortcuts;
    this.element = button({ icon: "keyboard", text: label, class: "pl-help" });
    const fill = () => LISTED.map((name) => lineOf(name, messages));
    const list = new Popup({ root, anchor: this.element, label, fill, class: "pl-shortcuts" });
    list.element.tabIndex = -1;
    this.element.addEventListener("click", () => list.element.focus({ preventScroll: true })); // for Escape to be heard
  }
}

function lineOf(name, messages) {
  const keys = keysOf(name, messages).split("+").map((key) => element("kbd", {}, key));
  const words = element("span", {}, messages[`key_${name}`] ?? messages[name]);
  return element("div", { class: "pl-shortcut" }, words, element("span", { class: "pl-shortcut-keys" }, ...keys));
}
