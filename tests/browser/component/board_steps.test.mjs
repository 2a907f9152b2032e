import assert from "node:assert/strict";
import { mock, test } from "node:test";

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

/** Return what a board told its page, time standing still but for `tick`. */
function telling(t, isRunning) {
  mock.timers.enable({ apis: ["setTimeout"] });
  t.after(() => mock.timers.reset());
  const heard = [];
  const told = new Told((steps) => heard.push(steps.map((step) => step.n)), isRunning);
  return { told, heard, tick: (time) => mock.timers.tick(time) };
}

test("a step is told with every next one until the page has gone through it", (t) => {
  const { told, heard } = telling(t);

  told.add({ kind: "place" });
  told.add({ kind: "up" });
  told.settle(1);
  told.add({ kind: "up" });
  told.settle(3);

  assert.deepEqual(heard, [[1], [1, 2], [2, 3]]);
  assert.deepEqual(told.steps, []);
});

test("a step that no run has gone through is told again, until one has", (t) => {
  const { told, heard, tick } = telling(t);

  told.add({ kind: "undo" });
  tick(1_600);
  tick(1_600);
  told.settle(1);
  tick(60_000);

  assert.deepEqual(heard, [[1], [1], [1]]);
});

test("a run that goes on is not stopped by telling again", (t) => {
  let running = true;
  const { told, heard, tick } = telling(t, () => running);

  told.add({ kind: "undo" });
  tick(20_000);
  assert.deepEqual(heard, [[1]]);
  running = false;
  tick(1_600);

  assert.deepEqual(heard, [[1], [1]]);
});

test("a board that is gone tells no more", (t) => {
  const { told, heard, tick } = telling(t);

  told.add({ kind: "undo" });
  told.close();
  tick(60_000);

  assert.deepEqual(heard, [[1]]);
});

test("a board shown anew counts on from what the page has gone through", (t) => {
  const { told, heard } = telling(t);

  told.settle(7);
  told.add({ kind: "place" });

  assert.deepEqual(heard, [[8]]);
});
