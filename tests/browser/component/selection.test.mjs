import assert from "node:assert/strict";
import { test } from "node:test";

import { extend, neighbour, prune, toggle } from "../../../pages/components/board/selection.js";

const ORDER = ["a", "b", "c", "d"];

test("selection keeps the order of the clicks", () => {
  assert.deepEqual(toggle(toggle([], "c"), "a"), ["c", "a"]);
  assert.deepEqual(toggle(["c", "a"], "c"), ["a"]);
});

test("range goes from the last card to this one, either way", () => {
  assert.deepEqual(extend(["a"], ORDER, "a", "c"), ["a", "b", "c"]);
  assert.deepEqual(extend(["d"], ORDER, "d", "b"), ["d", "c", "b"]);
  assert.deepEqual(extend([], ORDER, "gone", "b"), ["b"]);
});

test("cards that are gone are not selected", () => {
  assert.deepEqual(prune(["x", "b"], ORDER), ["b"]);
});

test("arrows go through columns and jump over empty ones", () => {
  const columns = [["a", "b", "c"], [], ["d"]];

  assert.equal(neighbour(columns, "a", "ArrowDown"), "b");
  assert.equal(neighbour(columns, "c", "ArrowDown"), "c");
  assert.equal(neighbour(columns, "c", "ArrowRight"), "d");
  assert.equal(neighbour(columns, "d", "ArrowLeft"), "a");
  assert.equal(neighbour(columns, "d", "ArrowRight"), "d");
});
