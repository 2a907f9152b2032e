import assert from "node:assert/strict";
import { test } from "node:test";

import { goneAbove, withRow } from "../../../pages/components/matrix/kept.js";
import { applyChanges } from "../../../pages/components/matrix/plan.js";
import { drawn, planOf } from "./plans.mjs";

const plan = planOf({ o1: ["a1", ["a2", ["s1"]]], o2: ["a3"] });
const without = (...items) => applyChanges(plan, items.map((item) => ({ kind: "delete", item })));

test("row that was deleted is shown where it stood", () => {
  const there = without("a1");

  assert.equal(drawn(there), "o1: a2(s1) | o2: a3");
  assert.equal(drawn(withRow(there, "a1")), drawn(plan));
  assert.equal(there.items.get("a1").deleted, true);
});

test("row is shown with all it stands under, and nothing beside it", () => {
  const there = without("s1", "a2", "o1", "a3");

  assert.deepEqual(goneAbove(there, "s1").map(({ id }) => id), ["s1", "a2", "o1"]);
  assert.equal(drawn(withRow(there, "s1")), "o1: a1 a2(s1) | o2:");
});

test("plan with the row in it is left as it is", () => {
  assert.equal(withRow(plan, "a1"), plan);
  assert.equal(withRow(plan, null), plan);
  assert.equal(withRow(plan, "nobody"), plan);
});
