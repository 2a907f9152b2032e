// One row on the screen: its number, its cells with their state, its notes, its menu.

import { Cell } from "./cell.js";
import { button, element, fill } from "../elements.js";
import { heldPanel } from "./held.js";
import { outcomeWords, showOutcome } from "./outcome.js";

/** `kind` is axis, objective, commitment (blocks above or between) or action; the same element through all updates. */
export class Row {
  constructor(row, settings) {
    this.settings = settings;
    this.cells = new Map();
    this.notes = new Map();
    this.boxes = new Map();
    this.number = element("div", { class: "pl-number", role: "rowheader" });
    const boxes = row.cells.map((cell) => this.#box(cell, row.kind));
    this.menuButton = button({ label: settings.messages.row_menu, class: "pl-menu-button", "aria-haspopup": "menu" });
    this.tools = element("div", { class: "pl-tools", role: "cell" }, this.menuButton);
    this.element = element("div", { class: `pl-row pl-${row.kind}`, role: "row" }, this.number, ...boxes, this.tools);
    this.element.row = this;
  }

  /** Show what the view says of this row; one where nothing stirred since is left alone. */
  update(row, context) {
    const { outcome, isReworded } = row.outcome ?? {};
    const { number, level, isWithdrawn, across } = row;
    const shown = [context.epoch, number, level, isWithdrawn, across, outcome, isReworded, ...context.itemsOf(row)];
    const isStill = !context.isStirring(row) && this.shown?.length === shown.length;
    this.view = row;
    if (isStill && shown.every((each, place) => each === this.shown[place])) return;
    this.shown = context.isStirring(row) ? null : shown;
    this.#show(row, context);
  }

  #show(row, context) {
    this.element.classList.toggle("pl-sub", row.level > 0);
    this.element.classList.toggle("pl-ghost", Boolean(row.isGhost));
    this.element.classList.toggle("pl-withdrawn", Boolean(row.isWithdrawn));
    this.number.title = row.isWithdrawn ? context.messages.withdrawn : "";
    const heading = row.kind === "action" ? row.number : [row.cells[0].label, row.number].filter(Boolean).join(" ");
    if (this.number.textContent !== heading) this.number.textContent = heading;
    for (const cell of this.cells.values()) this.#updateCell(cell, row, context);
    if (row.kind === "objective" && row.number) this.#span(context.columns.length);
    this.#updateAcross(row, context);
    showOutcome(this, row, context);
    this.#updateNotes(row, context);
    this.menuButton.hidden = !context.commandsFor(row).length;
    this.menuButton.setAttribute("aria-label", fill(context.messages.row_menu_of, { row: heading || row.cells[0].label }));
  }

  /** Return all cells in reading order, the notes after the rest. */
  allCells() {
    return [...this.cells.values(), ...this.notes.values()];
  }

  #box({ item, field, label }, kind) {
    const cell = new Cell({ item, field, label, language: this.settings.textLanguage, isSingle: kind === "axis" });
    this.cells.set(field, cell);
    const box = element("div", { class: "pl-cell", role: "cell", "data-label": label, "data-field": field }, cell.element);
    this.boxes.set(cell.key, box);
    return box;
  }

  #updateCell(cell, row, context) {
    const { text, base } = context.textOf(cell);
    cell.update(text, base, context.numberOf);
    const placeholder = context.placeholderOf(row, cell);
    cell.describe({ label: `${cell.label} ${row.number}`.trim(), writable: context.writable, placeholder });
    this.#updateState(cell, this.boxes.get(cell.key), context);
  }

  #updateState(cell, box, context) {
    const state = context.stateOf(cell);
    const words = state?.words ?? "";
    if ((box.dataset.state ?? "") !== (state?.kind ?? "")) state ? (box.dataset.state = state.kind) : delete box.dataset.state;
    if (words && !box.said) box.append((box.said = element("div", { class: "pl-state" })));
    if (box.said && box.said.textContent !== words) box.said.textContent = words;
    if (box.said && !words) box.said = void box.said.remove();
    this.#updateHeld(cell, box, context);
  }

  #updateHeld(cell, box, context) {
    const held = context.heldOf(cell.key);
    const signature = held ? JSON.stringify([held.status, held.theirs, held.text]) : null;
    if ((cell.heldShown ?? null) === signature) return;
    cell.heldShown = signature;
    const panel = box.querySelector(":scope > .pl-held");
    if (held && panel?.update(held)) return;
    panel?.remove();
    if (held) cell.element.after(heldPanel(held, context));
  }

  // An objective among the rows stands over all their columns.
  #span(count) {
    for (const { key } of this.cells.values()) this.boxes.get(key).setAttribute("aria-colspan", count);
  }

  // What few rows have is made only there: five hundred rows are a matter of how many elements there are.
  #updateAcross(row, context) {
    const across = row.across ? fill(context.messages.across, { axes: row.across }) : "";
    const words = [outcomeWords(row, context), across].filter(Boolean).join(" · ");
    if (!words && !this.across) return;
    if (!this.across) this.tools.after((this.across = element("div", { class: "pl-across", role: "cell" })));
    this.across.textContent = words;
    this.across.hidden = !words;
  }

  #updateNotes(row, context) {
    if (!row.notes.length && !this.noteList) return;
    if (!this.noteList) this.element.append((this.noteList = element("div", { class: "pl-notes", role: "cell" })));
    const wanted = new Set(row.notes.map(({ note }) => note));
    for (const [note, cell] of this.notes) {
      if (wanted.has(note)) continue;
      this.boxes.delete(cell.key);
      this.notes.delete(note);
      cell.element.closest(".pl-note").remove();
    }
    row.notes.forEach(({ note }, place) => this.#updateNote(note, place, context));
    this.notes = new Map(row.notes.map(({ note }) => [note, this.notes.get(note)]));
    this.noteList.hidden = !row.notes.length;
  }

  #updateNote(note, place, context) {
    if (!this.notes.has(note)) this.#addNote(note);
    const cell = this.notes.get(note);
    const box = this.boxes.get(cell.key);
    const number = context.numberOf(note);
    if (this.noteList.children[place] !== box.parentNode) this.noteList.insertBefore(box.parentNode, this.noteList.children[place]);
    const shown = box.parentNode.firstChild;
    if (shown.textContent !== number) shown.textContent = number;
    const { text, base } = context.textOf(cell);
    cell.update(text, base, context.numberOf);
    const label = fill(context.messages.note_label, { number });
    cell.describe({ label, writable: context.writable, placeholder: context.messages.note_placeholder });
    this.#updateState(cell, box, context);
  }

  #addNote(note) {
    const language = this.settings.textLanguage;
    const cell = new Cell({ item: note, field: "text", label: "", language, isNote: true });
    const box = element("div", { class: "pl-note-cell" }, cell.element);
    this.noteList.append(element("div", { class: "pl-note" }, element("span", { class: "pl-note-number" }), box));
    this.notes.set(note, cell);
    this.boxes.set(cell.key, box);
  }
}
