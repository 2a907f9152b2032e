import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { Connection, pause } from "../../../pages/components/live/connection.js";
import { acted, isGoing, isRunning, note } from "../../../pages/components/live/going.js";
import { isWriting } from "../../../pages/components/live/writing.js";
import { touches } from "../../../pages/components/live/interest.js";
import { Rerun } from "../../../pages/components/live/rerun.js";

test("page hears of kinds, items and what happens under them", () => {
  const change = { kind: "insert", type: "action", item: "a1", parent: "o1" };

  assert.equal(touches([change], "all"), true);
  assert.equal(touches([change], ["action"]), true);
  assert.equal(touches([change], ["o1"]), true);
  assert.equal(touches([change], ["session", "a2"]), false);
});

test("attempts to come back wait longer and longer, never all at once", () => {
  const first = pause(0, () => 0);
  const late = pause(20, () => 1);

  assert.deepEqual([first, late], [200, 4000]);
  assert.ok(pause(3, () => 0.2) < pause(3, () => 0.8));
});

test("page says for which rights it was made: once the line is open, when they are others, and on every new line", () => {
  const { CONNECTING, OPEN } = (globalThis.WebSocket ??= { CONNECTING: 0, OPEN: 1 });
  const said = [];
  const line = (readyState) => ({ readyState, send: (word) => said.push(JSON.parse(word).standing) });
  const connection = new Connection(7);

  connection.socket = line(CONNECTING);
  connection.vouch("one");
  connection.socket = line(OPEN);
  connection.opened();
  connection.vouch("one");
  connection.vouch("two");
  connection.opened();

  assert.deepEqual(said, ["one", "two", "two"]);
});

/** Return a rerun that notes what it asked for, time standing still but for `tick`. */
function asking(t, shown, isGoing) {
  mock.timers.enable({ apis: ["setTimeout"] });
  t.after(() => mock.timers.reset());
  const asked = [];
  const rerun = new Rerun(shown, isGoing);
  rerun.trigger = (revision) => asked.push(revision);
  return { asked, rerun, tick: (time) => mock.timers.tick(time) };
}

test("changes close together make one rerun", (t) => {
  const { asked, rerun, tick } = asking(t, 3);

  for (const revision of [4, 5, 6]) rerun.want(revision);
  tick(200);
  rerun.showed(6);
  tick(60_000);

  assert.deepEqual(asked, [6]);
});

test("rerun that Streamlit dropped is asked for again", (t) => {
  const { asked, rerun, tick } = asking(t, 3);

  rerun.want(4);
  tick(200);
  tick(2_600);
  rerun.showed(4);
  tick(60_000);

  assert.deepEqual(asked, [4, 4]);
});

test("what the page shows already needs no rerun, unless it is forced", (t) => {
  const { asked, rerun, tick } = asking(t, 7);

  rerun.want(6);
  tick(200);
  assert.deepEqual(asked, []);
  rerun.want(7, { force: true });
  tick(200);

  assert.deepEqual(asked, [7]);
});

test("nothing is asked for while somebody is on their way to another page", (t) => {
  let going = true;
  const { asked, rerun, tick } = asking(t, 3, () => going);

  rerun.want(4);
  tick(2_000);
  assert.deepEqual(asked, []);
  going = false;
  tick(200);

  assert.deepEqual(asked, [4]);
});

test("who clicked on another page's link is on their way until its address is there, or it takes too long", () => {
  const old = new URL("http://localhost/");
  const click = { target: { closest: (what) => (what === "a[href]" ? { href: "http://localhost/agenda?taller=1" } : null) } };

  note(click, old, 10_000);

  assert.equal(isGoing(old, 12_000), true);
  assert.equal(isGoing(new URL("http://localhost/agenda?taller=1"), 12_000), false);
  assert.equal(isGoing(old, 15_100), false);
});

test("a link that opens beside this page, or leads to it, holds nothing up", () => {
  const here = new URL("http://localhost/agenda");
  const to = (href) => ({ target: { closest: (what) => (what === "a[href]" ? { href } : null) } });

  note({ ...to("http://localhost/personas"), ctrlKey: true }, here, 30_000);
  note(to("http://localhost/agenda?taller=1"), here, 30_000);

  assert.equal(isGoing(here, 30_001), false);
});

test("what a button does may lead to another page, for a moment", () => {
  const here = new URL("http://localhost/agenda");

  note({ target: { closest: (what) => (what === "button" ? {} : null) } }, here, 50_000);

  assert.equal(isGoing(here, 50_900), true);
  assert.equal(isGoing(here, 51_100), false);
});

test("who writes in a dialog is let be, elsewhere pages stay as they are", () => {
  const box = (isBox, isInDialog) => ({ matches: () => isBox, closest: () => (isInDialog ? {} : null) });

  assert.equal(isWriting(box(true, true)), true);
  assert.equal(isWriting(box(true, false)), false);
  assert.equal(isWriting(box(false, true)), false);
  assert.equal(isWriting(null), false);
});

test("a step that the page was told of holds a rerun back for a moment", () => {
  acted(1_000);

  assert.equal(isGoing({ pathname: "/plan" }, 1_500), true);
  assert.equal(isGoing({ pathname: "/plan" }, 2_500), false);
});

test("a page runs while Streamlit says so", () => {
  const page = (testScriptState) => ({ querySelector: () => ({ dataset: { testScriptState } }) });

  assert.deepEqual(["initial", "running", "notRunning"].map((state) => isRunning(page(state))), [false, true, false]);
  assert.equal(isRunning({ querySelector: () => null }), false);
});
