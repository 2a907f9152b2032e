import assert from "node:assert/strict";
import { test } from "node:test";

import { beginAction } from "../../../pages/components/matrix/beginning.js";
import { becoming, catching, inputsOf, remarking } from "../../../pages/components/matrix/catching.js";
import { holding, stirred } from "../../../pages/components/matrix/checks.js";
import { examplesOf, greyExample } from "../../../pages/components/matrix/guidance.js";
import { applyChanges } from "../../../pages/components/matrix/plan.js";
import { drawn, planOf } from "./plans.mjs";

const AT = new Date("2026-03-05T16:42:07.250Z");
const DELEGATIONS = [{ id: "norte", name: "País Norte" }];
const MESSAGES = { example_text: "Ejemplo nuestro", example_start: "Ejemplo: {example}" };

const caught = (plan, id, said) => applyChanges(plan, catching(plan, id, { at: AT, delegations: DELEGATIONS, ...said }));
const check = (kind, item, field) => ({ kind, item, field, place: "1.1", sentence: "Falta algo." });
const nothingIsFresh = () => false;

test("what is said is caught with who said it: a delegation by its name, anybody else in words", () => {
  let plan = caught(planOf({ o1: ["a1"] }), "i1", { text: "  Falta la costa [^x] ", who: "país norte" });
  plan = caught(plan, "i2", { text: "De acuerdo", who: "Una experta" });

  const [first, second] = ["i1", "i2"].map((id) => plan.items.get(id).cells);
  assert.deepEqual(first, { text: "Falta la costa \\[^x]", at: "2026-03-05T16:42:07+00:00", delegation: "norte" });
  assert.equal(second.author, "Una experta");
  assert.deepEqual(catching(plan, "i3", { text: "   ", at: AT }), []);
});

test("open inputs stand apart from those something was made of, the newest first", () => {
  let plan = planOf({ o1: ["a1"] });
  for (const id of ["i1", "i2", "i3"]) plan = caught(plan, id, { text: id });
  plan = caught(plan, "i0", { text: "antes", at: new Date("2026-03-05T16:00:00Z") });

  plan = applyChanges(plan, [becoming("i2", 0, "a1"), { kind: "delete", item: "i1" }]);

  const { open, used } = inputsOf(plan);
  assert.deepEqual([open.map(({ id }) => id), used.map(({ id }) => id)], [["i3", "i0"], ["i2"]]);
});

test("caught lines leave the rows as they are", () => {
  const plan = caught(planOf({ o1: ["a1"] }), "i1", { text: "Algo" });

  const { item, changes } = beginAction(plan, null, "new", { text: "Algo" });

  assert.equal(item, "new");
  assert.equal(drawn(applyChanges(plan, changes)).split(" |")[0], "o1: a1 new");
});

test("an action begins behind the row at hand, under its objective, or in the blank row one is in", () => {
  const plan = planOf({ o1: [["a1", ["s1"]], "a2"], o2: [] });
  const blank = applyChanges(plan, [{ kind: "insert", type: "action", item: "blank", parent: "o2", after: null, cells: {} }]);
  const begin = (there, row) => {
    const { item, changes } = beginAction(there, row, "new", { text: "Algo", example: "Ejemplo" });
    const made = applyChanges(there, changes);
    return [drawn(made), made.items.get(item).cells];
  };

  assert.deepEqual(begin(plan, "s1")[0], "o1: a1(s1) new a2 | o2:");
  assert.deepEqual(begin(plan, "o1")[0], "o1: a1(s1) a2 new | o2:");
  assert.deepEqual(begin(plan, "gone"), ["o1: a1(s1) a2 | o2: new", { text: "Algo", example: "Ejemplo" }]);
  assert.deepEqual(begin(blank, "blank"), ["o1: a1(s1) a2 | o2: blank", { text: "Algo", example: "Ejemplo" }]);
});

test("a remark keeps who said it: as its delegation, or in its words", () => {
  let plan = caught(planOf({ o1: ["a1"] }), "i1", { text: "Falta la costa", who: "País Norte" });
  plan = caught(plan, "i2", { text: "Falta la costa", who: "Una experta" });

  const [[ofNorth], [ofExpert]] = ["i1", "i2"].map((input) => remarking(plan, input, "a1", "r1", AT));

  assert.deepEqual([ofNorth.type, ofNorth.parent, ofNorth.cells.delegation, ofNorth.cells.text], ["remark", "a1", "norte", "Falta la costa"]);
  assert.equal(ofExpert.cells.text, "Una experta: Falta la costa");
});

test("an empty first row shows the axis's own example", () => {
  const plan = planOf({});
  const guided = applyChanges(plan, [{ kind: "set", item: "axis", field: "examples", text: "\nUna guía común.\nUn curso." }]);

  assert.deepEqual(examplesOf(guided), ["Una guía común.", "Un curso."]);
  assert.equal(greyExample(guided, MESSAGES), "Ejemplo: Una guía común.");
  assert.equal(greyExample(plan, MESSAGES), "Ejemplo nuestro");
});

test("what is missing goes with the first word, and is not said of a row somebody has just begun", () => {
  const plan = planOf({ o1: ["a1", "a2"] });
  const filled = applyChanges(plan, [
    { kind: "set", item: "a1", field: "timeframe", text: "2027" },
    { kind: "delete", item: "a2" },
  ]);
  const found = [
    check("timeframe", "a1", "timeframe"),
    check("placeholder", "a1", "text"),
    check("responsible", "a2", "responsible"),
    check("objective", "axis", "title"),
  ];
  const kinds = (checks) => checks.map(({ kind }) => kind);

  assert.deepEqual(kinds(holding(found, plan, nothingIsFresh)), ["timeframe", "placeholder", "responsible", "objective"]);
  assert.deepEqual(kinds(holding(found, plan, (item) => item === "a1")), ["placeholder", "responsible", "objective"]);
  assert.deepEqual(kinds(holding(found, filled, nothingIsFresh)), ["placeholder", "objective"]);
});

test("rows read anew have not changed, those written in have", () => {
  const before = planOf({ o1: ["a1", "a2"] });
  const again = planOf({ o1: ["a1", "a2"] });

  const written = applyChanges(again, [{ kind: "set", item: "a2", field: "text", text: "Otro" }]);

  assert.deepEqual([stirred(before, again), stirred(before, written)], [[], ["a2"]]);
});
