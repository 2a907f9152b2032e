// Rows move by their number: mouse, pen and finger drag it, a line shows where the row would go.

import { boundsOf, scrollerOf, speedAt } from "../edges.js";
import { element, fill } from "../elements.js";
import { dragged, dropOf } from "./dropping.js";

const START = 6; // px before a press becomes a drag
const SHIFT = 28; // px to a side that mean another level

/** Belongs to one matrix; nothing moves before the row is let go, and then by one change. */
export class Dragging {
  constructor(matrix) {
    this.matrix = matrix;
    this.line = element("div", { class: "pl-drop", hidden: true });
    this.chip = element("div", { class: "pl-dragged", hidden: true, "aria-hidden": "true" });
    matrix.root.append(this.line, this.chip);
    matrix.root.addEventListener("pointerdown", (event) => this.#onDown(event));
    matrix.root.addEventListener("mousedown", (event) => this.#rowOf(event) && event.preventDefault()); // the caret stays
  }

  /** Let go of everything, with nothing moved. */
  cancel() {
    this.listening?.abort();
    cancelAnimationFrame(this.frame);
    this.row?.element.classList.remove("pl-moving");
    this.matrix.root.classList.remove("pl-dragging");
    this.line.hidden = this.chip.hidden = true;
    this.row = this.drop = null;
  }

  #onDown(event) {
    const row = this.#rowOf(event);
    if (!row || event.button !== 0 || !event.isPrimary) return;
    this.cancel();
    Object.assign(this, { row, start: event, point: event, isMoving: false, gap: null });
    this.listening = new AbortController();
    const { signal } = this.listening;
    const on = (name, handle, options) => window.addEventListener(name, handle, { signal, ...options });
    on("pointermove", (moved) => moved.pointerId === event.pointerId && this.#onMove(moved));
    on("pointerup", (released) => released.pointerId === event.pointerId && this.#onUp());
    on("pointercancel", () => this.cancel());
    on("blur", () => this.cancel());
    on("keydown", (pressed) => this.#onKey(pressed), { capture: true });
  }

  #onMove(event) {
    this.point = event;
    const { start } = this;
    if (!this.isMoving && Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) < START) return;
    if (!this.isMoving) this.#begin();
    this.#follow();
  }

  #begin() {
    const { root } = this.matrix;
    this.isMoving = true;
    root.setPointerCapture(this.start.pointerId);
    root.classList.add("pl-dragging");
    this.row.element.classList.add("pl-moving");
    const text = this.row.cells.get("text")?.element.textContent ?? "";
    this.chip.textContent = `${this.row.number.textContent} ${text}`;
    this.scroller = scrollerOf(root);
    this.frame = requestAnimationFrame(() => this.#scroll());
  }

  #onUp() {
    const { matrix, row, isMoving } = this;
    if (isMoving) this.#follow();
    const change = isMoving ? this.drop?.change : null;
    this.cancel();
    if (!change || !matrix.writable) return;
    matrix.writing.captureAll();
    matrix.writing.push([change]);
    matrix.render();
    const number = row.number.textContent.replace(/[.)]$/, "");
    matrix.steps.say(fill(matrix.settings.messages.moved, { row: number }));
  }

  #onKey(event) {
    if (event.key !== "Escape" || !this.isMoving) return;
    event.preventDefault();
    event.stopPropagation();
    this.cancel();
  }

  // What others do meanwhile may have moved the rows, or taken this one away: all is looked at anew.
  #follow() {
    const { matrix, point, start } = this;
    const plan = matrix.replica.shown;
    const { item } = this.row.view;
    if (!this.row.element.isConnected || plan.items.get(item)?.deleted) return this.cancel();
    const along = dragged(plan, item);
    const stays = ({ row }) => row && plan.items.has(row.view.item) && !along.has(row.view.item);
    this.gap = this.#gapAt(point, stays) ?? this.gap;
    if (this.gap === null) return undefined;
    const rows = [...matrix.table.body.children].filter(stays).map(({ row }) => row);
    const distance = point.clientX - start.clientX;
    const shift = Math.abs(distance) < SHIFT ? 0 : Math.sign(distance);
    this.drop = dropOf(plan, rows.map(({ view }) => view), item, this.gap, shift);
    return this.#show(rows);
  }

  // How many of the rows that stay are above the hand; `null` between two cards.
  #gapAt({ clientX, clientY }, stays) {
    const { body } = this.matrix.table;
    const box = body.getBoundingClientRect();
    const all = [...body.children];
    if (clientY < box.top) return 0;
    if (clientY >= box.bottom) return all.filter(stays).length;
    const x = Math.min(Math.max(clientX, box.left + 2, 2), box.right - 2, window.innerWidth - 2);
    const under = document.elementsFromPoint(x, clientY).map((each) => each.closest(".pl-body > .pl-row"));
    const at = all.indexOf(under.find(Boolean));
    if (at < 0) return null;
    const { top, height } = all[at].getBoundingClientRect();
    return all.slice(0, clientY > top + height / 2 ? at + 1 : at).filter(stays).length;
  }

  #show(rows) {
    const { chip, line, point, drop } = this;
    chip.hidden = false;
    const left = Math.min(point.clientX + 14, window.innerWidth - chip.offsetWidth - 8);
    const top = Math.min(point.clientY + 10, window.innerHeight - chip.offsetHeight - 8);
    chip.style.transform = `translate(${left}px, ${top}px)`;
    line.hidden = !drop;
    if (!drop) return;
    const box = this.matrix.table.body.getBoundingClientRect();
    const above = rows[drop.gap - 1]?.element.getBoundingClientRect();
    const at = above?.bottom ?? rows[drop.gap]?.element.getBoundingClientRect().top ?? box.top;
    line.classList.toggle("pl-drop-sub", drop.level > 0);
    line.style.top = `${at}px`;
    line.style.left = `${Math.max(box.left, 0)}px`;
    line.style.width = `${Math.min(box.right, window.innerWidth) - Math.max(box.left, 0)}px`;
  }

  #scroll() {
    // What Streamlit lays over the top of the page covers rows.
    const covered = parseFloat(getComputedStyle(this.matrix.root).getPropertyValue("--pl-top")) || 0;
    const { top, bottom } = boundsOf(this.scroller, covered);
    const before = this.scroller.scrollTop;
    this.scroller.scrollTop += speedAt(this.point.clientY, top, bottom);
    if (this.scroller.scrollTop !== before) this.#follow();
    if (this.row) this.frame = requestAnimationFrame(() => this.#scroll());
  }

  // The row whose number was pressed, where it may be moved.
  #rowOf(event) {
    const row = event.target.closest?.(".pl-body > .pl-row > .pl-number")?.parentNode.row;
    return row && this.matrix.writable && this.matrix.replica.shown.items.has(row.view.item) ? row : null;
  }
}
