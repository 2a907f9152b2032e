import assert from "node:assert/strict";
import { test } from "node:test";

import { applyChanges, cellText } from "../../../pages/components/matrix/plan.js";
import { placeRows } from "../../../pages/components/matrix/pasting/placing.js";
import { drawn, planOf } from "./plans.mjs";

const emptied = (plan, ...items) => applyChanges(plan, items.map((item) => ({ kind: "set", item, field: "text", text: "" })));
const PLAN = emptied(planOf({ o1: [["a1", ["s1", "s2"]], "a2", "a3", "a4"], o2: ["a5"] }), "a2", "a3");
const row = (level, text) => ({ level, cells: { text } });

/** Return the plan after pasting, new rows being named n1, n2 … */
function pasted(item, rows, { plan = PLAN, fields = ["text"], ghost = [] } = {}) {
  let count = 0;
  const isFree = (each, asked) => (asked.length ? asked : ["text"]).every((field) => !cellText(plan, each, field));
  const placed = placeRows({ plan, item, rows, fields, isFree, base: () => 3, ghost, newId: () => `n${(count += 1)}` });
  return { ...placed, plan: applyChanges(plan, placed.changes) };
}

test("rows pasted in a row with words come behind it", () => {
  const { plan, changes, actions, subActions, first } = pasted("a1", [row(0, "Uno"), row(1, "Dos"), row(0, "Tres")]);

  assert.equal(drawn(plan), "o1: a1(s1 s2) n1(n2) n3 a2 a3 a4 | o2: a5");
  assert.deepEqual([changes.length, actions, subActions, first], [3, 2, 1, "n1"]);
});

test("empty rows are filled first, the rest comes behind them", () => {
  const { plan, actions, first } = pasted("a2", [row(0, "Uno"), row(0, "Dos"), row(0, "Tres")]);

  assert.equal(drawn(plan), "o1: a1(s1 s2) a2 a3 n1 a4 | o2: a5");
  assert.deepEqual(["a2", "a3", "n1", "a4"].map((item) => cellText(plan, item, "text")), ["Uno", "Dos", "Tres", "Texto de a4"]);
  assert.deepEqual([actions, first], [3, "a2"]);
});

test("sub-action of a filled row stands in it", () => {
  const { plan } = pasted("a2", [row(0, "Uno"), row(1, "Dos"), row(0, "Tres"), row(1, "Cuatro")]);

  assert.equal(drawn(plan), "o1: a1(s1 s2) a2(n1) n2(n3) a3 a4 | o2: a5");
});

test("rows pasted in a sub-action are sub-actions", () => {
  const { plan, subActions } = pasted("s1", [row(0, "Uno"), row(1, "Dos")]);

  assert.equal(drawn(plan), "o1: a1(s1 n1 n2 s2) a2 a3 a4 | o2: a5");
  assert.equal(subActions, 2);
});

test("columns that complete rows fill all of those below or none", () => {
  const who = (text) => ({ level: 0, cells: { responsible: text } });
  const rows = [who("Uno"), who("Dos"), who("Tres")];
  const taken = applyChanges(PLAN, [{ kind: "set", item: "a5", field: "responsible", text: "Ya está" }]);

  const filled = pasted("a4", rows, { fields: ["responsible"] });
  const kept = pasted("a4", rows.slice(0, 2), { fields: ["responsible"], plan: taken });

  assert.equal(drawn(filled.plan), "o1: a1(s1 s2) a2 a3 a4 | o2: a5 n1");
  assert.deepEqual(["a4", "a5", "n1"].map((item) => cellText(filled.plan, item, "responsible")), ["Uno", "Dos", "Tres"]);
  assert.deepEqual([filled.filled, filled.actions], [2, 1]);
  assert.equal(drawn(kept.plan), "o1: a1(s1 s2) a2 a3 a4 n1 n2 | o2: a5");
  assert.equal(cellText(kept.plan, "a5", "responsible"), "Ya está");
});

test("row that only lacks the words gets them", () => {
  const plan = applyChanges(PLAN, [{ kind: "set", item: "a2", field: "responsible", text: "Países" }]);

  const { changes } = pasted("a2", [row(0, "Uno")], { plan });
  const whole = pasted("a2", [{ level: 0, cells: { text: "Uno", responsible: "Otros" } }], { plan, fields: ["text", "responsible"] });

  assert.deepEqual(changes, [{ kind: "set", item: "a2", field: "text", base: 3, text: "Uno" }]);
  assert.equal(drawn(whole.plan), "o1: a1(s1 s2) a2 n1 a3 a4 | o2: a5");
});

test("row that was deleted under its writer is not filled, what is pasted comes where it stood", () => {
  const plan = applyChanges(PLAN, [{ kind: "delete", item: "a2" }]);

  for (const fields of [["text"], ["responsible"]]) {
    const { plan: after, changes } = pasted("a2", [{ level: 0, cells: { [fields[0]]: "Uno" } }], { plan, fields });

    assert.equal(drawn(after), "o1: a1(s1 s2) n1 a3 a4 | o2: a5");
    assert.equal(changes.length, 1);
  }
});

test("row without words makes no action", () => {
  const { plan } = pasted("a1", [row(0, "Uno"), { level: 0, cells: {} }, row(0, "Dos")]);

  assert.equal(drawn(plan), "o1: a1(s1 s2) n1 n2 a2 a3 a4 | o2: a5");
});

test("nothing written is ever set", () => {
  for (const item of ["a1", "s1", "a2", "a3", "a4", "a5"]) {
    const { changes } = pasted(item, [row(0, "Uno"), row(1, "Dos"), row(0, "Tres"), row(0, "Cuatro")]);
    const set = changes.filter(({ kind }) => kind === "set");

    assert.deepEqual(set.filter((change) => cellText(PLAN, change.item, "text")), [], item);
    assert.ok(set.every((change) => change.base === 3));
  }
});

test("first row of an empty matrix becomes real with what is pasted", () => {
  const ghost = [
    { kind: "insert", type: "objective", item: "o", parent: "axis", after: null, cells: {} },
    { kind: "insert", type: "action", item: "g", parent: "o", after: null, cells: {} },
  ];

  const { plan, actions, first } = pasted("g", [row(0, "Uno"), row(1, "Dos"), row(0, "Tres")], { plan: planOf({}), ghost });

  assert.equal(drawn(plan), "o: g(n1) n2");
  assert.deepEqual([cellText(plan, "g", "text"), actions, first], ["Uno", 2, "g"]);
});
