import assert from "node:assert/strict";
import { test } from "node:test";

import { Waiting, byDelegation, count, found, overlay } from "../../../pages/components/attendance/ticks.js";

const person = (id, more = {}) => ({
  id,
  name: id,
  delegation: "Norte",
  below: "",
  expected: true,
  state: "no",
  at: "",
  late: 0,
  ...more,
});
const ANA = person("Ana Mora", { below: "Fiscalía" });
const BRUNO = person("Bruno Lara", { delegation: "Sur", state: "here", at: "09:12", late: 12 });
const VISIT = person("Visita", { delegation: "", expected: false });

class Store extends Map {
  getItem = (key) => this.get(key) ?? null;
  setItem = (key, text) => this.set(key, text);
  removeItem = (key) => this.delete(key);
}

test("what waits is shown at once, the last word of several", () => {
  const steps = [
    { does: "here", people: ["Ana Mora", "Visita"] },
    { does: "away", people: ["Bruno Lara"] },
    { does: "left", people: ["Visita"] },
  ];

  const shown = overlay([ANA, BRUNO, VISIT], steps);

  assert.deepEqual(shown.map(({ state, waits, at, late }) => [state, waits, at, late]), [
    ["here", true, "", 0],
    ["no", true, "", 0],
    ["left", true, "", 0],
  ]);
  assert.equal(ANA.state, "no");
});

test("people are found by words of name, delegation and post, without accents", () => {
  const all = [ANA, BRUNO, VISIT];

  assert.deepEqual(found(all, "fiscalia  ANA", "all"), [ANA]);
  assert.deepEqual(found(all, "sur", "all"), [BRUNO]);
  assert.deepEqual(found(all, "", "absent"), [ANA]);
  assert.deepEqual(found(all, "", "inside"), [BRUNO]);
  assert.deepEqual(found(all, "", "late"), [BRUNO]);
});

test("people are parted by delegation in the order in which these come", () => {
  const other = person("Olga");

  assert.deepEqual(byDelegation([ANA, BRUNO, other, VISIT]), [
    ["Norte", [ANA, other]],
    ["Sur", [BRUNO]],
    ["", [VISIT]],
  ]);
});

test("counts are of what is shown", () => {
  const gone = person("Gil", { state: "left" });

  assert.deepEqual(count([ANA, BRUNO, VISIT, gone]), { expected: 3, present: 2, inside: 1, late: 1 });
});

test("what waits survives a reload, in order, and is forgotten once sent", () => {
  const store = new Store();
  const before = new Waiting(store, "k");
  before.add({ does: "here", people: ["a"], at: 1 });
  before.add({ does: "left", people: ["a"], at: 2 });

  const after = new Waiting(store, "k");
  assert.deepEqual(after.steps.map(({ does }) => does), ["here", "left"]);
  after.shift();
  after.shift();

  assert.equal(store.size, 0);
  assert.deepEqual(new Waiting(store, "k").steps, []);
});

test("a store that is full or broken loses nothing while the page is open", () => {
  const broken = {
    getItem: () => "{",
    setItem: () => {
      throw new Error("full");
    },
  };
  const waiting = new Waiting(broken, "k");

  waiting.add({ does: "here", people: ["a"], at: 1 });

  assert.equal(waiting.steps.length, 1);
});
