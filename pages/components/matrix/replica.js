// This page's copy of an axis: what the server said, then what it has taken from here, then what still waits.

import { connectionTo, pause } from "../live/connection.js";
import { applyChanges, applyMessage, readPlan } from "./plan.js";

/**
 * `confirmed` is the server's word up to its revision; `settled` adds own steps the live socket has not brought back,
 * `shown` adds those that wait. `problem` is "signed_out", "missing" or a sentence when the axis cannot be read.
 */
export class Replica {
  constructor({ workshop, axis, outbox, changed, early = null }) {
    Object.assign(this, { workshop, axis, outbox, changed, early });
    this.confirmed = null;
    this.problem = null;
    this.writable = false;
    this.reads = 0; // how often the server said who may write
    this.unread = [];
    this.isLoading = false;
    this.failures = 0;
    this.connection = connectionTo(workshop);
    this.stop = this.connection.listen({
      message: (message) => this.#hear(message),
      reset: () => this.load(),
      state: () => changed(),
      returned: () => this.confirmed || this.load(),
      revoked: () => changed(),
    });
  }

  /** Read the axis anew; what comes over the socket meanwhile is applied behind it. */
  async load() {
    if (this.isLoading) return void (this.again = true);
    this.isLoading = true;
    const payload = await this.#fetch();
    this.isLoading = false;
    if (this.again) {
      this.again = false;
      return this.load();
    }
    if (payload) this.#take(payload);
    this.changed();
  }

  /** Forget what was derived: the outbox has changed. */
  invalidate() {
    this.derived = null;
  }

  /** Return the plan with all the server has taken. */
  get settled() {
    return this.#derive().settled;
  }

  /** Return the plan as it is shown: with what was written here and waits. */
  get shown() {
    return this.#derive().shown;
  }

  /** Listen no more. */
  close() {
    this.closed = true;
    clearTimeout(this.later);
    this.stop();
  }

  #derive() {
    if (!this.derived) {
      const settled = applyChanges(this.confirmed, this.outbox.settled.flatMap((step) => step.changes));
      const shown = applyChanges(settled, this.outbox.steps.flatMap((step) => step.changes));
      this.derived = { settled, shown };
    }
    return this.derived;
  }

  async #fetch() {
    const asked = this.early ?? askFor(this);
    this.early = null;
    try {
      const response = await asked;
      if (response.ok) return await response.json();
      this.problem = await problemOf(response);
    } catch {
      this.problem = "offline";
    }
    if (this.problem === "offline") this.#loadLater();
    return null;
  }

  #loadLater() {
    if (this.closed) return;
    clearTimeout(this.later);
    this.later = setTimeout(() => this.load(), pause((this.failures += 1)));
  }

  #take(payload) {
    this.problem = null;
    this.failures = 0;
    this.writable = payload.writable;
    this.reads += 1;
    this.confirmed = readPlan(payload);
    for (const message of this.unread) this.confirmed = applyMessage(this.confirmed, message);
    this.unread = [];
    this.outbox.seen(this.confirmed.revision);
    this.invalidate();
    this.connection.start(this.confirmed.revision);
    if (this.confirmed.stale) this.load();
  }

  #hear(message) {
    if (this.isLoading || !this.confirmed) this.unread.push(message);
    if (!this.confirmed) return;
    this.confirmed = applyMessage(this.confirmed, message);
    this.outbox.seen(this.confirmed.revision);
    this.invalidate();
    if (this.confirmed.stale) this.load();
    this.changed();
  }
}

/** Ask for an axis; the answer may be waited for later, when there is a replica to take it. */
export function askFor({ workshop, axis }) {
  const url = `/api/workshops/${workshop}/axes/${axis}`;
  const asked = fetch(url, { credentials: "same-origin", signal: AbortSignal.timeout(20_000) });
  asked.catch(() => undefined); // it fails where it is waited for
  return asked;
}

async function problemOf(response) {
  if (response.status === 401) return "signed_out";
  if (response.status === 408 || response.status === 429 || response.status >= 500) return "offline";
  const answer = await response.json().catch(() => null);
  return answer?.message ?? "missing";
}
