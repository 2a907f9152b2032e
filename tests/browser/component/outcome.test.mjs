import assert from "node:assert/strict";
import { test } from "node:test";

import { outcomeOf, outcomeWords, tick } from "../../../pages/components/matrix/outcome.js";
import { applyChanges } from "../../../pages/components/matrix/plan.js";
import { planOf } from "./plans.mjs";

const AT = new Date("2026-03-05T10:42:00.123Z");
const ticked = (plan) => applyChanges(plan, tick(plan, "a1", "Coordinación", AT));
const set = (text) => ({ kind: "set", item: "a1", field: "text", text });

test("a tick is a decision on the wording that stands, taken down like those of Acuerdos", () => {
  const [change] = tick(planOf({ o1: ["a1"] }), "a1", "Coordinación", AT);

  const cells = { outcome: "adopted", wording: "Texto de a1", author: "Coordinación", at: "2026-03-05T10:42:00+00:00" };
  assert.deepEqual({ ...change, item: "" }, { kind: "insert", type: "decision", item: "", parent: "a1", after: "axis", cells });
});

test("a second tick takes the first one back", () => {
  const once = ticked(planOf({ o1: ["a1"] }));
  const twice = ticked(once);

  assert.deepEqual(outcomeOf(once, "a1"), { outcome: "adopted", isReworded: false });
  assert.deepEqual([outcomeOf(twice, "a1"), twice.stale], [null, false]);
});

test("an action without a text cannot be adopted", () => {
  const blank = applyChanges(planOf({ o1: ["a1"] }), [set(" ")]);

  assert.deepEqual(tick(blank, "a1", "Coordinación"), []);
});

test("what was reworded since says so, and so does what the server sends as decided on other words", () => {
  const here = applyChanges(ticked(planOf({ o1: ["a1"] })), [set("Otro")]);
  const sent = planOf({ o1: ["a1", "a2"] }, { outcomes: { a1: { id: "d", outcome: "adopted", wording: "Antes" }, a2: { id: "e", outcome: "ad_referendum" } } });
  const words = (plan, item) => outcomeWords({ outcome: outcomeOf(plan, item) }, { messages: { reworded: "Cambió" }, outcomes: { ad_referendum: "Ad referéndum" } });

  assert.deepEqual([words(here, "a1"), words(sent, "a1"), words(sent, "a2")], ["Cambió", "Cambió", "Ad referéndum"]);
});

test("a decision on one text of the axis is none on its actions, one taken back has to be read", () => {
  const decision = { kind: "insert", type: "decision", item: "d", parent: "axis", after: null, cells: { outcome: "adopted", field: "title" } };
  const back = { kind: "delete", type: "decision", item: "d" };

  const plan = applyChanges(planOf({ o1: ["a1"] }), [decision]);

  assert.deepEqual([plan.outcomes.size, plan.stale, applyChanges(plan, [back]).stale], [0, false, true]);
});

test("a withdrawal, and going back on it, number the rest anew", () => {
  const decided = (outcome, item) => ({ kind: "insert", type: "decision", item, parent: "a1", after: null, cells: { outcome } });

  const withdrawn = applyChanges(planOf({ o1: ["a1"] }), [decided("withdrawn", "d1")]);
  const back = applyChanges({ ...withdrawn, stale: false }, [decided("reopened", "d2")]);

  assert.deepEqual([withdrawn.stale, back.stale], [true, true]);
});
