import assert from "node:assert/strict";
import { test } from "node:test";

import * as commands from "../../../pages/components/matrix/commands.js";
import { duplicate } from "../../../pages/components/matrix/duplicating.js";
import { Outbox } from "../../../pages/components/matrix/outbox.js";
import { applyChanges, cellText } from "../../../pages/components/matrix/plan.js";
import { Undoing } from "../../../pages/components/matrix/undoing.js";
import { drawn, planOf } from "./plans.mjs";

/** Return a page that writes: an outbox, its undoing, and the plan as shown; `answer` takes the first step up. */
function pageOf(plan) {
  let count = 0;
  const outbox = new Outbox({ store: { put: () => undefined, delete: () => undefined }, newId: () => `id${(count += 1)}` });
  const page = { outbox, settled: plan, now: 1_000 };
  page.undoing = outbox.watcher = new Undoing({ outbox, now: () => page.now });
  page.undoing.replica = page;
  Object.defineProperty(page, "shown", {
    get: () => applyChanges(page.settled, outbox.steps.flatMap((step) => step.changes)),
  });
  page.text = (item = "a1") => cellText(page.shown, item, "text");
  page.write = (text, { item = "a1", earlier = page.text(item), ...more } = {}) => {
    const base = outbox.waitingCells().get(`${item}/text`) ?? page.settled.items.get(item)?.versions.text ?? 0;
    return outbox.set({ item, field: "text", text, earlier, base, ...more });
  };
  page.answer = (made = {}) => {
    const step = outbox.take();
    const results = step.changes.map(({ id, item, field, text }) => {
      const version = (page.settled.items.get(item)?.versions[field] ?? 0) + 1;
      return { id, status: "applied", version, text, ...made };
    });
    const taken = results.filter(({ status }) => status === "applied" || status === "merged");
    const refused = outbox.acknowledge(step, { revision: 9, results });
    if (taken.length) page.settled = applyChanges(page.settled, outbox.settled.pop().changes);
    return { step, refused };
  };
  page.others = (...changes) => (page.settled = applyChanges(page.settled, changes));
  return page;
}

const page = () => pageOf(planOf({ o1: [["a1", ["s1", "s2"]], "a2"], o2: ["a3"] }));
const BEFORE = "Texto de a1";

test("what was typed goes back and comes again", () => {
  const there = page();
  there.write(`${BEFORE} y más`);
  const { step } = there.answer();

  there.undoing.undo();

  assert.equal(there.text(), BEFORE);
  assert.deepEqual(there.outbox.steps.map(({ undoes }) => undoes), [step.request]);
  assert.deepEqual(there.outbox.steps[0].changes[0].base, 2);
  there.undoing.redo();
  assert.equal(there.text(), `${BEFORE} y más`);
  there.undoing.undo();
  assert.equal(there.text(), BEFORE);
  assert.equal(there.undoing.undo(), null);
});

test("stretch is one step, however many requests it took", () => {
  const there = page();
  for (const text of [`${BEFORE} y`, `${BEFORE} y m`]) there.write(text);
  there.answer();
  there.write(`${BEFORE} y más`);
  there.answer();

  there.undoing.undo();

  assert.equal(there.text(), BEFORE);
  assert.equal(there.undoing.done.length, 0);
});

test("stretches not sent yet stay apart, and a step taken back is not written into", () => {
  const there = page();
  there.write(`${BEFORE} y`);
  there.now += 5_000;
  there.write(`${BEFORE} y más`);

  there.undoing.undo();

  assert.equal(there.text(), `${BEFORE} y`);
  there.write(`${BEFORE} y menos`);
  assert.equal(there.outbox.steps.length, 4);
  there.undoing.undo();
  assert.equal(there.text(), `${BEFORE} y`);
  there.undoing.undo();
  assert.equal(there.text(), BEFORE);
});

test("something new leaves nothing to do again", () => {
  const there = page();
  there.write("Uno");
  there.undoing.undo();
  there.write("Dos");

  assert.equal(there.undoing.redo(), null);
});

test("text somebody else changed since goes back upon the own change, to be merged", () => {
  const there = page();
  const { id } = there.write(`${BEFORE} y más`);
  there.answer();
  there.others({ kind: "set", item: "a1", field: "text", text: `Hoy: ${BEFORE} y más`, version: 3 });

  there.undoing.undo();

  assert.deepEqual(there.outbox.steps[0].changes[0].base, 2);
  assert.equal(there.outbox.versions.get(id), 2);
  there.answer({ status: "merged", version: 4, text: `Hoy: ${BEFORE}` });
  assert.equal(there.text(), `Hoy: ${BEFORE}`);
  there.undoing.redo();
  assert.equal(there.outbox.steps[0].changes[0].text, `${BEFORE} y más`);
});

