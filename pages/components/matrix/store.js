// Keeps the outbox on this computer's disk, so that a closed tab or a killed browser loses nothing.

const NAME = "plenaria-outbox";
const LEASE = 6_000; // ms a page owns its records after its last sign of life
const RENEWAL = 2_000;
const ANSWER = 400; // ms a live page has to say so
const OPENING = 1_500; // ms IndexedDB may take to open

/** Open the store of one page load; without IndexedDB it lives in localStorage alone. */
export async function openStore({ person, workshop, page }) {
  const db = await Promise.race([openDatabase().catch(() => null), late(OPENING)]);
  return new Store(db, { person, workshop, page });
}

/** Delete what a person left on this computer: they are leaving. */
export async function forget(person) {
  for (const key of copies()) if (readCopy(key)?.person === person) localStorage.removeItem(key);
  const db = await openDatabase().catch(() => null);
  if (!db) return;
  const transaction = db.transaction(["pages", "records"], "readwrite");
  const pages = (await done(transaction.objectStore("pages").getAll())).filter((each) => each.person === person);
  for (const { page } of pages) {
    transaction.objectStore("pages").delete(page);
    transaction.objectStore("records").delete(rangeOf(page));
  }
}

/** Records of one page by `seq`, owned under a lease that is renewed while there are any. */
export class Store {
  constructor(db, owner) {
    this.db = db;
    this.owner = owner;
    this.kept = new Map();
    this.channel = openChannel(owner);
    this.renewal = setInterval(() => this.#renew(), RENEWAL);
  }

  /** Keep a record, in place of an earlier one with its `seq`. */
  put(record) {
    this.kept.set(record.seq, record);
    if (!this.db) return this.copy(Date.now() + LEASE);
    const transaction = this.#write();
    transaction.objectStore("pages").put({ ...this.owner, until: Date.now() + LEASE });
    transaction.objectStore("records").put({ ...record, page: this.owner.page });
  }

  /** Delete a record; without any the page owns nothing. */
  delete(seq) {
    this.kept.delete(seq);
    if (!this.db) return this.copy(Date.now() + LEASE);
    const transaction = this.#write();
    transaction.objectStore("records").delete([this.owner.page, seq]);
    if (!this.kept.size) transaction.objectStore("pages").delete(this.owner.page);
  }

  /**
   * Copy all records to localStorage at once, as the page closes: whoever finds the copy may adopt it.
   * `until` (ms of the clock) puts that off, for a page that lives on.
   */
  copy(until = 0) {
    const key = `${NAME}-${this.owner.page}`;
    try {
      if (!this.kept.size) return localStorage.removeItem(key);
      localStorage.setItem(key, JSON.stringify({ ...this.owner, until, records: [...this.kept.values()] }));
    } catch {
      // Full or forbidden: IndexedDB has all but the last moments.
    }
  }

  /**
   * Return the records that closed pages of this person left, oldest page first, and how to delete them there once
   * they are kept here. Two pages may find the same ones: each change has its id and is applied once.
   */
  async orphans() {
    const left = copies().map(readCopy).filter((copy) => copy && this.#isOurs(copy) && copy.until < Date.now());
    const pages = new Map(left.map((copy) => [copy.page, copy.records]));
    for (const page of await this.#abandoned()) if (!pages.has(page)) pages.set(page, []);
    const found = [];
    for (const [page, copied] of pages) found.push(...joined(await this.#read(page), copied));
    return { records: found, release: () => [...pages.keys()].forEach((page) => this.#release(page)) };
  }

  /** Say whether another page took this one's records while it slept. */
  async isTaken() {
    if (!this.db || !this.kept.size) return false;
    const transaction = this.db.transaction("pages");
    return !(await done(transaction.objectStore("pages").get(this.owner.page)));
  }

  async #abandoned() {
    if (!this.db) return [];
    const pages = await done(this.db.transaction("pages").objectStore("pages").getAll());
    const expired = pages.filter((each) => this.#isOurs(each) && each.until < Date.now()).map((each) => each.page);
    const alive = await this.#alive(expired);
    return expired.filter((page) => !alive.has(page));
  }

  #alive(pages) {
    const alive = new Set();
    if (!pages.length || !this.channel) return alive;
    const hear = (event) => event.data.alive && alive.add(event.data.alive);
    this.channel.addEventListener("message", hear);
    for (const page of pages) this.channel.postMessage({ ask: page });
    return new Promise((resolve) => {
      setTimeout(() => {
        this.channel.removeEventListener("message", hear);
        resolve(alive);
      }, ANSWER);
    });
  }

  async #read(page) {
    if (!this.db) return [];
    return done(this.db.transaction("records").objectStore("records").getAll(rangeOf(page)));
  }

  #release(page) {
    localStorage.removeItem(`${NAME}-${page}`);
    if (!this.db) return;
    const transaction = this.#write();
    transaction.objectStore("pages").delete(page);
    transaction.objectStore("records").delete(rangeOf(page));
  }

  #isOurs({ person, workshop, page }) {
    return person === this.owner.person && workshop === this.owner.workshop && page !== this.owner.page;
  }

  #renew() {
    if (!this.kept.size) return;
    if (!this.db) return this.copy(Date.now() + LEASE);
    const pages = this.db.transaction("pages", "readwrite").objectStore("pages");
    pages.get(this.owner.page).onsuccess = (event) => {
      if (event.target.result) pages.put({ ...this.owner, until: Date.now() + LEASE });
    };
  }

  #write() {
    return this.db.transaction(["pages", "records"], "readwrite", { durability: "strict" });
  }
}

/** Return the records of a page by `seq`, those of its last copy being newer than those on disk. */
export function joined(kept, copied) {
  const records = new Map(kept.map((record) => [record.seq, record]));
  for (const record of copied) records.set(record.seq, record);
  return [...records.values()].sort((one, other) => one.seq - other.seq);
}

function openDatabase() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore("pages", { keyPath: "page" });
      opening.result.createObjectStore("records", { keyPath: ["page", "seq"] });
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = opening.onblocked = () => reject(opening.error);
  });
}

function openChannel(owner) {
  if (!globalThis.BroadcastChannel) return null;
  const channel = new BroadcastChannel(NAME);
  channel.addEventListener("message", (event) => {
    if (event.data.ask === owner.page) channel.postMessage({ alive: owner.page });
  });
  return channel;
}

function copies() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(`${NAME}-`));
  } catch {
    return [];
  }
}

function readCopy(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function rangeOf(page) {
  return IDBKeyRange.bound([page, 0], [page, Infinity]);
}

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function late(time) {
  return new Promise((resolve) => setTimeout(() => resolve(null), time));
}
