// Footnotes where they are typed: a mark in a text, a note of its own under the row, one for the other.

import { newId } from "./identity.js";
import { keyOf } from "./outbox.js";
import { cellText } from "./plan.js";

/** Belongs to one matrix; `say(key)` shows a phrase, `go(item, field)` puts the caret there. */
export class Notes {
  constructor({ root, replica, say, go }) {
    Object.assign(this, { root, replica, say, go });
    this.numberOf = (note) => String(replica.confirmed?.noteNumbers[note] ?? "*");
  }

  /** Put a new footnote at the caret of a cell and go and write it; `also(note)` gives changes of the same step. */
  add(cell, writing, { text = "", also = () => [] } = {}) {
    if (!cell?.element.isConnected) return this.say("note_where");
    if (cell.isNote) return this.say("note_in_note");
    if (writing.outbox.held.has(cell.key)) return this.say("to_choose");
    writing.capture(cell);
    const note = newId();
    if (!cell.isOpen) cell.focus({ atEnd: false });
    cell.insertMark(note, this.numberOf);
    cell.dirty = true;
    writing.capture(cell, [{ ...this.#insertion(note), cells: text ? { text } : {} }, ...also(note)]);
    writing.flush();
    return this.go(note, "text");
  }

  /** Return a new note with the text of another, its insertion added to `inserts`. */
  clone(note, inserts) {
    const copy = newId();
    const text = cellText(this.replica.shown, note, "text");
    inserts.push({ ...this.#insertion(copy), cells: text ? { text } : {} });
    return copy;
  }

  /** Say whether a note's mark stands in some text of this axis, other than the cell named `except`. */
  isMarked(note, except) {
    const sign = `[^${note}]`;
    const marking = ({ id, cells }) =>
      Object.entries(cells).some(([field, text]) => text?.includes(sign) && keyOf(id, field) !== except);
    return [...this.replica.shown.items.values()].some((item) => !item.deleted && marking(item));
  }

  /** Return the mark of a note on the screen. */
  markOf(note) {
    return this.root.querySelector(`.pl-mark[data-note="${CSS.escape(note)}"]`);
  }

  #insertion(item) {
    return { kind: "insert", type: "footnote", item, parent: this.replica.shown.root, after: null, cells: {} };
  }
}
