import assert from "node:assert/strict";
import { test } from "node:test";

import { applyChanges, applyMessage, cellText, cellVersion, place } from "../../../pages/components/matrix/plan.js";
import { drawn, planOf } from "./plans.mjs";

test("place puts behind a sibling, to the front, or to the end", () => {
  assert.deepEqual(place(["a", "b", "c"], "x", "a"), ["a", "x", "b", "c"]);
  assert.deepEqual(place(["a", "b", "c"], "c", null), ["c", "a", "b"]);
  assert.deepEqual(place(["a", "b", "c"], "x", "gone"), ["a", "b", "c", "x"]);
});

test("set changes a text and its version, and an older version changes nothing", () => {
  const plan = planOf({ o1: ["a1"] });

  const newer = applyChanges(plan, [{ kind: "set", item: "a1", field: "text", text: "Nuevo", version: 3 }]);
  const older = applyChanges(newer, [{ kind: "set", item: "a1", field: "text", text: "Viejo", version: 2 }]);

  assert.deepEqual([cellText(older, "a1", "text"), cellVersion(older, "a1", "text")], ["Nuevo", 3]);
  assert.equal(cellText(plan, "a1", "text"), "Texto de a1");
});

test("insert, move, delete and restore change the rows", () => {
  const steps = [
    [{ kind: "insert", type: "action", item: "a3", parent: "o1", after: "a1", cells: {} }, "o1: a1 a3 a2 | o2"],
    [{ kind: "move", item: "a2", parent: "o2", after: null }, "o1: a1 a3 | o2: a2"],
    [{ kind: "delete", item: "a1" }, "o1: a3 | o2: a2"],
    [{ kind: "restore", item: "a1" }, "o1: a1 a3 | o2: a2"],
  ];
  let plan = planOf({ o1: ["a1", "a2"], o2: [] });

  for (const [change, rows] of steps) {
    plan = applyChanges(plan, [change]);

    assert.equal(drawn(plan).replace(/: ?$/, "").replace(": |", " |"), rows);
  }
});

test("insert that comes again keeps the texts and takes its place anew", () => {
  const change = { kind: "insert", type: "action", item: "a3", parent: "o1", after: "a2", cells: {} };
  const written = { kind: "set", item: "a3", field: "text", text: "Escrito" };

  const plan = applyChanges(planOf({ o1: ["a1", "a2"] }), [change, written, change]);

  assert.equal(drawn(plan), "o1: a1 a2 a3");
  assert.equal(cellText(plan, "a3", "text"), "Escrito");
});

test("message is applied once", () => {
  const message = { revision: 8, changes: [{ kind: "delete", item: "a1" }], note_numbers: { n1: 4 } };

  const plan = applyMessage(planOf({ o1: ["a1"] }), message);
  const again = applyMessage(plan, { ...message, changes: [{ kind: "restore", item: "a1" }] });

  assert.deepEqual([plan.revision, plan.noteNumbers.n1, drawn(plan)], [8, 4, "o1:"]);
  assert.equal(again, plan);
});

test("changes elsewhere leave the plan as it is, but a number that may shift makes it stale", () => {
  const plan = planOf({ o1: ["a1"] });

  const action = applyChanges(plan, [{ kind: "insert", type: "action", item: "x", parent: "elsewhere", after: null }]);
  const reservation = applyChanges(plan, [{ kind: "insert", type: "reservation", item: "x", parent: "a1", after: null }]);
  const objective = applyChanges(plan, [{ kind: "insert", type: "objective", item: "x", parent: "other", after: null }]);

  assert.deepEqual([action.stale, reservation.stale, objective.stale], [false, false, true]);
  assert.deepEqual([drawn(action), drawn(reservation), drawn(objective)], Array(3).fill("o1: a1"));
});

test("row that comes from another axis has to be read", () => {
  const plan = applyChanges(planOf({ o1: [] }), [{ kind: "move", item: "far", parent: "o1", after: null, type: null }]);

  assert.equal(plan.stale, true);
});

test("decision, or another way of numbering, has to be read", () => {
  const decision = { kind: "insert", type: "decision", item: "d1", parent: "a1", after: null, cells: { outcome: "withdrawn" } };
  const numbering = { kind: "set", type: "workshop", item: "root", field: "numbering", text: "codes", version: 2 };
  const elsewhere = { ...decision, parent: "far" };
  const title = { ...numbering, field: "title" };

  const stale = [decision, numbering, elsewhere, title].map((change) => applyChanges(planOf({ o1: ["a1"] }), [change]).stale);

  assert.deepEqual(stale, [true, true, false, false]);
});

test("axis that was handed in has to be read: who may write in it has changed", () => {
  const plan = { ...planOf({ o1: ["a1"] }), axis: "x1" };
  const handedIn = { kind: "set", type: "axis", item: "x1", field: "handed_in", text: "2027-03-10T22:40:00+00:00" };

  const stale = [handedIn, { ...handedIn, item: "x2" }, { ...handedIn, field: "title" }].map((change) => applyChanges(plan, [change]).stale);

  assert.deepEqual(stale, [true, false, false]);
});

test("stage that closed or opened has the axis read: who may write in it has changed", () => {
  const stage = { kind: "set", type: "workshop", item: "root", field: "stage", text: "plenary" };

  const stale = [stage, { ...stage, field: "title" }].map((change) => applyChanges(planOf({ o1: ["a1"] }), [change]).stale);

  assert.deepEqual(stale, [true, false]);
});

test("row that leaves for another axis is gone here", () => {
  const plan = applyChanges(planOf({ o1: ["a1", "a2"] }), [{ kind: "move", item: "a1", parent: "far", after: null }]);

  assert.equal(drawn(plan), "o1: a2");
});

test("what others do is read anew when it changes, and the method is told with its text", () => {
  const plan = { ...planOf({ o1: ["a1"] }), root: "root", method: "", stale: false };

  const added = applyChanges(plan, [{ kind: "insert", item: "i1", type: "initiative", parent: "root" }]);
  const gone = applyChanges(plan, [{ kind: "delete", item: "i1", type: "compliance", parent: "root" }]);
  const told = applyChanges(plan, [{ kind: "set", item: "root", type: "workshop", field: "method", text: "Primero, leer" }]);

  assert.deepEqual([added.stale, gone.stale, told.stale, told.method], [true, true, false, "Primero, leer"]);
});
