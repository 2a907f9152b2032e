// Offers the bodies already named and the usual timeframes while a cell is written; typing on ignores them.

import { element, fill } from "../elements.js";
import { readCaret, writeCaret } from "./caret.js";
import { fitting, lineAt, merged } from "./suggesting.js";
import { flat, marks } from "./text.js";

const LIST = "pl-suggestions";
// Of each cell with offers: whether it holds an entry per line, and what the whole plan offers besides.
const OFFERED = {
  responsible: { isLines: true, others: (plan) => plan.bodies },
  timeframe: { isLines: false, others: (plan) => plan.timeframes },
};
const KEYS = { ArrowDown: 1, ArrowUp: -1 };

/** Belongs to one matrix and listens before it does: a key that takes an offer is no other command. */
export class Suggest {
  constructor(matrix) {
    this.matrix = matrix;
    this.list = element("div", { class: "pl-menu pl-suggest", role: "listbox", id: LIST, hidden: true });
    this.list.setAttribute("aria-label", matrix.settings.messages.suggestions);
    this.list.addEventListener("mousedown", (event) => this.#onPick(event));
    this.spoken = element("div", { class: "pl-spoken", role: "status", "aria-live": "polite" });
    matrix.root.append(this.list, this.spoken);
    const on = (name, handle) => matrix.root.addEventListener(name, handle, name === "keydown");
    on("keydown", (event) => this.#onKey(event));
    on("input", (event) => this.#withCell(event, (cell) => this.#offer(cell)));
    on("focusout", () => this.close());
    on("mousedown", (event) => this.list.contains(event.target) || this.close());
    this.onScroll = () => this.list.hidden || this.#follow();
    document.addEventListener("scroll", this.onScroll, true);
  }

  /** Listen no more. */
  stop() {
    document.removeEventListener("scroll", this.onScroll, true);
  }

  /** Put the list away. */
  close() {
    if (this.list.hidden) return;
    this.list.hidden = true;
    this.spoken.textContent = "";
    for (const name of ["controls", "expanded", "activedescendant", "haspopup", "autocomplete"]) {
      this.cell.element.removeAttribute(`aria-${name}`);
    }
    if (this.cell.element.getAttribute("role") === "combobox") this.cell.element.setAttribute("role", "textbox");
  }

  #withCell(event, handle) {
    const cell = event.target.closest?.(".pl-text")?.cell;
    if (cell && OFFERED[cell.field] && this.matrix.writable && !cell.composing) handle(cell);
  }

  #onKey(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (this.list.hidden) return this.#withCell(event, (cell) => this.#onArrow(event, cell));
    if (event.key === "Escape") this.close();
    else if (KEYS[event.key]) this.#step(KEYS[event.key]);
    else if (event.key === "Enter" && this.marked >= 0) this.#take(this.marked);
    else if (event.key === "Tab" && this.marked >= 0) return this.#take(this.marked); // and on to the next cell
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  // In an empty cell an arrow leads nowhere else.
  #onArrow(event, cell) {
    if (event.key !== "ArrowDown" || cell.element.textContent.trim()) return;
    this.#offer(cell);
    if (!this.list.hidden) event.preventDefault();
  }

  #offer(cell) {
    this.close();
    const line = this.#lineOf(cell);
    if (!line) return;
    const offers = fitting(this.#known(cell), line.text);
    if (offers.length) this.#open(cell, offers);
  }

  #open(cell, offers) {
    const { messages } = this.matrix.settings;
    Object.assign(this, { cell, offers, marked: -1 });
    this.list.replaceChildren(...offers.map((text, place) => this.#option(text, place)));
    const attributes = { role: "combobox", "aria-controls": LIST, "aria-expanded": "true", "aria-haspopup": "listbox", "aria-autocomplete": "list" };
    for (const [name, value] of Object.entries(attributes)) cell.element.setAttribute(name, value);
    this.list.hidden = false;
    this.#place(cell);
    this.spoken.textContent = fill(messages.suggestion_count, { count: offers.length });
  }

  #option(text, place) {
    const attributes = { class: "pl-menu-entry", role: "option", id: `${LIST}-${place}`, "aria-selected": "false", translate: false };
    return element("div", attributes, text);
  }

  #step(step) {
    const { length } = this.offers;
    this.marked = this.marked < 0 ? (step > 0 ? 0 : length - 1) : (this.marked + step + length) % length;
    [...this.list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === this.marked)));
    this.list.children[this.marked].scrollIntoView({ block: "nearest" });
    this.cell.element.setAttribute("aria-activedescendant", `${LIST}-${this.marked}`);
  }

  #onPick(event) {
    event.preventDefault(); // the caret stays in the text
    event.stopPropagation();
    const option = event.target.closest("[role=option]");
    if (option) this.#take([...this.list.children].indexOf(option));
  }

  // As if typed, so that the browser's own undo knows it.
  #take(place) {
    const { cell } = this;
    const text = this.offers[place];
    const { start, end } = this.#lineOf(cell);
    writeCaret(cell.element, [start, end]);
    document.execCommand("insertText", false, text);
    this.close();
  }

  // The line the caret stands in, behind all that is typed of it; one with a note is left alone.
  #lineOf(cell) {
    const stored = cell.read();
    const caret = readCaret(cell.element);
    if (!caret || caret[0] !== caret[1] || marks(stored).length) return null;
    const text = flat(stored);
    const line = OFFERED[cell.field].isLines ? lineAt(text, caret[0]) : { start: 0, end: text.length, text };
    return caret[0] === line.end ? line : null;
  }

  #known(cell) {
    const { isLines, others } = OFFERED[cell.field];
    const plan = this.matrix.replica.shown;
    const used = [];
    for (const { id, type, deleted, cells } of plan.items.values()) {
      const text = type === "action" && !deleted && id !== cell.item && cells[cell.field];
      if (text && !marks(text).length) used.push(...(isLines ? text.split("\n") : [text]));
    }
    const short = (text) => text.trim() && text.length <= 120;
    return merged(used.map((text) => text.trim()).filter(short), others(this.matrix.replica.confirmed));
  }

  // Where the page scrolls, by the typing itself or by hand, the list goes with its line, and away with it.
  #follow() {
    const { top, bottom } = this.cell.element.getBoundingClientRect();
    if (bottom < 0 || top > window.innerHeight) this.close();
    else this.#place(this.cell);
  }

  #place(cell) {
    const selection = document.getSelection();
    const caret = selection.rangeCount ? selection.getRangeAt(0).getClientRects()[0] : null;
    const box = cell.element.getBoundingClientRect();
    const line = caret ?? { left: box.left + 8, top: box.top, bottom: box.top + 32 };
    const { offsetWidth: width, offsetHeight: height } = this.list;
    const below = line.bottom + height + 8 < window.innerHeight;
    this.list.style.top = `${below ? line.bottom + 4 : Math.max(8, line.top - height - 4)}px`;
    this.list.style.left = `${Math.max(8, Math.min(box.left, window.innerWidth - width - 8))}px`;
  }
}
