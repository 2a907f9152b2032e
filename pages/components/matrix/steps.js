// Undo and redo for the hands: two buttons, where the caret goes, and what is said of it.

import { button, element, fill } from "../elements.js";
import { writeCaret } from "./caret.js";
import { keysOf } from "./keys.js";
import { cellText } from "./plan.js";
import { editOf } from "./stretch.js";
import { flat } from "./text.js";
import { undoingOf } from "./undoing.js";

/** Belongs to one matrix; the steps themselves outlive it. */
export class Steps {
  constructor(matrix) {
    this.matrix = matrix;
    this.undoing = undoingOf(matrix.desk, matrix.settings.axis);
    this.undoing.replica = matrix.replica;
    matrix.outbox.watcher = this.undoing;
    this.buttons = { undo: this.#button("undo"), redo: this.#button("redo") };
    this.spoken = element("div", { class: "pl-spoken", role: "status", "aria-live": "polite" });
    matrix.toolbar.element.querySelector(".pl-bar-tools").prepend(this.buttons.undo, this.buttons.redo);
    matrix.toolbar.element.append(this.spoken);
  }

  /** Take the last own step back, or the one a request made. */
  undo(request) {
    this.#go("undo", request);
  }

  /** Do again what was taken back last. */
  redo() {
    this.#go("redo");
  }

  /** Say on the buttons what they would do. */
  update() {
    const { undoing, matrix } = this;
    this.#show("undo", undoing.done.at(-1), matrix.writing.isDirty);
    this.#show("redo", undoing.undone.at(-1), false);
  }

  /** Read out what was done, for those who do not see it. */
  say(words) {
    this.spoken.textContent = words;
  }

  #go(name, request) {
    const { matrix, undoing } = this;
    if (!matrix.writable) return;
    matrix.writing.captureAll();
    if (undoing.isHeld(request ? null : undoing[LISTS[name]].at(-1))) return matrix.tell("to_choose");
    const before = matrix.replica.shown;
    const taken = undoing[name](request);
    matrix.writing.changed();
    matrix.writing.flush();
    if (!taken) return matrix.render();
    const near = this.nearRow(taken.changes.map(({ item }) => item)); // while the table is still as it was
    matrix.render();
    this.#goTo(taken.changes, near, before);
    this.say(fill(matrix.settings.messages[SAID[name]], { step: this.#words(taken.nature) }));
  }

  /** Return the cell to go to when some rows will be gone: in the nearest one before them, or behind. */
  nearRow(items) {
    const { table } = this.matrix;
    const rows = table.cells().map((cell) => cell.element.closest(".pl-row").row.view);
    const places = rows.flatMap(({ item }, place) => (items.includes(item) ? [place] : []));
    const near = rows[places[0] - 1] ?? rows[places.at(-1) + 1];
    return near ? { item: near.item, field: near.cells[0].field } : {};
  }

  // To what was written, to the row that is back, else to the one beside it; an empty table has but its ghost.
  #goTo(changes, near, before) {
    const { table, ghost, settings } = this.matrix;
    const set = changes.find(({ kind, item, field }) => kind === "set" && table.cell(item, field));
    const back = changes.find(({ item }) => table.rows.has(item));
    const target = set ?? (back && { item: back.item, field: table.rows.get(back.item).view.cells[0].field }) ?? near;
    const cell = table.cell(target.item, target.field) ?? table.cell(ghost.action, settings.columns[0].field);
    if (!cell) return;
    cell.focus();
    const edit = set && editOf(flat(cellText(before, set.item, set.field)), flat(set.text ?? ""));
    const place = edit ? edit.start + edit.added : Infinity;
    writeCaret(cell.element, [place, place]);
  }

  #button(name) {
    const made = button({ icon: name, label: this.matrix.settings.messages[name], class: `pl-${name}`, disabled: true });
    made.onclick = () => this[name]();
    made.addEventListener("mousedown", (event) => event.preventDefault()); // the caret stays in the text
    return made;
  }

  #show(name, step, isDirty) {
    const { messages } = this.matrix.settings;
    const shown = this.buttons[name];
    const words = step && !isDirty ? fill(messages[`${name}_step`], { step: this.#words(step.nature) }) : messages[name];
    const title = `${words} (${keysOf(name, messages)})`;
    shown.disabled = !step && !isDirty;
    shown.hidden = !this.matrix.writable;
    if (shown.title === title) return;
    shown.title = title;
    shown.setAttribute("aria-label", words);
  }

  #words({ kind, item, field, count }) {
    const { messages } = this.matrix.settings;
    const label = this.matrix.table.rows.get(item)?.cells.get(field)?.element.getAttribute("aria-label");
    if (kind === "write" && label) return fill(messages.step_write_in, { cell: label.replace(/[.)]$/, "") });
    return fill(messages[count > 1 ? `step_${kind}_many` : `step_${kind}`], { count });
  }
}

const LISTS = { undo: "done", redo: "undone" };
const SAID = { undo: "undone_step", redo: "redone_step" };