test("typing upon a text that others change meanwhile goes back to what it was typed upon", () => {
  const there = page();
  there.others({ kind: "set", item: "a1", field: "text", text: `Hoy: ${BEFORE}`, version: 2 });
  there.write(`${BEFORE} y más`, { earlier: BEFORE });

  there.undoing.undo();

  assert.equal(there.outbox.steps.at(-1).changes[0].text, BEFORE);
});

test("undoing that is refused is told, dropped, and holds no text", () => {
  const there = page();
  there.write("Uno");
  there.answer();
  there.undoing.undo();

  const { refused } = there.answer({ status: "refused", version: undefined, text: undefined, reason: "No se puede." });

  assert.deepEqual(refused.map(({ reason }) => reason), ["No se puede."]);
  assert.equal(there.outbox.held.size, 0);
  assert.equal(there.text(), "Uno");
  assert.deepEqual([there.undoing.done.length, there.undoing.undone.length], [0, 0]);
});

test("text that found no place is no step, and those before it wait for the choice", () => {
  const there = page();
  there.write("Uno");
  there.answer();
  there.now += 5_000;
  there.write("Dos");
  there.answer({ status: "parked" });

  assert.equal(there.undoing.done.length, 1);
  assert.equal(there.undoing.isHeld(there.undoing.done.at(-1)), true);
});

test("text taken back before it could be placed leaves nothing to choose and nothing to do again", () => {
  const there = page();
  there.write("Uno");
  there.outbox.take();
  there.now += 5_000;
  there.write("Uno y dos");
  there.undoing.undo();
  there.undoing.undo();

  there.answer({ status: "parked" });

  assert.equal(there.outbox.held.size, 0);
  assert.deepEqual([there.outbox.steps.length, there.text()], [0, BEFORE]);
  assert.deepEqual([there.undoing.done.length, there.undoing.undone.length], [0, 0]);
});

test("decision is no step of writing", () => {
  const there = page();
  there.write("Uno");
  there.outbox.push([{ kind: "insert", type: "decision", item: "d1", parent: "a1", after: null, cells: { outcome: "adopted" } }]);

  there.undoing.undo();

  assert.equal(there.text(), BEFORE);
});

test("typing that came to nothing is passed over", () => {
  const there = page();
  there.write("Otro", { item: "a2" });
  there.write(`${BEFORE}x`);
  there.write(BEFORE);

  there.undoing.undo();

  assert.equal(there.text("a2"), "Texto de a2");
});

test("rows go back where they stood, behind a tombstone too", () => {
  const there = page();
  there.outbox.push([{ kind: "delete", item: "a1" }]);
  there.outbox.push([{ kind: "move", item: "a2", parent: "o2", after: "a3" }]);
  assert.equal(drawn(there.shown), "o1: | o2: a3 a2");

  there.undoing.undo();
  assert.equal(drawn(there.shown), "o1: a2 | o2: a3");
  there.undoing.undo();
  assert.equal(drawn(there.shown), "o1: a1(s1 s2) a2 | o2: a3");
  there.undoing.redo();
  there.undoing.redo();
  assert.equal(drawn(there.shown), "o1: | o2: a3 a2");
});

test("several moves of one step go back together", () => {
  const there = pageOf(planOf({ o1: ["a1", ["a2", ["s1", "s2"]], "a3"] }));
  there.outbox.push(commands.indent(there.shown, "a2"));
  assert.equal(drawn(there.shown), "o1: a1(a2 s1 s2) a3");

  there.undoing.undo();
  assert.equal(drawn(there.shown), "o1: a1 a2(s1 s2) a3");
  there.undoing.redo();
  assert.equal(drawn(there.shown), "o1: a1(a2 s1 s2) a3");
});

test("row that came with its first letters goes with them", () => {
  const there = page();
  const row = { kind: "insert", type: "action", item: "new", parent: "o1", after: "a2", cells: {} };
  there.write("H", { item: "new", earlier: "", before: [row] });
  there.write("Hola", { item: "new" });

  there.undoing.undo();
  assert.equal(drawn(there.shown), "o1: a1(s1 s2) a2 | o2: a3");
  there.undoing.redo();
  assert.equal(drawn(there.shown), "o1: a1(s1 s2) a2 new | o2: a3");
  assert.equal(there.text("new"), "Hola");
});

test("note goes and comes with its mark", () => {
  const there = page();
  const note = { kind: "insert", type: "footnote", item: "n1", parent: "root", after: null, cells: {} };
  there.write(`${BEFORE}[^n1]`, { before: [note] });
  assert.deepEqual(there.undoing.done[0].nature.kind, "note");

  there.undoing.undo();
  assert.deepEqual([there.text(), there.shown.items.get("n1").deleted], [BEFORE, true]);
  there.undoing.redo();
  assert.deepEqual([there.text(), there.shown.items.get("n1").deleted], [`${BEFORE}[^n1]`, false]);
});

