// What is done to rows: each command one step, one request, the focus where one goes on writing.

import { fill } from "../elements.js";
import * as commands from "./commands.js";
import { copyRow } from "./copying.js";
import { duplicate } from "./duplicating.js";
import { newId } from "./identity.js";
import { tick } from "./outcome.js";
import { cellText } from "./plan.js";
import { commandsFor } from "./view.js";

/** Belongs to one matrix. */
export class Rows {
  constructor(matrix) {
    this.matrix = matrix;
  }

  /** Do a command on a row; `field` is the cell it was asked from. */
  run(command, item, field) {
    const { matrix } = this;
    if (ASKED.has(command)) return matrix.ask(command, { item, field });
    if (!this.#may(command, item)) return undefined;
    matrix.writing.captureAll();
    if (command === "add_objective") return this.addObjective();
    if (command === "copy_row") return copyRow(matrix, item);
    const id = newId();
    const changes = command === "duplicate" ? this.#copy(item, id) : COMMANDS[command](this.#plan, item, id);
    if (!changes.length) return undefined;
    const number = matrix.table.rows.get(item)?.number.textContent ?? "";
    const near = command === "delete" ? matrix.steps.nearRow([item]) : null;
    const { request } = matrix.writing.push(changes);
    if (near) return this.#offerBack(request, number, near);
    if (changes.at(-1).kind === "insert") return matrix.focusCell(id, this.#first);
    return matrix.focusCell(item, field, { atEnd: false });
  }

  /** Tick an action as adopted, or take the tick back. */
  tick(item) {
    this.matrix.writing.captureAll();
    const changes = tick(this.#plan, item, this.matrix.settings.decides);
    if (changes.length) this.matrix.writing.push(changes);
  }

  /** Append an action to an objective, `null` for the last one, and go there. */
  addAction(objective) {
    const { matrix } = this;
    matrix.writing.captureAll();
    const { action } = matrix.ghost;
    if (matrix.table.cell(action, this.#first)) return matrix.focusCell(action, this.#first);
    const id = newId();
    matrix.writing.push(commands.appendAction(this.#plan, objective, id));
    return matrix.focusCell(id, this.#first);
  }

  /** Append an objective and go there. */
  addObjective() {
    this.matrix.writing.captureAll();
    const id = newId();
    this.matrix.writing.push(commands.appendObjective(this.#plan, id));
    this.matrix.focusCell(id, "text");
  }

  /** Append a row of its kind behind the last cell; from a row that is still empty the keys lead out of the table. */
  addBehind(cell) {
    const { matrix } = this;
    matrix.writing.captureAll();
    const item = matrix.rowItem(cell);
    const isEmpty = matrix.settings.columns.every(({ field }) => !cellText(this.#plan, item, field));
    if (this.#plan.items.get(item)?.type !== "action" || isEmpty) return matrix.leaveTable();
    return this.run("insert_below", item, cell.field);
  }

  // Keys ask for anything anywhere; a row does what its menu offers.
  #may(command, item) {
    if (!this.#plan.items.has(item)) return false;
    const { view } = this.matrix.table.rows.get(item) ?? {};
    return command === "insert_action" || Boolean(view && commandsFor(this.#plan, view, true).includes(command));
  }

  #copy(item, id) {
    const { notes } = this.matrix;
    return duplicate(this.#plan, item, id, { newId, clone: (note, inserts) => notes.clone(note, inserts) });
  }

  get #plan() {
    return this.matrix.replica.shown;
  }

  get #first() {
    return this.matrix.settings.columns[0].field;
  }

  #offerBack(request, number, near) {
    const { matrix } = this;
    const { messages } = matrix.settings;
    matrix.focusCell(near.item, near.field);
    const words = fill(messages.deleted, { row: number.replace(/[.)]$/, "") });
    matrix.toast.show(words, { words: messages.undo, onclick: () => matrix.steps.undo(request) });
  }
}

// What Python shows in a dialog of its own.
const ASKED = new Set(["history", "other_axes", "remarks"]);

const COMMANDS = {
  insert_below: commands.insertBelow,
  insert_action: insertAction,
  insert_sub_action: commands.insertSubAction,
  move_up: commands.moveUp,
  move_down: commands.moveDown,
  indent: commands.indent,
  outdent: commands.outdent,
  delete: commands.remove,
};

// In the blocks above the table a new action goes to the end of it.
function insertAction(plan, item, id) {
  const { type } = plan.items.get(item);
  if (type === "action") return commands.insertAction(plan, item, id);
  return commands.appendAction(plan, type === "objective" ? item : null, id);
}

/** How each command looks in the menu: its icon. */
export const ENTRIES = {
  add_objective: { icon: "plus" },
  insert_below: { icon: "below" },
  insert_sub_action: { icon: "sub" },
  duplicate: { icon: "copy" },
  move_up: { icon: "up" },
  move_down: { icon: "down" },
  indent: { icon: "indent" },
  outdent: { icon: "outdent" },
  other_axes: { icon: "across" },
  remarks: { icon: "remark" },
  copy_row: { icon: "clipboard" },
  history: { icon: "history" },
  delete: { icon: "trash" },
};
