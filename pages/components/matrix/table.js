// The rows on the screen: made once, patched in place, moved without losing caret or scroll.

import { button, element } from "../elements.js";
import { arrange } from "./arrange.js";
import { readCaret, writeCaret } from "./caret.js";
import { Row } from "./row.js";

/** A head of blocks and a table of grid rows with ARIA roles; 500 rows cost what is on the screen. */
export class Table {
  constructor({ settings, onAdd, onMade }) {
    Object.assign(this, { settings, onAdd, onMade });
    this.isWhole = false;
    this.rows = new Map();
    this.moved = new Set(); // elements that the last showing put elsewhere
    this.head = element("div", { class: "pl-head", role: "table" });
    this.columns = element("div", { class: "pl-row pl-columns", role: "row" });
    this.body = element("div", { class: "pl-body", role: "rowgroup" });
    const header = element("div", { class: "pl-header", role: "rowgroup" }, this.columns);
    this.table = element("div", { class: "pl-table", role: "table" }, header, this.body);
  }

  /** Show a view; what is on the screen already is touched only where it differs. */
  render(view, context) {
    this.head.setAttribute("aria-label", context.messages.head);
    this.table.setAttribute("aria-label", context.messages.table);
    this.#renderColumns(context);
    this.moved.clear();
    this.#forget(new Set([...view.head, ...view.body].map((row) => row.key)));
    // What opens is first what is in view, the rest in the pauses behind it; what changes later is there at once.
    this.left = this.isWhole ? Infinity : this.latest ? 0 : FIRST;
    this.latest = { view, context };
    this.#placeAll();
    if (!this.isWhole) this.#goOnLater();
  }

  /** Make the rows that are still to come. */
  finish() {
    if (this.isWhole || !this.latest) return;
    this.left = Infinity;
    this.#placeAll();
  }

  /** Return how the rows fit into a width in px, one em being `size` px: "table", "cards", or "scrolling". */
  shapeFor(width, size) {
    if (width <= NARROW) return "cards";
    if (width >= this.least * size) return "table";
    return this.isWide ? "scrolling" : "cards";
  }

  /** Return a cell by item and field. */
  cell(item, field) {
    const found = this.#find(item, field);
    const isToCome = !found && !this.isWhole && this.latest?.view.body.some((row) => row.item === item);
    if (!isToCome) return found;
    this.finish();
    return this.#find(item, field);
  }

  /** Return every cell in reading order. */
  cells() {
    this.finish();
    const rows = [...this.head.children, ...this.body.children].map((child) => child.row).filter(Boolean);
    return rows.flatMap((row) => row.allCells());
  }

  #renderColumns({ columns, messages }) {
    const signature = JSON.stringify(columns);
    if (signature === this.signature) return;
    this.signature = signature;
    for (const [key, row] of this.rows) if (row.view?.kind === "action") this.#remove(key, row);
    const widths = columns.map(({ field }) => WIDTHS[field] ?? WIDTHS.other);
    this.table.style.setProperty("--pl-columns", widths.map(([least, share]) => `minmax(${least}em, ${share}fr)`).join(" "));
    this.least = widths.reduce((sum, [least]) => sum + least, FRAME);
    this.table.style.setProperty("--pl-least", `${this.least}em`);
    this.isWide = columns.length > 4;
    const names = [messages.number, ...columns.map(({ label }) => label)];
    const headings = names.map((name) => element("div", { class: "pl-column", role: "columnheader" }, name));
    const tools = element("div", { class: "pl-column", role: "columnheader", "aria-label": messages.row_menu });
    this.columns.replaceChildren(...headings, tools);
  }

  #find(item, field) {
    const key = `${item}/${field}`;
    for (const row of this.rows.values()) {
      const cell = row.allCells?.().find((each) => each.key === key);
      if (cell) return cell;
    }
    return undefined;
  }

  #placeAll() {
    const { view, context } = this.latest;
    this.isWhole = true;
    this.#place(this.head, view.head, context);
    this.#place(this.body, view.body, context);
    this.table.setAttribute("aria-busy", String(!this.isWhole));
  }

  #goOnLater() {
    const later = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, 10));
    this.going ??= later(() => this.#goOn(), { timeout: 100 });
  }

  #goOn() {
    this.going = null;
    if (this.isWhole) return;
    this.left = BATCH;
    this.#placeAll();
    if (this.isWhole) this.onMade();
    else this.#goOnLater();
  }

  #place(parent, rows, context) {
    const shown = [];
    for (const view of rows) {
      if (!this.rows.has(view.key) && (this.left -= 1) < 0) {
        this.isWhole = false;
        continue;
      }
      shown.push([this.#rowFor(view), view]);
    }
    for (const element of arrange(parent, shown.map(([row]) => row.element), move)) this.moved.add(element);
    for (const [row, view] of shown) row.update(view, context);
  }

  #rowFor(view) {
    if (!this.rows.has(view.key)) this.rows.set(view.key, view.kind === "add" ? this.#addRow(view) : new Row(view, this.settings));
    return this.rows.get(view.key);
  }

  #addRow(view) {
    const { messages } = this.settings;
    const add = button({ icon: "plus", text: messages.add_action, class: "pl-add", onclick: () => this.onAdd(view.item) });
    const cell = element("div", { role: "cell" }, add);
    return { element: element("div", { class: "pl-row pl-add-row", role: "row" }, cell), update: () => undefined };
  }

  #forget(keys) {
    for (const [key, row] of this.rows) if (!keys.has(key)) this.#remove(key, row);
  }

  #remove(key, row) {
    row.element.remove();
    this.rows.delete(key);
  }
}

// Of each column: its least width in em, and its share of what is left.
const WIDTHS = { text: [11, 3], note: [8.4, 1.5], internal_note: [8.4, 1.5], other: [8.4, 1.2] };
const FIRST = 40; // rows made before the first picture
const BATCH = 60; // rows made in one pause
const NARROW = 480; // px in which nobody reads a table
const FRAME = 6; // em for the number and the menu

// moveBefore keeps the focus of what it moves, where the browser knows it; the caret is ours to keep.
function move(parent, child, before) {
  const cell = child.contains(document.activeElement) ? document.activeElement.cell : null;
  const caret = cell && readCaret(cell.element);
  if (child.isConnected && parent.isConnected && parent.moveBefore) parent.moveBefore(child, before);
  else parent.insertBefore(child, before);
  if (!cell) return;
  if (document.activeElement !== cell.element) cell.element.focus({ preventScroll: true });
  cell.element.getBoundingClientRect(); // before it is laid out anew, Chromium puts any caret at the start
  if (caret) writeCaret(cell.element, caret);
}