test("step of some time ago is taken back by its request", () => {
  const there = page();
  const { request } = there.outbox.push([{ kind: "delete", item: "a2" }]);
  there.write("Uno");

  there.undoing.undo(request);

  assert.equal(drawn(there.shown), "o1: a1(s1 s2) a2 | o2: a3");
  assert.equal(there.text(), "Uno");
  assert.equal(there.undoing.undo(request), null);
});

test("copy of a row stands behind it with sub-actions, cells and notes of its own", () => {
  const plan = planOf({ o1: [["a1", ["s1", "s2"]], "a2"] });
  plan.items.get("a1").cells = { text: "Uno[^n1] y dos[^n2]", responsible: "Norte", note: null, origin: "axis" };
  let count = 0;
  const clone = (note, inserts) => {
    inserts.push({ kind: "insert", type: "footnote", item: `${note}b`, parent: "root", after: null, cells: {} });
    return `${note}b`;
  };

  const changes = duplicate(plan, "a1", "copy", { newId: () => `new${(count += 1)}`, clone });

  const there = applyChanges(plan, changes);
  assert.equal(drawn(there), "o1: a1(s1 s2) copy(new1 new2) a2");
  assert.deepEqual(there.items.get("copy").cells, { text: "Uno[^n1b] y dos[^n2b]", responsible: "Norte" });
  assert.equal(cellText(there, "new2", "text"), "Texto de s2");
  assert.deepEqual(changes.slice(0, 2).map(({ item }) => item), ["n1b", "n2b"]);
});

test("what an input became goes back with it, and is called a row", () => {
  const there = page();
  there.settled.items.set("i1", { id: "i1", type: "input", parent: "axis", deleted: false, cells: { text: "Dicho", became: null }, versions: {} });
  const row = { kind: "insert", type: "action", item: "new", parent: "o1", after: null, cells: { text: "Dicho" } };
  there.outbox.push([row, { kind: "set", item: "i1", field: "became", text: "new", base: 0 }]);
  assert.equal(there.undoing.done[0].nature.kind, "insert");

  there.undoing.undo();

  assert.deepEqual([there.shown.items.get("new").deleted, cellText(there.shown, "i1", "became")], [true, ""]);
  there.outbox.push([{ kind: "delete", item: "i1" }]);
  assert.equal(there.undoing.undo(), null);
});

/** Return numbers from 0 to below 1 that look random and are the same each time. */
function dice(seed) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** Return a plan as one reads it: rows in order, and what stands in those that are there. */
function read(plan) {
  const texts = [...plan.items.values()].filter((item) => !item.deleted && item.type === "action");
  return [drawn(plan), texts.map(({ id, cells }) => `${id}: ${cells.text ?? ""}`).sort()];
}

/** Do something to a row, as hands do. */
function doAnything(there, roll, name) {
  const rows = [...there.shown.items.values()].filter(({ id, type }) => type === "action" && isSeen(there.shown, id));
  if (!rows.length) return;
  const { id } = rows[Math.floor(roll() * rows.length)];
  const { insertBelow, moveUp, moveDown, indent, outdent, remove } = commands;
  const copy = (plan, item, made) => duplicate(plan, item, made, { newId: () => `${made}s${roll()}`, clone: (note) => note });
  const does = [insertBelow, moveUp, moveDown, indent, outdent, remove, copy];
  const which = Math.floor(roll() * (does.length + 4));
  if (which >= does.length) return void there.write(`${there.text(id)} ${name}`, { item: id });
  const changes = does[which](there.shown, id, name);
  if (changes.length) there.outbox.push(changes);
}

function isSeen(plan, id) {
  const item = plan.items.get(id);
  return item.type === "objective" || (!item.deleted && isSeen(plan, item.parent));
}

test("whatever was done goes back to the start, and comes again to the end", () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const there = page();
    const roll = dice(seed);
    const start = read(there.shown);
    for (let step = 0; step < 40; step += 1) {
      there.now += roll() * 6_000;
      doAnything(there, roll, `n${step}`);
      if (roll() < 0.3 && there.outbox.steps.length) there.answer();
    }
    const end = read(there.shown);

    while (there.undoing.undo()) if (roll() < 0.5) there.answer();
    assert.deepEqual(read(there.shown), start, `back, seed ${seed}`);
    while (there.undoing.redo()) if (roll() < 0.5) there.answer();
    assert.deepEqual(read(there.shown), end, `again, seed ${seed}`);
  }
});
