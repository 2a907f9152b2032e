import assert from "node:assert/strict";
import { test } from "node:test";

import { Outbox, keyOf } from "../../../pages/components/matrix/outbox.js";

/** Return an outbox over a store in memory, ids counting from 1. */
function outboxOver(records = new Map()) {
  let count = 0;
  const store = {
    put: (record) => records.set(record.seq, structuredClone(record)),
    delete: (seq) => records.delete(seq),
  };
  return new Outbox({ store, newId: () => `id${(count += 1)}` });
}

const typed = (text, base = 1, more = {}) => ({ item: "a1", field: "text", text, base, ...more });

function answer(step, ...results) {
  return { revision: 9, results: results.map((result, place) => ({ id: step.changes[place].id, ...result })) };
}

test("edits that were not sent become one", () => {
  const records = new Map();
  const outbox = outboxOver(records);

  outbox.set(typed("H"));
  outbox.set(typed("Hola"));

  assert.equal(outbox.steps.length, 1);
  assert.deepEqual([...records.values()].map((record) => record.changes[0].text), ["Hola"]);
});

test("edit behind one that was sent stands upon it", () => {
  const outbox = outboxOver();
  outbox.set(typed("Uno"));

  const first = outbox.take().changes[0];
  const second = outbox.set(typed("Uno dos"));

  assert.equal(outbox.steps.length, 2);
  assert.equal(second.base, first.id);
  assert.equal(first.text, "Uno");
});

test("acknowledged step leaves queue and store and stays on the screen until the socket brings it", () => {
  const records = new Map();
  const outbox = outboxOver(records);
  outbox.set(typed("Uno"));
  const step = outbox.take();

  outbox.acknowledge(step, answer(step, { status: "applied", version: 2, text: "Uno" }));

  assert.deepEqual([outbox.steps.length, records.size], [0, 0]);
  assert.deepEqual(outbox.settled[0].changes[0].version, 2);
  outbox.seen(9);
  assert.deepEqual(outbox.settled, []);
});

test("edit typed upon a text stored as sent stands upon its version", () => {
  const outbox = outboxOver();
  outbox.set(typed("Uno"));
  const step = outbox.take();
  outbox.set(typed("Uno dos"));

  outbox.acknowledge(step, answer(step, { status: "applied", version: 5, text: "Uno" }));

  assert.equal(outbox.steps[0].changes[0].base, 5);
});

test("edit typed upon a text that was merged still stands upon the own change", () => {
  const outbox = outboxOver();
  const first = outbox.set(typed("Uno"));
  const step = outbox.take();
  outbox.set(typed("Uno dos"));

  outbox.acknowledge(step, answer(step, { status: "merged", version: 5, text: "Antes. Uno" }));

  assert.equal(outbox.steps[0].changes[0].base, first.id);
  assert.equal(outbox.settled[0].changes[0].text, "Antes. Uno");
});

test("typing caught after the answer stands upon the version its text has", () => {
  const outbox = outboxOver();
  const first = outbox.set(typed("Uno"));
  const step = outbox.take();
  outbox.acknowledge(step, answer(step, { status: "applied", version: 5, text: "Uno" }));

  const second = outbox.set(typed("Uno dos", first.id));

  assert.equal(second.base, 5);
});

test("parked text is held with what was typed since, and nothing of it is sent", () => {
  const records = new Map();
  const outbox = outboxOver(records);
  outbox.set(typed("Mío"));
  const step = outbox.take();
  outbox.set(typed("Mío y más"));

  outbox.acknowledge(step, answer(step, { status: "parked", version: 4, text: "Suyo", reason: "Otra persona…" }));

  assert.equal(outbox.steps.length, 0);
  assert.equal(outbox.held.get(keyOf("a1", "text")).text, "Mío y más");
  assert.deepEqual([...records.values()].map((record) => record.held.text), ["Mío y más"]);
});

