// What was written here and not yet acknowledged: steps in order, kept in a store, each change applied once.

/** Return the name of a cell. */
export function keyOf(item, field) {
  return `${item}/${field}`;
}

/**
 * A queue of steps; a step is one request, one revision: { seq, request, undoes, changes, attempted, earlier }, where
 * `undoes` is the request it takes back and `earlier` the text its typing began upon.
 * `store` keeps records by `seq`: put(record), delete(seq). `held` are texts that wait for the person to choose,
 * by cell; `unplaced` rows with their words that the server did not take, { seq, rows, notes, reason } each;
 * `settled` are steps the server has taken which the live socket has not yet brought back.
 */
export class Outbox {
  constructor({ store, newId }) {
    this.store = store;
    this.newId = newId;
    this.seq = 0;
    this.steps = [];
    this.held = new Map();
    this.unplaced = [];
    this.settled = [];
    this.watcher = null; // works out how to take steps back: continues, pushed, rewritten, failed (undoing.js)
    this.versions = new Map(); // own change → the version it made, where the cell became exactly what was sent
  }

  /** Append a step, which may take another back; each change gets its id. `edit` is the typing it carries, if any. */
  push(changes, undoes = undefined, edit = undefined) {
    const named = changes.map((change) => ({ id: this.newId(), ...change }));
    const step = { seq: (this.seq += 1), request: this.newId(), undoes, changes: named, attempted: false, earlier: edit?.earlier };
    this.watcher?.pushed(step, edit);
    this.steps.push(step);
    this.store.put(step);
    return step;
  }

  /**
   * Set a cell, `base` being the version (or own change) its text was typed upon; return the change that carries it.
   * An edit not yet sent takes the newer text up, unless it is a step of its own to those who undo; `before` and
   * `behind` are changes that belong to the same step, `earlier` is the text that was typed upon.
   */
  set({ item, field, text, base, earlier, before = [], behind = [] }) {
    const last = this.lastSet(item, field);
    const isPlain = !before.length && !behind.length;
    const edit = earlier === undefined ? undefined : { item, field, earlier, text: text ?? "" };
    if (last && isPlain && this.#isOpen(last.step, edit)) {
      last.change.text = text;
      if (edit) this.watcher?.rewritten(last.change, edit);
      this.store.put(last.step);
      return last.change;
    }
    const change = { kind: "set", item, field, base: last ? last.change.id : (this.versions.get(base) ?? base), text };
    return this.push([...before, change, ...behind], undefined, edit).changes[before.length];
  }

  /** Return the last waiting set of a cell with its step; `undefined` when none waits. */
  lastSet(item, field) {
    for (const step of [...this.steps].reverse()) {
      const change = step.changes.findLast((each) => each.kind === "set" && each.item === item && each.field === field);
      if (change) return { step, change };
    }
    return undefined;
  }

  /** Return cell → the last own change of it that waits. */
  waitingCells() {
    const cells = new Map();
    for (const step of this.steps) {
      for (const { kind, item, field, id } of step.changes) if (kind === "set") cells.set(keyOf(item, field), id);
    }
    return cells;
  }

  /** Return the step to send next, frozen from now on; `undefined` when there is none. */
  take() {
    const step = this.steps[0];
    if (step && !step.attempted) {
      step.attempted = true;
      this.store.put(step);
    }
    return step;
  }

  /** Return the first steps whose changes together stay below `bytes` when written as JSON. */
  beginning(bytes) {
    const found = [];
    let size = 200;
    for (const step of this.steps) {
      size += new TextEncoder().encode(JSON.stringify(step.changes)).length;
      if (size > bytes) break;
      found.push(step);
    }
    return found;
  }

