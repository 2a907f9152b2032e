// Finding in the matrix: a field, a count, next and previous, the places lit without touching what is written.

import { button, element, fill } from "../elements.js";
import { icon } from "../icons.js";
import { rangeOf, writeCaret } from "./caret.js";
import { findIn, fold, standAt } from "./finding.js";
import { flat } from "./text.js";

const LIT = 500; // places lit at most; more would slow the typing of others
const ALL = "pl-found";
const HERE = "pl-found-here";

/** Belongs to one matrix; its button stands in the toolbar, its field under it. */
export class Find {
  constructor(matrix) {
    this.matrix = matrix;
    this.folded = new WeakMap(); // cell → its text and how it folds
    this.matches = [];
    this.at = -1;
    const { messages } = matrix.settings;
    this.button = button({ icon: "search", label: messages.find_keys, class: "pl-find-button", "aria-expanded": "false" });
    this.button.onclick = () => (this.element.hidden ? this.open() : this.close());
    this.button.addEventListener("mousedown", (event) => event.preventDefault());
    this.#build(messages);
    matrix.root.addEventListener("keydown", (event) => this.#onShortcut(event), true);
  }

  /** Show the field, ready for other words, what is selected in it already. */
  open() {
    const selected = String(document.getSelection()).trim();
    if (selected && !selected.includes("\n") && this.matrix.root.contains(document.getSelection().anchorNode)) this.input.value = selected;
    this.from = document.activeElement?.cell ?? this.from;
    this.element.hidden = false;
    this.button.setAttribute("aria-expanded", "true");
    this.input.focus({ preventScroll: true });
    this.input.select();
    this.#search();
  }

  /** Put the field away and the caret at what was found. */
  close() {
    if (this.element.hidden) return;
    this.element.hidden = true;
    this.button.setAttribute("aria-expanded", "false");
    const match = this.matches[this.at];
    this.matches = [];
    this.#light();
    const { from } = this;
    this.from = null;
    if (match) this.#goTo(match);
    else if (from?.element.isConnected) from.focus({ atEnd: false });
    else this.button.focus({ preventScroll: true });
  }

  /** Count anew: somebody has written. */
  refresh() {
    if (!this.element.hidden) this.#count();
  }

  #build(messages) {
    this.input = element("input", { type: "search", class: "pl-find-field", placeholder: messages.find, "aria-label": messages.find });
    this.input.addEventListener("input", () => this.#search());
    this.count = element("span", { class: "pl-find-count", role: "status", "aria-live": "polite" });
    this.previous = button({ icon: "up", label: messages.find_previous, onclick: () => this.#step(-1) });
    this.next = button({ icon: "down", label: messages.find_next, onclick: () => this.#step(1) });
    const close = button({ icon: "close", label: messages.close, onclick: () => this.close() });
    const parts = [icon("search"), this.input, this.count, this.previous, this.next, close];
    this.element = element("div", { class: "pl-find", role: "search", hidden: true }, ...parts);
    this.element.addEventListener("keydown", (event) => this.#onKey(event));
  }

  #onShortcut(event) {
    if (!event.ctrlKey || !event.altKey || event.code !== "KeyB") return;
    event.preventDefault();
    event.stopPropagation();
    this.open();
  }

  #onKey(event) {
    event.stopPropagation();
    if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && event.target === this.input) this.#step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  }

  // Other words: from the row where one is writing onwards.
  #search() {
    const cells = this.matrix.table.cells();
    const from = cells.findIndex((cell) => cell.key === this.matrix.writing.current?.key);
    this.at = -1;
    this.matches = [];
    this.#count();
    const near = this.matches.findIndex(({ cell }) => cells.indexOf(cell) >= from);
    if (near >= 0) this.at = near;
    this.#show();
  }

  #step(step) {
    if (!this.matches.length) return;
    this.at = (this.at + step + this.matches.length) % this.matches.length;
    this.#show();
  }

  #count() {
    const before = this.matches[this.at] && { ...this.matches[this.at], at: this.at };
    const query = fold(this.input.value).text;
    this.matches = this.matrix.table.cells().flatMap((cell) => {
      return findIn(this.#foldOf(cell), query).map(([start, end]) => ({ cell, key: cell.key, start, end }));
    });
    this.at = standAt(this.matches, before);
    this.#tell();
    this.#light();
  }

  #foldOf(cell) {
    const text = flat(cell.dirty || cell.composing ? cell.read() : cell.text);
    const known = this.folded.get(cell);
    if (known?.of === text) return known;
    const made = { of: text, ...fold(text) };
    this.folded.set(cell, made);
    return made;
  }

  #show() {
    this.#tell();
    this.#light();
    this.matches[this.at]?.cell.element.scrollIntoView({ block: "center" });
  }

  #tell() {
    const { messages } = this.matrix.settings;
    const facts = { place: this.at + 1, count: this.matches.length };
    const words = this.matches.length ? fill(messages.find_count, facts) : messages.find_none;
    const shown = this.input.value.trim() ? words : "";
    if (this.count.textContent !== shown) this.count.textContent = shown;
    this.previous.disabled = this.next.disabled = this.matches.length < 2;
  }

  #light() {
    if (!globalThis.Highlight) return;
    const from = Math.max(0, Math.min(this.at - LIT / 2, this.matches.length - LIT));
    const ranges = this.matches.slice(from, from + LIT).map((match) => ({ match, range: this.#rangeOf(match) }));
    const here = ranges.filter(({ match }) => match === this.matches[this.at]).map(({ range }) => range);
    CSS.highlights.set(ALL, new Highlight(...ranges.map(({ range }) => range)));
    CSS.highlights.set(HERE, Object.assign(new Highlight(...here), { priority: 1 }));
  }

  #rangeOf({ cell, start, end }) {
    return rangeOf(cell.element, [start, end]);
  }

  #goTo({ cell, start, end }) {
    if (!this.matrix.writable) return cell.element.scrollIntoView({ block: "nearest" });
    cell.focus();
    writeCaret(cell.element, [start, end]);
  }
}
