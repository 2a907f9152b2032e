// What others have just done, for a moment in sight: which cells they changed, which rows they took away or brought back.

import { fill } from "../elements.js";
import { connectionTo } from "../live/connection.js";
import { keyOf } from "./outbox.js";

const FRESH = 5_000; // ms a change of somebody else stays marked
const MOST = 60; // cells marked at once: more are a new plan, not news

/**
 * Belongs to one matrix, and hears of a change before the plan takes it up. Calls back: joined(key, name) where
 * somebody's text was put together with what stood there, gone(item, name), returned(item, name) where a row came back
 * with what was written in it, `name` being `null` for oneself. `revision()` is what the plan has already.
 */
export class News {
  constructor({ workshop, outbox, messages, revision, joined, gone, returned }) {
    Object.assign(this, { outbox, messages, revision, joined, gone, returned });
    this.writers = new Map(); // cell → { by, version }: who of the others changed it last, and what version that made
    this.fresh = new Map(); // cell → until when it is marked
    this.deleted = new Map(); // row → who of the others deleted it
    this.marked = new Set();
    this.isStirred = false;
    this.stop = connectionTo(workshop).listen({ message: (message) => this.hear(message) });
  }

  /** Take up one message of the live socket. */
  hear({ revision, changes = [] }) {
    if (revision <= this.revision()) return;
    this.isStirred ||= changes.some((change) => !this.isOwn(change));
    const until = Date.now() + FRESH;
    for (const change of changes) {
      if (change.kind === "restore") this.#hearReturn(change, changes);
      if (this.isOwn(change)) this.deleted.delete(change.item);
      else if (change.kind === "delete") this.#hearDelete(change);
      else if (change.kind === "set" || change.kind === "insert") this.#hearText(change, until);
    }
  }

  /** Say, once, whether others changed something since this was asked last. */
  take() {
    const wasStirred = this.isStirred;
    this.isStirred = false;
    return wasStirred;
  }

  /** Mark the cells that changed just now; `cellOf(key)` is a cell on the screen. */
  show(cellOf) {
    const now = Date.now();
    for (const [key, until] of this.fresh) if (until <= now) this.fresh.delete(key);
    for (const box of this.marked) if (box.dataset.news && !this.fresh.has(box.dataset.news)) this.#unmark(box);
    for (const key of this.fresh.keys()) {
      const box = cellOf(key)?.element.parentElement;
      if (box && box.dataset.news !== key) this.#mark(box, key);
    }
    clearTimeout(this.later);
    if (this.fresh.size) this.later = setTimeout(() => this.show(cellOf), FRESH / 5);
  }

  /** Return who of the others last changed a cell, as far as this page has heard. */
  writerOf(key) {
    return this.writers.get(key)?.by ?? null;
  }

  /** Return who of the others made a version of a cell; `null` while that has not been heard. */
  writerOfVersion(key, version) {
    const last = this.writers.get(key);
    return last?.version === version ? last.by : null;
  }

  /** Say whether a change was made on this page. */
  isOwn({ id }) {
    const { steps, settled } = this.outbox;
    return [...steps, ...settled].some((step) => step.changes.some((change) => change.id === id));
  }

  close() {
    clearTimeout(this.later);
    this.stop();
  }

  #hearText(change, until) {
    const fields = change.kind === "set" ? [change.field] : Object.keys(change.cells ?? {});
    for (const field of fields) {
      const key = keyOf(change.item, field);
      this.writers.set(key, { by: change.by, version: change.kind === "set" ? change.version : 1 });
      if (this.fresh.size < MOST) this.fresh.set(key, until);
      if (change.merged) this.joined(key, change.by);
    }
  }

  #hearDelete({ item, by }) {
    this.deleted.set(item, by);
    this.gone(item, by);
  }

  // The server brings a deleted row back for a text that was written in it: the two come together.
  #hearReturn(restored, changes) {
    this.deleted.delete(restored.item);
    const written = changes.find(({ kind, item }) => kind === "set" && item === restored.item);
    if (written && !this.isOwn(restored)) this.returned(restored.item, this.isOwn(written) ? null : written.by);
  }

  #mark(box, key) {
    box.dataset.news = key;
    box.classList.add("pl-news");
    box.title = fill(this.messages.changed_by, { name: this.writerOf(key) });
    this.marked.add(box);
  }

  #unmark(box) {
    delete box.dataset.news;
    box.classList.remove("pl-news");
    box.removeAttribute("title");
    this.marked.delete(box);
  }
}
