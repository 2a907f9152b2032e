// From what hands type to the outbox: taken up within moments, sent at the first pause, nothing overwritten unseen.

import { followMarks, restore } from "./commands.js";
import { goneAbove } from "./kept.js";
import { keyOf } from "./outbox.js";
import { cellText, cellVersion } from "./plan.js";
import { LIMIT, marks, oneAfterOther, size } from "./text.js";

const KEEP = 120; // ms from a key to the outbox
const PAUSE = 350; // ms of rest after which what was typed is sent

/** Belongs to one matrix; `current` is the cell that is or last was the editor. */
export class Writing {
  constructor({ desk, replica, ghost, notes, changed }) {
    Object.assign(this, { desk, replica, ghost, notes, changed });
    this.outbox = desk.outbox;
    this.current = null;
  }

  /** Something was typed in a cell. */
  typed(cell) {
    this.current = cell;
    if (!cell.dirty) this.changed();
    cell.dirty = true;
    this.keeping ??= setTimeout(() => this.captureAll(), KEEP);
    this.desk.sender.kick(PAUSE);
  }

  /** Say whether something was typed that the outbox does not have. */
  get isDirty() {
    return Boolean(this.current?.dirty);
  }

  /** Take up what is being typed. */
  captureAll() {
    clearTimeout(this.keeping);
    this.keeping = null;
    if (this.current) this.capture(this.current);
  }

  /** Take up what stands in a cell; `before` are changes that belong to it, such as new notes. */
  capture(cell, before = []) {
    if (!cell.dirty) return;
    cell.dirty = false;
    const earlier = cell.text;
    cell.text = cell.read();
    if (cell.text !== earlier || before.length) this.#write(cell, earlier, before);
    this.changed();
  }

  /** Keep and send changes that are no text: one step, which is returned. */
  push(changes) {
    const step = this.outbox.push(changes);
    this.changed();
    this.flush();
    return step;
  }

  /** Send what waits without a pause. */
  flush() {
    if (this.outbox.steps.length) this.desk.sender.kick();
  }

  /** Take "mine", "theirs", or "both" one after the other; say whether that was possible. */
  choose(held, which) {
    const { item, field, text, inserts } = this.outbox.held.get(keyOf(held.item, held.field)) ?? held;
    const { settled, shown } = this.replica;
    const theirs = cellText(settled, item, field);
    const isTitle = shown.items.get(item)?.type === "axis" && field === "title";
    const chosen = { mine: text ?? "", theirs, both: oneAfterOther(theirs, text ?? "", isTitle ? " " : "\n") }[which];
    if (size(chosen) > LIMIT) return false;
    this.outbox.release(keyOf(item, field));
    const before = shown.items.has(item) ? this.#recoveries(item) : inserts.map(({ id, ...change }) => change);
    if (which === "theirs") this.#restoreNotes(theirs);
    else this.outbox.set({ item, field, text: chosen || null, base: this.#baseOf(held), before: [...before, ...this.#returnNotes(chosen)] });
    this.changed();
    this.flush();
    return true;
  }

  // What was never shown beside one's own text is not overwritten: that text still stands on what it was typed upon.
  #baseOf({ item, field, status, base }) {
    const { settled, shown } = this.replica;
    const isUnseen = status === "refused" || goneAbove(shown, item).length > 0;
    return isUnseen && base !== undefined ? base : cellVersion(settled, item, field);
  }

  /** Nothing may be written here any more: what is being typed is taken up, and the cell is text again. */
  stop() {
    this.captureAll();
    this.flush();
    if (!this.current?.isOpen) return;
    this.current.close();
    this.current.element.blur();
  }

  /** Writing goes on: what was refused meanwhile goes up as the edit it was of the text it was typed upon. */
  resume() {
    for (const held of [...this.outbox.held.values()].filter((each) => each.status === "refused")) {
      const { items } = this.replica.shown;
      const isHere = items.has(held.item);
      if (!isHere && !held.inserts.some(({ parent }) => items.has(parent))) continue;
      const { item, field, text, base, inserts } = this.outbox.release(keyOf(held.item, held.field));
      const before = isHere ? this.#recoveries(item) : inserts.map(({ id, ...change }) => change);
      this.outbox.set({ item, field, text: text || null, base: base ?? 0, before });
      this.changed();
    }
    this.flush();
  }

  #write(cell, earlier, before) {
    const { item, field, key, text } = cell;
    if (this.outbox.held.has(key)) return this.outbox.rewrite(key, text);
    const plan = this.replica.shown;
    const behind = followMarks(plan, marks(earlier), marks(text), (note) => this.notes.isMarked(note, key));
    const inserts = [...this.ghost.insertsFor(plan, item), ...before];
    const change = this.outbox.set({ item, field, text: text || null, base: cell.base, earlier, before: inserts, behind });
    cell.base = change.id; // what is typed next stands on this one, shown anew or not
    return this.desk.sender.remind(PAUSE);
  }

  #recoveries(item) {
    const { shown } = this.replica;
    const found = [];
    for (let each = shown.items.get(item); each; each = shown.items.get(each.parent)) {
      if (each.deleted) found.push(...restore(shown, each.id));
    }
    return found;
  }

  #restoreNotes(text) {
    const changes = this.#returnNotes(text);
    if (changes.length) this.outbox.push(changes);
  }

  #returnNotes(text) {
    const gone = marks(text).filter((note) => this.replica.shown.items.get(note)?.deleted);
    return gone.map((item) => ({ kind: "restore", item }));
  }
}
