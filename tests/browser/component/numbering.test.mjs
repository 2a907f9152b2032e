import assert from "node:assert/strict";
import { test } from "node:test";

import { letter, numberItems } from "../../../pages/components/matrix/numbering.js";
import { applyChanges } from "../../../pages/components/matrix/plan.js";
import { planOf } from "./plans.mjs";

test("actions count through the objectives of an axis", () => {
  const numbers = numberItems(planOf({ o1: [["a1", ["s1", "s2"]], "a2"], o2: ["a3"] }));

  assert.deepEqual(Object.fromEntries(numbers), {
    o1: "1", a1: "1.", s1: "a)", s2: "b)", a2: "2.", o2: "2", a3: "3.",
  });
});

test("codes count anew in each objective, objectives running on from other axes", () => {
  const numbers = numberItems(planOf({ o1: ["a1"], o2: ["a2", "a3"] }, { numbering: "codes", first_objective: 4 }));

  assert.deepEqual(Object.fromEntries(numbers), { o1: "4", a1: "4.1", o2: "5", a2: "5.1", a3: "5.2" });
});

test("deleted rows have no number", () => {
  const plan = applyChanges(planOf({ o1: ["a1", "a2"] }), [{ kind: "delete", item: "a1" }]);

  assert.equal(numberItems(plan).get("a2"), "1.");
});

test("letters go on behind z as Word counts", () => {
  assert.deepEqual([0, 25, 26, 52].map(letter), ["a", "z", "aa", "aaa"]);
});

test("withdrawn actions have no number, what follows moves up", () => {
  const plan = planOf({ o1: ["a1", ["a2", ["s1", "s2"]], "a3"] }, { withdrawn: ["a1", "s1"] });

  const numbers = numberItems(plan);

  assert.deepEqual(["a1", "a2", "s1", "s2", "a3"].map((id) => numbers.get(id)), [undefined, "1.", undefined, "a)", "2."]);
});
