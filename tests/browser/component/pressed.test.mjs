import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { Pressed } from "../../../pages/components/matrix/pressed.js";

/** Return a press upon an element, time standing still but for `tick`; `say(name)` is what the hand does. */
function pressing(t) {
  mock.timers.enable({ apis: ["setTimeout"] });
  t.after(() => mock.timers.reset());
  globalThis.window = new EventTarget();
  t.after(() => delete globalThis.window);
  const root = new EventTarget();
  const ended = [];
  const pressed = new Pressed(root, () => ended.push(pressed.isGoing));
  const say = (name) => (name === "pointerdown" ? root : window).dispatchEvent(new Event(name));
  return { pressed, ended, say, tick: (time) => mock.timers.tick(time) };
}

test("what comes waits until a press and its click are over", (t) => {
  const { pressed, ended, say, tick } = pressing(t);

  say("pointerdown");
  tick(5_000);
  say("pointerup");
  tick(20);
  assert.deepEqual([pressed.isGoing, ended], [true, []]);
  say("click");
  tick(0);

  assert.deepEqual([pressed.isGoing, ended], [false, [false]]);
});

test("a press that becomes no click, or goes to another window, is over too", (t) => {
  const { pressed, ended, say, tick } = pressing(t);

  for (const end of ["pointercancel", "blur", "pointerup"]) {
    say("pointerdown");
    say(end);
    tick(200);
    assert.equal(pressed.isGoing, false, end);
  }

  assert.equal(ended.length, 3);
});

test("presses elsewhere hold nothing, and nothing is told of a panel that is gone", (t) => {
  const { pressed, ended, say, tick } = pressing(t);

  say("pointerup");
  say("click");
  tick(200);
  say("pointerdown");
  pressed.close();
  say("pointerup");
  tick(200);

  assert.deepEqual(ended, []);
});
