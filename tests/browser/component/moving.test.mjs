import assert from "node:assert/strict";
import { test } from "node:test";

import { beside, moved } from "../../../pages/components/board/moving.js";

const COLUMNS = [
  { id: "one", count: 2, items: [{ id: "a" }, { id: "b" }] },
  { id: "two", count: 1, items: [{ id: "c" }] },
  { id: "none", count: 0, items: [] },
];
const shown = (columns) => columns.map((column) => [column.count, column.items.map((item) => item.id).join("")]);

test("cards go to the end of a column and are counted there", () => {
  assert.deepEqual(shown(moved(COLUMNS, ["c", "a"], "none")), [[1, "b"], [0, ""], [2, "ac"]]);
});

test("cards that stand there already keep their place", () => {
  assert.deepEqual(shown(moved(COLUMNS, ["a", "c"], "one")), [[3, "abc"], [0, ""], [0, ""]]);
});

test("an arrow leads to the column beside, and nowhere at the edge", () => {
  assert.equal(beside(COLUMNS, "a", "ArrowRight"), "two");
  assert.equal(beside(COLUMNS, "c", "ArrowRight"), "none");
  assert.equal(beside(COLUMNS, "a", "ArrowLeft"), null);
});
