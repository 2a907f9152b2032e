import assert from "node:assert/strict";
import { test } from "node:test";

import { askedBy } from "../../../pages/components/board/keys.js";
import { Told } from "../../../pages/components/board/told.js";

test("keys ask for what they are named for, alone", () => {
  const asked = (key, held = {}) => askedBy({ key, ...held });

  assert.deepEqual(["u", "U", "p", "m", "Enter"].map((key) => asked(key)), ["merge", "merge", "split", "move", "open"]);
  assert.equal(asked("z", { ctrlKey: true }), "undo");
  assert.equal(asked("z", { metaKey: true }), "undo");
  for (const held of [{ altKey: true }, { ctrlKey: true }, { shiftKey: true }]) assert.equal(asked("u", held), null);
  for (const key of ["z", "a", " ", "ArrowUp"]) assert.equal(asked(key), null);
});

test("a step is told with every next one until the page has gone through it", () => {
  const told = new Told();
  const numbers = (steps) => steps.map((step) => step.n);

  told.add({ kind: "place" });
  assert.deepEqual(numbers(told.add({ kind: "up" })), [1, 2]);
  told.settle(1);
  assert.deepEqual(numbers(told.add({ kind: "up" })), [2, 3]);
  told.settle(3);
  assert.deepEqual(told.steps, []);
});

test("a board shown anew counts on from what the page has gone through", () => {
  const told = new Told();

  told.settle(7);

  assert.equal(told.add({ kind: "place" })[0].n, 8);
});
