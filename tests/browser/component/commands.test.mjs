import assert from "node:assert/strict";
import { test } from "node:test";

import * as commands from "../../../pages/components/matrix/commands.js";
import { applyChanges } from "../../../pages/components/matrix/plan.js";
import { drawn, planOf } from "./plans.mjs";

const PLAN = planOf({ o1: [["a1", ["s1", "s2"]], "a2", ["a3", ["s3"]]], o2: ["a4"] });

/** Return the rows after a command. */
function after(command, ...given) {
  return drawn(applyChanges(PLAN, command(PLAN, ...given)));
}

test("moveUp goes among siblings, then into the objective before", () => {
  assert.equal(after(commands.moveUp, "a3"), "o1: a1(s1 s2) a3(s3) a2 | o2: a4");
  assert.equal(after(commands.moveUp, "a2"), "o1: a2 a1(s1 s2) a3(s3) | o2: a4");
  assert.equal(after(commands.moveUp, "a4"), "o1: a1(s1 s2) a2 a3(s3) a4 | o2:");
  assert.deepEqual(commands.moveUp(PLAN, "a1"), []);
});

test("moveDown goes among siblings, then into the objective behind", () => {
  assert.equal(after(commands.moveDown, "a1"), "o1: a2 a1(s1 s2) a3(s3) | o2: a4");
  assert.equal(after(commands.moveDown, "a3"), "o1: a1(s1 s2) a2 | o2: a3(s3) a4");
  assert.equal(after(commands.moveDown, "s2"), "o1: a1(s1) a2(s2) a3(s3) | o2: a4");
  assert.deepEqual(commands.moveDown(PLAN, "a4"), []);
});

test("sub-actions go on into the next action, of another objective too", () => {
  assert.equal(after(commands.moveDown, "s3"), "o1: a1(s1 s2) a2 a3 | o2: a4(s3)");
  assert.equal(after(commands.moveUp, "s1"), "o1: a1(s1 s2) a2 a3(s3) | o2: a4");
});

test("objectives change places with all they have", () => {
  assert.equal(after(commands.moveUp, "o2"), "o2: a4 | o1: a1(s1 s2) a2 a3(s3)");
  assert.equal(after(commands.moveDown, "o1"), "o2: a4 | o1: a1(s1 s2) a2 a3(s3)");
  assert.deepEqual(commands.moveDown(PLAN, "o2"), []);
});

test("indent makes a sub-action, its own ones become its siblings", () => {
  assert.equal(after(commands.indent, "a3"), "o1: a1(s1 s2) a2(a3 s3) | o2: a4");
  assert.equal(after(commands.indent, "a2"), "o1: a1(s1 s2 a2) a3(s3) | o2: a4");
  assert.deepEqual(commands.indent(PLAN, "a1"), []);
  assert.deepEqual(commands.indent(PLAN, "s1"), []);
});

test("outdent makes an action behind the one it belonged to", () => {
  assert.equal(after(commands.outdent, "s1"), "o1: a1(s2) s1 a2 a3(s3) | o2: a4");
  assert.deepEqual(commands.outdent(PLAN, "a1"), []);
});

test("insertions take the level they are asked for", () => {
  assert.equal(after(commands.insertBelow, "s1", "new"), "o1: a1(s1 new s2) a2 a3(s3) | o2: a4");
  assert.equal(after(commands.insertAction, "s1", "new"), "o1: a1(s1 s2) new a2 a3(s3) | o2: a4");
  assert.equal(after(commands.insertSubAction, "a2", "new"), "o1: a1(s1 s2) a2(new) a3(s3) | o2: a4");
  assert.equal(after(commands.insertSubAction, "s1", "new"), "o1: a1(s1 s2 new) a2 a3(s3) | o2: a4");
  assert.equal(after(commands.appendAction, null, "new"), "o1: a1(s1 s2) a2 a3(s3) | o2: a4 new");
  assert.equal(after(commands.appendAction, "o1", "new"), "o1: a1(s1 s2) a2 a3(s3) new | o2: a4");
});

test("first action brings its objective along", () => {
  const empty = planOf({});

  const changes = commands.appendAction(empty, null, "new");

  assert.deepEqual(changes.map((change) => change.type), ["objective", "action"]);
  assert.match(drawn(applyChanges(empty, changes)), /^[0-9a-f]{32}: new$/);
});

test("notes go and come with their marks", () => {
  const note = (deleted) => ({ text: "Una nota", version: 1, deleted });
  const plan = planOf({ o1: ["a1"] }, { footnotes: { n1: note(false), n2: note(true), n3: note(false) } });
  const isElsewhere = (mark) => mark === "n3";

  const changes = commands.followMarks(plan, ["n1", "n3"], ["n2"], isElsewhere);

  assert.deepEqual(changes, [{ kind: "delete", item: "n1" }, { kind: "restore", item: "n2" }]);
});
