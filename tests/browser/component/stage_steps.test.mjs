import assert from "node:assert/strict";
import { test } from "node:test";

import { placeOf, stepsOf, stepTo } from "../../../pages/components/matrix/stage_steps.js";

const row = (item, more = {}) => ({ kind: "action", item, level: 0, ...more });
const BODY = [
  row("o1", { kind: "objective" }),
  row("a1"),
  row("s1", { level: 1 }),
  row("a2", { isWithdrawn: true }),
  row("a3"),
  row("ghost", { isGhost: true }),
];

test("each action is a step with its sub-actions; what was withdrawn or is not written is none", () => {
  const steps = stepsOf(BODY);

  assert.deepEqual(steps.map(({ row: { item }, below }) => [item, below.map((each) => each.item)]), [["a1", ["s1"]], ["a3", []]]);
});

test("keys step to the ends and not beyond, other keys lead nowhere", () => {
  const led = ["ArrowRight", "PageDown", "ArrowLeft", "PageUp", "Home", "End", "x"].map((key) => stepTo(key, 1, 3));

  assert.deepEqual(led, [2, 2, 0, 0, 0, 2, undefined]);
  assert.deepEqual([stepTo("ArrowRight", 2, 3), stepTo("ArrowLeft", 0, 3)], [2, 0]);
});

test("a sub-action is shown with its action, and when an action goes, the one in its place", () => {
  const steps = stepsOf(BODY);

  assert.deepEqual([placeOf(steps, "s1"), placeOf(steps, "gone", 7), placeOf(steps, null)], [0, 1, 0]);
});
