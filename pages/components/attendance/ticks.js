// What was ticked and is not yet known to be kept: shown at once, sent in order, and remembered through a reload.

const STATES = { here: "here", away: "no", left: "left" };

/** Return the people as they are shown: as the server last said, with what waits to be sent laid over it. */
export function overlay(people, waiting) {
  const wanted = new Map(waiting.flatMap((step) => step.people.map((id) => [id, step.does])));
  return people.map((person) => (wanted.has(person.id) ? { ...person, ...become(person, wanted.get(person.id)) } : person));
}

function become(person, does) {
  const state = STATES[does];
  return { state, waits: true, ...(state === "no" ? { at: "", late: 0 } : {}) };
}

/** Return those whose name, delegation or post holds each word that is looked for, and who pass the filter. */
export function found(people, query, filter) {
  const words = fold(query).split(" ").filter(Boolean);
  return people.filter((person) => {
    const text = fold(`${person.name} ${person.delegation} ${person.below}`);
    return words.every((word) => text.includes(word)) && passes(person, filter);
  });
}

function passes(person, filter) {
  if (filter === "absent") return person.state === "no" && person.expected;
  if (filter === "inside") return person.state === "here";
  if (filter === "late") return person.late > 0;
  return true;
}

function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Return [delegation, people][] in the order in which delegations first come. */
export function byDelegation(people) {
  const parts = new Map();
  for (const person of people) parts.set(person.delegation, [...(parts.get(person.delegation) ?? []), person]);
  return [...parts];
}

/** Return how many are expected, came, are inside and came late, as shown. */
export function count(people) {
  const came = people.filter((person) => person.state !== "no");
  return {
    expected: people.filter((person) => person.expected).length,
    present: came.length,
    inside: came.filter((person) => person.state === "here").length,
    late: came.filter((person) => person.late > 0).length,
  };
}

/** What waits to be sent, oldest first; `store` is a Storage and `key` the place in it. */
export class Waiting {
  constructor(store, key) {
    Object.assign(this, { store, key });
    this.steps = this.#read();
  }

  /** Take in a step: { does: "here" | "away" | "left", people, at } with `at` in ms. */
  add(step) {
    this.steps.push(step);
    this.#write();
  }

  /** Let go of the oldest step. */
  shift() {
    this.steps.shift();
    this.#write();
  }

  #read() {
    try {
      return JSON.parse(this.store.getItem(this.key)) ?? [];
    } catch {
      return [];
    }
  }

  #write() {
    try {
      if (this.steps.length) this.store.setItem(this.key, JSON.stringify(this.steps));
      else this.store.removeItem(this.key);
    } catch {
      // a full or forbidden store: what waits is still sent while the page is open
    }
  }
}
