import assert from "node:assert/strict";
import { test } from "node:test";

import { applyChanges } from "../../../pages/components/matrix/plan.js";
import { countRemarks, remarksOf } from "../../../pages/components/matrix/remarks.js";
import { commandsFor } from "../../../pages/components/matrix/view.js";
import { planOf } from "./plans.mjs";

const remark = (item, parent) => ({ kind: "insert", type: "remark", item, parent, after: parent, cells: { text: item } });

test("remarks are listed in the plan's order, those of a row that is gone left out", () => {
  let plan = planOf({ o1: ["a1", "a2"] });
  plan = applyChanges(plan, [remark("r3", "a2"), remark("r2", "a1"), remark("r1", plan.axis), remark("r4", "a2")]);

  assert.deepEqual(remarksOf(plan).map(({ id }) => id), ["r1", "r2", "r3", "r4"]);
  assert.equal(countRemarks(plan), 4);

  plan = applyChanges(plan, [{ kind: "delete", item: "a2" }, { kind: "delete", item: "r1" }]);

  assert.deepEqual(remarksOf(plan).map(({ id }) => id), ["r2"]);
  assert.equal(countRemarks(plan), 1);
});

test("a row offers its remarks to who reads or leaves them, also where the matrix is but read", () => {
  const plan = planOf({ o1: ["a1"] });
  const action = { kind: "action", item: "a1" };

  assert.deepEqual(commandsFor(plan, action, false, true), ["remarks", "copy_row", "history"]);
  assert.ok(commandsFor(plan, action, true, true).includes("remarks"));
  assert.ok(!commandsFor(plan, action, true).includes("remarks"));
  assert.deepEqual(commandsFor(plan, { kind: "objective", item: "o1" }, false, true), ["history"]);
});
