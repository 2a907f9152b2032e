// What is said about saving: once for the page, and at each cell it concerns.

import { fill } from "../elements.js";
import { keyOf } from "./outbox.js";

const FRESH = 4_000; // ms that "saved" stays at a cell which is left
const LONGER = 10_000; // ms that it is said that a text was put together with somebody else's
const MOMENT = 200; // ms behind that in which it is taken away

/** Knows when cells were saved; words come from the viewer's catalog. `isOpen(key)` says which cell is the editor. */
export class States {
  constructor({ desk, messages, language, changed, isOpen }) {
    Object.assign(this, { desk, messages, changed, isOpen });
    this.clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    this.savedAt = null;
    this.cells = new Map();
    this.joins = new Map(); // cell → { words, time }
  }

  /** Note that a step was answered: its texts are saved. */
  settled(step) {
    const now = Date.now();
    this.savedAt = now;
    for (const change of step.changes) if (change.kind === "set") this.cells.set(keyOf(change.item, change.field), now);
    setTimeout(() => this.changed(), FRESH + 50);
  }

  /** Say for a while that a cell was put together with what somebody else wrote in it. */
  joined(key, words) {
    this.joins.set(key, { words, time: Date.now() });
    this.changed();
    setTimeout(() => this.changed(), LONGER + 50);
  }

  /** Say whether a cell was saved from here a moment ago. */
  isFresh(key) {
    return this.cells.has(key);
  }

  /** Return the items with a cell that has something to say, or had until a moment ago. */
  stirring() {
    const latest = Date.now() - FRESH - MOMENT;
    for (const [key, { time }] of this.joins) if (time < Date.now() - LONGER - MOMENT) this.joins.delete(key);
    for (const [key, time] of this.cells) if (time < latest && !this.isOpen(key)) this.cells.delete(key);
    return new Set([...this.cells.keys(), ...this.joins.keys(), ...this.desk.outbox.held.keys()].map((key) => key.split("/")[0]));
  }

  /** Return { kind, words, reload, choose } for the whole page. */
  ofPage({ online, isDirty, problem }) {
    const { messages, desk } = this;
    const { state } = desk.sender;
    if (state === "signed_out" || problem === "signed_out") return { kind: "stopped", words: messages.signed_out, reload: true };
    if (state === "outdated") return { kind: "stopped", words: messages.outdated, reload: true };
    if (desk.outbox.steps.length || isDirty) return this.#waiting(online);
    if (!online) return { kind: "unsent", words: messages.offline };
    if (desk.outbox.held.size) return { kind: "unsent", words: messages.to_choose, choose: true };
    return { kind: "saved", words: this.savedAt ? this.#saved(this.savedAt) : messages.all_saved };
  }

  /** Return { kind, words } for a cell, `null` when there is nothing to say. */
  ofCell(cell, { online, waiting }) {
    if (this.desk.outbox.held.has(cell.key)) return { kind: "held", words: "" };
    if (waiting.has(cell.key) || cell.dirty) return this.#waiting(online);
    const joined = this.joins.get(cell.key);
    if (joined && Date.now() - joined.time <= LONGER) return { kind: "joined", words: joined.words };
    const time = this.cells.get(cell.key);
    if (!time || (!cell.isOpen && Date.now() - time > FRESH)) return null;
    return { kind: "saved", words: this.#saved(time) };
  }

  #waiting(online) {
    const { state } = this.desk.sender;
    if (!online || state === "offline") return { kind: "unsent", words: this.messages.unsent_offline };
    if (state === "busy") return { kind: "unsent", words: this.messages.unsent_busy };
    if (this.desk.sender.isStopped) return { kind: "unsent", words: this.messages.unsent };
    return { kind: "saving", words: this.messages.saving };
  }

  #saved(time) {
    return fill(this.messages.saved, { time: this.clock.format(time) });
  }
}
