// Undo and redo of one's own steps: two stacks in the page, each step with the changes that would take it back.

import { inverseOf, isWriting, natureOf } from "./inverse.js";
import { keyOf } from "./outbox.js";
import { cellText, cellVersion } from "./plan.js";
import { beginStretch, extendStretch, isOneStretch } from "./stretch.js";

const MOST = 300; // steps kept
const stacks = new WeakMap();

/** Return what was done in an axis since the page was loaded; it outlives the matrix that shows the axis. */
export function undoingOf(desk, axis) {
  if (!stacks.has(desk)) stacks.set(desk, new Map());
  const ofDesk = stacks.get(desk);
  if (!ofDesk.has(axis)) ofDesk.set(axis, new Undoing({ outbox: desk.outbox }));
  return ofDesk.get(axis);
}

/**
 * Hears from the outbox of every step; `replica` says what is settled and shown, and is set by who shows the axis.
 * A step is { back: changes, requests, nature, stretch }: stretch is set while typing may still go on in it.
 */
export class Undoing {
  constructor({ outbox, now = () => Date.now() }) {
    Object.assign(this, { outbox, now, replica: null });
    this.done = [];
    this.undone = [];
  }

  /** Say whether an edit of a cell belongs to the stretch typed last. */
  continues({ item, field, earlier, text }) {
    const stretch = this.undone.length ? null : this.done.at(-1)?.stretch;
    return stretch?.key === keyOf(item, field) && isOneStretch(stretch, { earlier, text }, this.now());
  }

  /** Take up a step that was pushed; `edit` is { item, field, earlier, text } where it carries typing. */
  pushed(step, edit) {
    if (step.undoes || !isWriting(this.replica.shown, step.changes)) return;
    if (edit && step.changes.length === 1 && this.continues(edit)) return this.#extend(edit, step);
    const earlier = new Map(edit ? [[keyOf(edit.item, edit.field), edit.earlier]] : []);
    const plan = this.replica.shown;
    const isTyping = edit && step.changes.every(({ kind, type }) => kind === "set" || (kind === "insert" && type !== "footnote"));
    this.#keep(this.done, {
      back: inverseOf(plan, step.changes, earlier),
      requests: [step.request],
      nature: natureOf(plan, step.changes),
      stretch: isTyping ? beginStretch(keyOf(edit.item, edit.field), edit, this.now()) : null,
    });
    this.undone = [];
  }

  /** Take up that typing went on in a change not sent yet. */
  rewritten(change, edit) {
    this.#extend(edit, { changes: [change] });
  }

  /** Drop a step that the server did not take as it was: there is nothing to take back. */
  failed({ request }) {
    this.done = this.done.filter((step) => !step.requests.includes(request));
    this.undone = this.undone.filter((step) => !step.requests.includes(request));
  }

  /** Take the last step back, or the one a request made; return it as { changes, nature }, `null` where there is none. */
  undo(request) {
    return this.#take(this.done, this.undone, request);
  }

  /** Do again what was taken back last. */
  redo() {
    return this.#take(this.undone, this.done);
  }

  /** Say whether a step would touch a text that waits for a choice. */
  isHeld(step) {
    return Boolean(step?.back.some(({ kind, item, field }) => kind === "set" && this.outbox.held.has(keyOf(item, field))));
  }

  #take(from, to, request) {
    for (;;) {
      const at = request ? from.findIndex((step) => step.requests.includes(request)) : from.length - 1;
      if (at < 0) return null;
      const [step] = from.splice(at, 1);
      const plan = this.replica.shown;
      const changes = step.back.map((change) => this.#fresh(plan, change)).filter(Boolean);
      if (!changes.length) continue;
      const { changes: sent, request: own } = this.outbox.push(changes, step.requests.at(-1));
      const froms = step.back.filter(({ kind }) => kind === "set").map((each) => [keyOf(each.item, each.field), each.from]);
      this.#keep(to, { back: inverseOf(plan, sent, new Map(froms)), requests: [own], nature: step.nature, stretch: null });
      return { changes, nature: step.nature };
    }
  }

  // A text goes back upon what is shown; where somebody else's came in between, upon the own change, for both to be merged.
  #fresh(plan, { from, ...change }) {
    const { kind, item, field } = change;
    if (kind === "delete" && plan.items.get(item)?.deleted) return null;
    if (kind === "restore" && !plan.items.get(item)?.deleted) return null;
    if (kind !== "set") return { ...change };
    const shown = cellText(plan, item, field);
    if (shown === change.text) return null;
    const own = shown === from ? this.outbox.waitingCells().get(keyOf(item, field)) : change.base;
    const base = own ?? cellVersion(this.replica.settled, item, field);
    return { ...change, text: change.text || null, base: this.outbox.versions.get(base) ?? base };
  }

  #extend(edit, { changes: [change], request }) {
    const step = this.done.at(-1);
    const back = step.back.find(({ kind, item, field }) => kind === "set" && item === edit.item && field === edit.field);
    if (back) Object.assign(back, { from: edit.text, base: change.id });
    if (request) step.requests.push(request);
    extendStretch(step.stretch, edit, this.now());
  }

  #keep(stack, step) {
    if (!step.back.length) return;
    stack.push(step);
    if (stack.length > MOST) stack.shift();
  }
}