test("held text can be written on and let go", () => {
  const records = new Map();
  const outbox = outboxOver(records);
  outbox.set(typed("Mío"));
  outbox.refuse(outbox.take(), "La etapa está cerrada.");

  outbox.rewrite("a1/text", "Mío, corregido");
  const held = outbox.release("a1/text");

  assert.deepEqual([held.text, held.reason, held.status], ["Mío, corregido", "La etapa está cerrada.", "refused"]);
  assert.equal(records.size, 0);
});

test("refused row is told, its text held with what it takes to make it again", () => {
  const outbox = outboxOver();
  const insertion = { kind: "insert", type: "action", item: "a1", parent: "o1", after: null, cells: {} };
  outbox.set(typed("Nueva", 0, { before: [insertion] }));

  const refused = outbox.refuse(outbox.take(), "La etapa está cerrada.");

  assert.deepEqual(refused.map(({ change }) => change.kind), ["insert"]);
  assert.deepEqual(outbox.held.get("a1/text").inserts.map((change) => change.item), ["a1"]);
  assert.equal(outbox.held.get("a1/text").base, 0);
});

test("adopted steps go first, unchanged, and are not written into", () => {
  const records = new Map();
  const outbox = outboxOver(records);
  outbox.set({ item: "a2", field: "text", text: "De esta página", base: 1 });
  const left = { seq: 1, request: "r0", changes: [{ id: "c0", kind: "set", item: "a1", field: "text", base: 1, text: "De antes" }] };

  outbox.adopt([left, { seq: 2, held: { item: "a3", field: "text", text: "Por elegir", status: "parked" } }]);
  const behind = outbox.set(typed("De antes y de ahora"));

  assert.deepEqual(outbox.steps.map((step) => step.changes[0].text), ["De antes", "De esta página", "De antes y de ahora"]);
  assert.deepEqual([outbox.steps[0].request, outbox.steps[0].changes[0].id, behind.base], ["r0", "c0", "c0"]);
  assert.equal(outbox.held.get("a3/text").text, "Por elegir");
  assert.equal(records.size, 4);
});

test("beginning stays below what a closing page may send", () => {
  const outbox = outboxOver();
  for (const item of ["a1", "a2", "a3"]) outbox.set({ item, field: "text", text: "x".repeat(30_000), base: 1 });

  const sizes = [1_000, 60_000, 65_000, 200_000].map((bytes) => outbox.beginning(bytes).length);

  assert.deepEqual(sizes, [0, 1, 2, 3]);
});

test("waitingCells names the last change of each cell", () => {
  const outbox = outboxOver();
  outbox.set(typed("Uno"));
  outbox.take();
  const last = outbox.set(typed("Uno dos"));

  assert.deepEqual([...outbox.waitingCells()], [["a1/text", last.id]]);
});

test("rows with their words that were refused wait on disk until they are let go", () => {
  const records = new Map();
  const outbox = outboxOver(records);
  const row = { kind: "insert", item: "r1", type: "action", parent: "o1", cells: { text: "Una fila[^n1]" } };
  const note = { kind: "insert", item: "n1", type: "footnote", cells: { text: "Su nota" } };
  outbox.push([row, note, { kind: "insert", item: "r2", type: "action", parent: "o1", cells: {} }]);
  const step = outbox.take();

  outbox.refuse(step, "La etapa se cerró.");

  assert.deepEqual(outbox.steps, []);
  const next = outboxOver();
  next.adopt([...records.values()]);
  assert.deepEqual(next.unplaced.map(({ rows, notes, reason }) => [rows.map(({ item }) => item), notes, reason]), [
    [["r1"], [["n1", "Su nota"]], "La etapa se cerró."],
  ]);
  assert.deepEqual([next.steps, next.records().length], [[], 1]);
  outbox.discard();
  assert.deepEqual([outbox.unplaced, records.size], [[], 0]);
});

test("refused deletion leaves nothing that would wait", () => {
  const records = new Map();
  const outbox = outboxOver(records);
  outbox.push([{ kind: "delete", item: "a1" }]);
  const step = outbox.take();

  outbox.refuse(step, "No.");

  assert.deepEqual([outbox.unplaced, records.size], [[], 0]);
});