  /**
   * Take an answer { revision, results } up; return the refused changes that leave no text to choose, with their
   * reasons: rows, and all of a step that was to take another back.
   */
  acknowledge(step, answer) {
    this.drop(step);
    const results = new Map(answer.results.map((result) => [result.id, result]));
    const taken = [];
    const refused = [];
    for (const change of step.changes) {
      const result = results.get(change.id) ?? { status: "refused", reason: "" };
      Object.assign(change, { outcome: result.status, made: result.version }); // for those who hear that it was answered
      if (result.status === "applied" || result.status === "merged") taken.push(this.#settle(change, result));
      else if (change.kind === "set" && !step.undoes && change.field !== "became") this.hold(change, result, step);
      else refused.push({ change, reason: result.reason });
    }
    if (taken.length < step.changes.length) this.watcher?.failed(step);
    if (taken.length) this.settled.push({ revision: answer.revision, changes: taken });
    this.#setAside(refused);
    return refused;
  }

  /** Take up that the server refused a whole step, for a reason in words. */
  refuse(step, reason) {
    const results = step.changes.map((change) => ({ id: change.id, status: "refused", reason }));
    return this.acknowledge(step, { revision: 0, results });
  }

  /** Forget settled steps that the live socket has brought. */
  seen(revision) {
    this.settled = this.settled.filter((step) => step.revision > revision);
  }

  /** Keep a text that could not be placed, until somebody chooses. */
  hold(change, result, step) {
    const key = keyOf(change.item, change.field);
    const later = this.#takeBack(change.item, change.field);
    if (later !== undefined && (later ?? "") === step.earlier) return; // taken back meanwhile: nothing is left to choose
    const inserts = result.status === "refused" ? step.changes.filter((each) => each.kind === "insert") : [];
    const held = {
      seq: this.held.get(key)?.seq ?? (this.seq += 1),
      item: change.item,
      field: change.field,
      text: later ?? change.text,
      base: change.base,
      status: result.status,
      reason: result.reason ?? "",
      inserts,
    };
    this.held.set(key, held);
    this.store.put({ seq: held.seq, held });
  }

  /** Write on in a text that is held. */
  rewrite(key, text) {
    const held = this.held.get(key);
    held.text = text;
    this.store.put({ seq: held.seq, held });
  }

  /** Let go of a held text and return it. */
  release(key) {
    const held = this.held.get(key);
    this.held.delete(key);
    if (held) this.store.delete(held.seq);
    return held;
  }

  /** Let go of the rows that were not taken. */
  discard() {
    for (const { seq } of this.unplaced) this.store.delete(seq);
    this.unplaced = [];
  }

  /** Take records of an earlier page in front of the queue, as they were: they may have been sent already. */
  adopt(records) {
    const steps = [];
    for (const record of records) {
      const adopted = { ...record, seq: (this.seq += 1), attempted: true };
      if (adopted.held) this.held.set(keyOf(adopted.held.item, adopted.held.field), { ...adopted.held, seq: adopted.seq });
      else if (adopted.unplaced) this.unplaced.push({ ...adopted.unplaced, seq: adopted.seq });
      else steps.push(adopted);
      this.store.put(adopted);
    }
    this.steps.unshift(...steps);
  }

  /** Return everything as records, as the store keeps them. */
  records() {
    const held = [...this.held.values()].map((each) => ({ seq: each.seq, held: each }));
    return [...this.steps, ...held, ...this.unplaced.map((each) => ({ seq: each.seq, unplaced: each }))];
  }

  drop(step) {
    this.steps = this.steps.filter((each) => each !== step);
    this.store.delete(step.seq);
  }

  /** Keep rows that came with their words and were refused, with the notes of these, until somebody lets them go. */
  #setAside(refused) {
    const rows = refused.filter(({ change }) => change.type === "action" && Object.keys(change.cells ?? {}).length);
    if (!rows.length) return;
    const notes = refused.filter(({ change }) => change.type === "footnote").map(({ change }) => [change.item, change.cells?.text ?? ""]);
    const seq = (this.seq += 1);
    const kept = { seq, rows: rows.map(({ change }) => change), notes, reason: rows[0].reason };
    this.unplaced.push(kept);
    this.store.put({ seq, unplaced: kept });
  }

  #isOpen(step, edit) {
    return !step.attempted && !step.undoes && (!edit || !this.watcher || this.watcher.continues(edit));
  }

  #settle(change, result) {
    if (change.kind !== "set") return change;
    // As sent is as stored: later edits may stand on the version. A merged text is not what they were typed upon.
    const isAsSent = (result.text ?? "") === (change.text ?? "");
    if (isAsSent && Number.isInteger(result.version)) this.#rebase(change.id, result.version);
    return { ...change, text: result.text, version: result.version ?? undefined };
  }

  #rebase(id, version) {
    this.versions.set(id, version);
    for (const step of this.steps) {
      if (step.attempted) continue;
      const based = step.changes.filter((change) => change.base === id);
      for (const change of based) change.base = version;
      if (based.length) this.store.put(step);
    }
  }

  #takeBack(item, field) {
    let text;
    for (const step of this.steps.filter((each) => !each.attempted)) {
      const mine = step.changes.filter((each) => each.kind === "set" && each.item === item && each.field === field);
      if (!mine.length) continue;
      text = mine.at(-1).text;
      step.changes = step.changes.filter((each) => !mine.includes(each));
      this.watcher?.failed(step);
      if (step.changes.length) this.store.put(step);
      else this.drop(step);
    }
    return text;
  }
}
