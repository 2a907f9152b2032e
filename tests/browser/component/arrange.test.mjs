import assert from "node:assert/strict";
import { test } from "node:test";

import { staying } from "../../../pages/components/matrix/arrange.js";

const kept = (places, pinned) => [...staying(places, pinned)].sort((one, other) => one - other);

test("all stay where nothing changed, and what is new goes between", () => {
  assert.deepEqual(kept([0, 1, 2, 3]), [0, 1, 2, 3]);
  assert.deepEqual(kept([0, -1, 1, -1, 2]), [0, 2, 4]);
  assert.deepEqual(kept([]), []);
});

test("row that goes far is the only one to move", () => {
  assert.deepEqual(kept([1, 2, 3, 4, 0]), [0, 1, 2, 3]);
  assert.deepEqual(kept([4, 0, 1, 2, 3]), [1, 2, 3, 4]);
});

test("row that is written in stays, whoever has to move around it", () => {
  assert.deepEqual(kept([1, 0], 0), [0]);
  assert.deepEqual(kept([1, 0], 1), [1]);
  assert.deepEqual(kept([4, 0, 1, 2, 3], 0), [0]);
});

test("those that stay are as many as can be and rise", () => {
  const places = [3, 9, 4, -1, 1, 5, 6, 2, 7, 8, 0];

  const found = kept(places).map((index) => places[index]);

  assert.deepEqual(found, [3, 4, 5, 6, 7, 8]);
});
