import assert from "node:assert/strict";
import { test } from "node:test";

import { dragged, dropOf } from "../../../pages/components/matrix/dropping.js";
import { applyChanges, children } from "../../../pages/components/matrix/plan.js";
import { drawn, planOf } from "./plans.mjs";

const PLAN = planOf({ o1: [["a1", ["s1", "s2"]], "a2"], o2: ["a3", ["a4", ["s4"]]], o3: [] });

/** Return the rows of a plan in order, as the table shows them, without those a row takes along. */
function rowsOf(plan, item, hasBands = true) {
  const along = dragged(plan, item);
  const row = (kind, level) => ({ id }) => [{ item: id, kind, level }, ...children(plan, id, "action").map((each) => ({ item: each.id, kind, level: level + 1 }))];
  return children(plan, plan.axis, "objective")
    .flatMap(({ id }) => [
      ...(hasBands ? [{ item: id, kind: "objective", level: 0 }] : []),
      ...children(plan, id, "action").flatMap(row("action", 0)),
    ])
    .filter((each) => !along.has(each.item));
}

/** Return the rows after one was let go behind another ("" for the very top). */
function after(item, behind, shift = 0, plan = PLAN) {
  const rows = rowsOf(plan, item);
  const gap = rows.findIndex((row) => row.item === behind) + 1;
  const { change } = dropOf(plan, rows, item, gap, shift) ?? {};
  return change ? drawn(applyChanges(plan, [change])) : null;
}

test("row takes along all below it", () => {
  assert.deepEqual([...dragged(PLAN, "a1")], ["a1", "s1", "s2"]);
  assert.deepEqual([...dragged(PLAN, "o2")].sort(), ["a3", "a4", "o2", "s4"]);
});

test("action goes between actions and into other objectives, empty ones too", () => {
  assert.equal(after("a3", "o1"), "o1: a3 a1(s1 s2) a2 | o2: a4(s4) | o3:");
  assert.equal(after("a3", "s2"), "o1: a1(s1 s2) a3 a2 | o2: a4(s4) | o3:");
  assert.equal(after("a1", "o3"), "o1: a2 | o2: a3 a4(s4) | o3: a1(s1 s2)");
  assert.equal(after("a3", ""), "o1: a3 a1(s1 s2) a2 | o2: a4(s4) | o3:");
});

test("action among sub-actions becomes one, unless it has its own: then it goes behind them", () => {
  assert.equal(after("a3", "s1"), "o1: a1(s1 a3 s2) a2 | o2: a4(s4) | o3:");
  assert.equal(after("a3", "a1"), "o1: a1(a3 s1 s2) a2 | o2: a4(s4) | o3:");
  assert.equal(after("a4", "s1"), "o1: a1(s1 s2) a4(s4) a2 | o2: a3 | o3:");
});

test("hand to the right makes a sub-action, to the left an action", () => {
  assert.equal(after("a3", "a2", 1), "o1: a1(s1 s2) a2(a3) | o2: a4(s4) | o3:");
  assert.equal(after("a3", "s2", 1), "o1: a1(s1 s2 a3) a2 | o2: a4(s4) | o3:");
  assert.equal(after("s1", "s2", -1), "o1: a1(s2) s1 a2 | o2: a3 a4(s4) | o3:");
  assert.equal(after("a3", "o3", 1), "o1: a1(s1 s2) a2 | o2: a4(s4) | o3: a3");
  assert.equal(after("a4", "a3", 1), null);
});

test("sub-action stays one at the end of its like and becomes an action between actions", () => {
  assert.equal(after("s1", "s2"), "o1: a1(s2 s1) a2 | o2: a3 a4(s4) | o3:");
  assert.equal(after("s4", "s1"), "o1: a1(s1 s4 s2) a2 | o2: a3 a4 | o3:");
  assert.equal(after("s1", "a2"), "o1: a1(s2) a2 s1 | o2: a3 a4(s4) | o3:");
});

test("objective goes between objectives with all it has", () => {
  assert.equal(after("o1", "o3"), "o2: a3 a4(s4) | o3: | o1: a1(s1 s2) a2");
  assert.equal(after("o1", "a3"), "o2: a3 a4(s4) | o1: a1(s1 s2) a2 | o3:");
  assert.equal(after("o3", ""), "o3: | o1: a1(s1 s2) a2 | o2: a3 a4(s4)");
});

test("row let go where it stands moves nothing", () => {
  assert.equal(after("a2", "s2"), null);
  assert.equal(after("s2", "s1"), null);
  assert.equal(after("o2", "a2"), null);
});

test("only objective of an axis has no band and takes what is let go at the top", () => {
  const plan = planOf({ o1: ["a1", "a2"] });

  const { change } = dropOf(plan, rowsOf(plan, "a2", false), "a2", 0, 0);

  assert.equal(drawn(applyChanges(plan, [change])), "o1: a2 a1");
});
