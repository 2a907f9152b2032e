import assert from "node:assert/strict";
import { test } from "node:test";

import { Ghost } from "../../../pages/components/matrix/ghost.js";
import { applyChanges } from "../../../pages/components/matrix/plan.js";
import { buildView, commandsFor } from "../../../pages/components/matrix/view.js";
import { drawn, planOf } from "./plans.mjs";

const SETTINGS = {
  columns: [{ field: "text", label: "Acción" }, { field: "timeframe", label: "Plazo" }],
  labels: { axis: "Eje", objective: "Objetivo", commitment: "Compromiso" },
  ghost: { objective: "ghost-objective", action: "ghost-action" },
  writable: true,
};

const kinds = (rows) => rows.map((row) => row.kind);

test("single objective stands above the rows", () => {
  const view = buildView(planOf({ o1: [["a1", ["s1"]]] }), SETTINGS);

  assert.deepEqual(kinds(view.head), ["axis", "objective", "commitment"]);
  assert.deepEqual(view.body.map((row) => [row.number, row.level]), [["1.", 0], ["a)", 1]]);
});

test("several objectives stand among the rows, each with a place to add", () => {
  const view = buildView(planOf({ o1: ["a1"], o2: [] }), SETTINGS);

  assert.deepEqual(kinds(view.head), ["axis", "commitment"]);
  assert.deepEqual(kinds(view.body), ["objective", "action", "add", "objective", "add"]);
});

test("empty axis shows a first row to write in, a reader does not see it", () => {
  const written = buildView(planOf({}), SETTINGS);
  const read = buildView(planOf({}), { ...SETTINGS, writable: false });

  assert.deepEqual(written.body.map((row) => [row.item, row.number, row.isGhost]), [["ghost-action", "1.", true]]);
  assert.deepEqual(written.head.map((row) => row.item), ["axis", "ghost-objective", "axis"]);
  assert.deepEqual([read.body, kinds(read.head)], [[], ["axis", "commitment"]]);
});

test("first letter in the first row makes it real, with its objective", () => {
  const plan = planOf({});
  const ghost = new Ghost();

  const made = applyChanges(plan, ghost.insertsFor(plan, ghost.action));

  assert.equal(drawn(made), `${ghost.objective}: ${ghost.action}`);
  assert.deepEqual(ghost.insertsFor(made, ghost.action), []);
  const { action } = ghost;
  ghost.renew(made);
  assert.notEqual(ghost.action, action);
});

test("row lists the notes its cells mark, once, those of hidden columns not", () => {
  const footnotes = Object.fromEntries(["n1", "n2", "n3"].map((id) => [id, { text: "Nota", version: 1, deleted: id === "n3" }]));
  const plan = applyChanges(planOf({ o1: ["a1"] }, { footnotes, note_numbers: { n1: 4 } }), [
    { kind: "set", item: "a1", field: "text", text: "Uno[^n1] dos[^n3] tres[^n1]" },
    { kind: "set", item: "a1", field: "indicator", text: "Oculto[^n2]" },
  ]);

  const [row] = buildView(plan, SETTINGS).body;

  assert.deepEqual(row.notes, [{ note: "n1", number: 4 }]);
});

test("menu offers what the row can do", () => {
  const plan = planOf({ o1: [["a1", ["s1"]]] });
  const [action, subAction] = buildView(plan, SETTINGS).body;

  assert.ok(commandsFor(plan, action, true).includes("indent"));
  assert.ok(commandsFor(plan, subAction, true).includes("outdent"));
  assert.deepEqual(commandsFor(plan, action, false), ["copy_row", "history"]);
  assert.deepEqual(commandsFor(plan, { kind: "action", item: "ghost-action" }, true), []);
});

test("an action names the other axes it serves by their numbers", () => {
  const plan = planOf({ o1: ["a1", "a2"] });
  plan.items.get("a1").cells.transversal = "axis2\naxis4\ngone";

  const { body } = buildView(plan, { ...SETTINGS, axes: { axis2: "2", axis4: "4" } });

  assert.deepEqual(body.filter((row) => row.kind === "action").map((row) => row.across), ["2, 4", ""]);
});
