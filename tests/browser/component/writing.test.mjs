import assert from "node:assert/strict";
import { test } from "node:test";

import { Outbox } from "../../../pages/components/matrix/outbox.js";
import { Writing } from "../../../pages/components/matrix/writing.js";

const items = new Map([["a1", { id: "a1", deleted: false }], ["o1", { id: "o1", deleted: false }]]);

/** Return a matrix's writing over an outbox in memory, which sends nothing by itself. */
function writingOver(outbox) {
  const desk = { outbox, sender: { kick: () => undefined, remind: () => undefined } };
  return new Writing({ desk, replica: { shown: { items }, settled: { items } }, changed: () => undefined });
}

function outboxInMemory() {
  let count = 0;
  return new Outbox({ store: { put: () => undefined, delete: () => undefined }, newId: () => `id${(count += 1)}` });
}

test("what was refused goes up again upon the text it was typed upon", () => {
  const outbox = outboxInMemory();
  outbox.set({ item: "a1", field: "text", text: "Mío", base: 4 });
  outbox.refuse(outbox.take(), "El eje está entregado.");

  writingOver(outbox).resume();

  assert.equal(outbox.held.size, 0);
  assert.deepEqual(outbox.steps.map(({ changes }) => changes.map(({ item, text, base }) => [item, text, base])), [[["a1", "Mío", 4]]]);
});

test("refused row of which two texts waited is made again once", () => {
  const outbox = outboxInMemory();
  const insertion = { kind: "insert", type: "action", item: "a9", parent: "o1", after: null, cells: {} };
  const responsible = { kind: "set", item: "a9", field: "responsible", base: 0, text: "Norte" };
  outbox.set({ item: "a9", field: "text", text: "Nueva", base: 0, before: [insertion], behind: [responsible] });
  outbox.refuse(outbox.take(), "El eje está entregado.");
  const writing = writingOver(outbox);
  writing.changed = () => outbox.steps.some(({ changes }) => changes[0].kind === "insert") && items.set("a9", { id: "a9" });

  writing.resume();

  assert.deepEqual(outbox.steps.map(({ changes }) => changes.map(({ kind }) => kind)), [["insert", "set"], ["set"]]);
});

test("text that waits for a choice, or stands in another axis, is left where it is", () => {
  const outbox = outboxInMemory();
  outbox.hold({ item: "a1", field: "text", text: "Mío", base: 1 }, { status: "parked" }, { changes: [] });
  outbox.hold({ item: "far", field: "text", text: "Mío", base: 1 }, { status: "refused" }, { changes: [] });

  writingOver(outbox).resume();

  assert.deepEqual([outbox.held.size, outbox.steps.length], [2, 0]);
});

test("what is being typed when writing ends is taken up, and its cell is text again", () => {
  const outbox = outboxInMemory();
  const writing = writingOver(outbox);
  writing.ghost = { insertsFor: () => [] };
  const calls = [];
  const element = { blur: () => calls.push("blur") };
  const close = () => calls.push("close");
  writing.current = { item: "a1", field: "text", key: "a1/text", text: "", base: 3, dirty: true, isOpen: true, read: () => "Mío", close, element };

  writing.stop();

  assert.deepEqual(outbox.steps.map(({ changes }) => [changes[0].text, changes[0].base]), [["Mío", 3]]);
  assert.deepEqual(calls, ["close", "blur"]);
});
