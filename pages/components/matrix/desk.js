// One person's desk in one workshop: outbox, store and sender, shared by every matrix this page load shows.

import { connectionTo } from "../live/connection.js";
import { newId } from "./identity.js";
import { Outbox } from "./outbox.js";
import { Sender } from "./sender.js";
import { openStore } from "./store.js";

const AFTER_LEASE = 7_000; // ms until what a killed browser left may be adopted
const desks = new Map();

/** Return the desk of a person in a workshop, open and ready to write on. */
export function deskOf(person, workshop) {
  const key = `${workshop} ${person}`;
  if (!desks.has(key)) desks.set(key, openDesk(person, workshop));
  return desks.get(key);
}

async function openDesk(person, workshop) {
  const page = newId();
  const store = await openStore({ person, workshop, page });
  return new Desk(workshop, page, store);
}

/**
 * Listeners are objects with any of: capture() takes up what is being typed, isDirty() says whether there is such,
 * settled(step) a step was answered, refused(changes) changes that cannot be, adopted() that what an earlier page left
 * is here now, changed() anything.
 */
class Desk {
  constructor(workshop, page, store) {
    this.listeners = new Set();
    this.store = store;
    this.outbox = new Outbox({ store, newId });
    this.sender = new Sender({
      workshop,
      client: page,
      outbox: this.outbox,
      answered: (step, answer) => this.#answered(step, this.outbox.acknowledge(step, answer)),
      refused: (step, reason) => this.#answered(step, this.outbox.refuse(step, reason)),
      changed: () => this.tell("changed"),
    });
    connectionTo(workshop).listen({ state: (online) => online && this.sender.retry(), returned: () => this.sender.retry() });
    this.#watchPage();
    this.adopt();
    setTimeout(() => this.adopt(), AFTER_LEASE);
  }

  /** Hear of what happens here; return how to stop. */
  listen(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Say whether something was written that the server does not have yet. */
  get isUnsent() {
    return this.outbox.steps.length > 0 || [...this.listeners].some((listener) => listener.isDirty?.());
  }

  /** Take up what a closed page of this person left behind. */
  async adopt() {
    const { records, release } = await this.store.orphans();
    if (records.length) this.outbox.adopt(records);
    release();
    if (!records.length) return;
    this.tell("changed");
    this.tell("adopted");
    this.sender.kick();
  }

  tell(what, value) {
    for (const listener of [...this.listeners]) listener[what]?.(value);
  }

  #answered(step, refused) {
    this.tell("settled", step);
    if (refused.length) this.tell("refused", refused);
  }

  #watchPage() {
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.#send());
    window.addEventListener("pagehide", () => this.#leave());
    window.addEventListener("beforeunload", (event) => {
      this.#send();
      if (this.isUnsent) event.preventDefault();
    });
    // A page that slept may have been taken for closed, its outbox adopted by another.
    window.addEventListener("pageshow", (event) => event.persisted && location.reload());
    document.addEventListener("resume", async () => (await this.store.isTaken()) && location.reload());
  }

  #send() {
    this.tell("capture");
    this.sender.kick();
  }

  #leave() {
    this.tell("capture");
    this.store.copy();
    this.sender.leave();
  }
}
