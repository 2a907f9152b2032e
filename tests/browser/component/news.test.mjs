import assert from "node:assert/strict";
import { test } from "node:test";

import { News } from "../../../pages/components/matrix/news.js";

let heard;

/** Return news that note what they call back; `outbox` holds the own change "mine". */
function news(revision = 7) {
  heard = [];
  const note = (what) => (...facts) => heard.push([what, ...facts]);
  const outbox = { steps: [], settled: [{ changes: [{ id: "mine" }] }] };
  const callbacks = { joined: note("joined"), gone: note("gone"), returned: note("returned") };
  return new News({ workshop: 1, outbox, messages: {}, revision: () => revision, ...callbacks });
}

const set = (more) => ({ id: "x", kind: "set", item: "a1", field: "text", by: "Ana Mora", ...more });

test("what others change is news, what one changed oneself is not", () => {
  const made = news();

  made.hear({ revision: 8, changes: [set({ id: "mine" })] });
  assert.deepEqual([made.take(), [...made.fresh.keys()]], [false, []]);
  made.hear({ revision: 9, changes: [set(), { id: "y", kind: "insert", item: "a2", cells: { text: "Dos" }, by: "Luis Paz" }] });

  assert.deepEqual([...made.fresh.keys()], ["a1/text", "a2/text"]);
  assert.deepEqual([made.writerOf("a1/text"), made.writerOf("a2/text"), made.writerOf("a3/text")], ["Ana Mora", "Luis Paz", null]);
  assert.deepEqual([made.take(), made.take()], [true, false]);
});

test("what the plan has already is no news", () => {
  const made = news(7);

  made.hear({ revision: 7, changes: [set(), { id: "y", kind: "delete", item: "a1", by: "Ana Mora" }] });

  assert.deepEqual([made.take(), made.fresh.size, heard], [false, 0, []]);
});

test("text that was put together with another's is told with the name", () => {
  news().hear({ revision: 8, changes: [set({ merged: true })] });

  assert.deepEqual(heard, [["joined", "a1/text", "Ana Mora"]]);
});

test("row is known as deleted by others until it is back, and who wrote in it is told", () => {
  const made = news();
  made.hear({ revision: 8, changes: [{ id: "d", kind: "delete", item: "a1", by: "Ana Mora" }] });
  assert.equal(made.deleted.get("a1"), "Ana Mora");

  made.hear({ revision: 9, changes: [{ id: "r", kind: "restore", item: "a1", by: "Luis Paz" }, set({ by: "Luis Paz" })] });
  made.hear({ revision: 10, changes: [{ id: "r2", kind: "restore", item: "a1", by: "me" }, set({ id: "mine", by: "me" })] });
  made.hear({ revision: 11, changes: [{ id: "r3", kind: "restore", item: "a1", by: "Ana Mora" }] });

  assert.equal(made.deleted.size, 0);
  assert.deepEqual(heard, [["gone", "a1", "Ana Mora"], ["returned", "a1", "Luis Paz"], ["returned", "a1", null]]);
});
