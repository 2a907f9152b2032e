import assert from "node:assert/strict";
import { test } from "node:test";

import { lastPlace, placeBeside, placed, shifted, zoneOf } from "../../../pages/components/board/placing.js";

const COLUMNS = [
  {
    id: "one",
    count: 3,
    groups: [{ id: "g1" }, { id: "g2" }, { id: "empty" }],
    items: [
      { id: "a", group: "g1" },
      { id: "a1", group: "g1", below: true },
      { id: "b", group: "g1" },
      { id: "c", group: "g2" },
    ],
  },
  { id: "two", count: 1, groups: [{ id: "g3" }], items: [{ id: "d", group: "g3" }] },
  { id: "none", count: 0, groups: [], items: [] },
];
const shown = (columns) => columns.map((column) => `${column.count}:${column.items.map((card) => card.id + (card.below ? "'" : "")).join(" ")}`);

test("a card goes behind another with what stands below it, and each column counts its own", () => {
  assert.deepEqual(shown(placed(COLUMNS, ["a"], { to: "g3", after: "d" })), ["2:b c", "2:d a a1'", "0:"]);
  assert.deepEqual(shown(placed(COLUMNS, ["d"], { to: "g1", after: "a" })), ["4:a a1' d b c", "0:", "0:"]);
});

test("a card goes to the front of a group, and into one that is empty", () => {
  assert.deepEqual(shown(placed(COLUMNS, ["d"], { to: "g2", after: null })), ["4:a a1' b d c", "0:", "0:"]);
  const last = placed(COLUMNS, ["a", "d"], { to: "empty", after: null });
  assert.deepEqual(shown(last), ["4:b c a a1' d", "0:", "0:"]);
  assert.deepEqual(last[0].items.map((card) => card.group), ["g1", "g2", "empty", "empty", "empty"]);
});

test("what stood below another and goes alone stands below none", () => {
  assert.deepEqual(shown(placed(COLUMNS, ["a1"], { to: "g1", after: "b" })), ["4:a b a1 c", "1:d", "0:"]);
});

test("behind a card that goes along is behind the one before it", () => {
  assert.deepEqual(shown(placed(COLUMNS, ["b", "c"], { to: "g1", after: "b" })), ["3:a a1' b c", "1:d", "0:"]);
});

test("the edges of a card are the places beside it, its middle is the card", () => {
  assert.deepEqual([0.1, 0.5, 0.9].map(zoneOf), ["before", "onto", "behind"]);
  assert.deepEqual(placeBeside(COLUMNS, "a", "before"), { to: "g1", after: null });
  assert.deepEqual(placeBeside(COLUMNS, "b", "before"), { to: "g1", after: "a" });
  assert.deepEqual(placeBeside(COLUMNS, "a1", "before"), { to: "g1", after: "a" });
  assert.deepEqual(placeBeside(COLUMNS, "c", "behind"), { to: "g2", after: "c" });
  assert.deepEqual(lastPlace(COLUMNS, "empty"), { to: "empty", after: null });
});

test("arrows lead on within a group, into the next one, and nowhere at the edge", () => {
  assert.deepEqual(shifted(COLUMNS, "b", "ArrowUp"), { to: "g1", after: null });
  assert.deepEqual(shifted(COLUMNS, "a", "ArrowDown"), { to: "g1", after: "b" });
  assert.deepEqual(shifted(COLUMNS, "b", "ArrowDown"), { to: "g2", after: null });
  assert.deepEqual(shifted(COLUMNS, "c", "ArrowUp"), { to: "g1", after: "b" });
  assert.deepEqual(shifted(COLUMNS, "c", "ArrowDown"), { to: "empty", after: null });
  assert.equal(shifted(COLUMNS, "a", "ArrowUp"), null);
});

test("arrows lead across to the row a card had, and not where nothing can be put", () => {
  assert.deepEqual(shifted(COLUMNS, "c", "ArrowRight"), { to: "g3", after: "d" });
  assert.deepEqual(shifted(COLUMNS, "d", "ArrowLeft"), { to: "g1", after: null });
  assert.equal(shifted(COLUMNS, "d", "ArrowRight"), null);
  assert.equal(shifted(COLUMNS, "a", "ArrowLeft"), null);
});
