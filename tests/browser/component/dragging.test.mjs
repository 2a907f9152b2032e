import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { Dragging } from "../../../pages/components/board/dragging.js";

const list = () => ({ add() {}, remove() {} });
const box = () => ({ left: 0, top: 0, right: 800, bottom: 600, width: 200, height: 100 });

/** A piece of the page, as far as a hand meets it: every card and column is one; nothing scrolls. */
class Piece extends EventTarget {
  constructor(id = "") {
    super();
    Object.assign(this, { dataset: { id }, classList: list(), style: {}, isConnected: true, className: "", captured: [] });
    Object.assign(this, { append() {}, remove() {}, removeAttribute() {}, scrollTop: 0, scrollLeft: 0 });
  }

  getBoundingClientRect = box;
  setPointerCapture = (pointer) => this.captured.push(pointer);
  cloneNode = () => new Piece();
  contains = (other) => other instanceof Piece;
  querySelector = () => pressed;
  closest = (selector) => (selector === ".plb-card" ? this : null);
}

let columns, dropped, under, held, pressed;

beforeEach(() => {
  globalThis.CSS = { escape: (id) => id };
  globalThis.window = Object.assign(new EventTarget(), { innerHeight: 600 });
  globalThis.document = { elementFromPoint: () => under, scrollingElement: new Piece() };
  globalThis.getComputedStyle = () => ({ overflowY: "visible", getPropertyValue: () => "" });
  globalThis.requestAnimationFrame = globalThis.cancelAnimationFrame = () => 0;
  globalThis.setTimeout = (run) => (held = run);
  [columns, dropped, under, held] = [new Piece("columns"), [], new Piece("there"), null];
  new Dragging(new Piece("root"), columns, ({ target }) => ({ element: target, look: "", place: target.dataset.id }), (...what) =>
    dropped.push(what),
  );
});

/** Have something happen to a pointer; whether a handler kept the browser from what it would do is returned. */
function happen(target, name, facts = {}) {
  const event = new Event(name, { cancelable: true });
  const point = { pointerId: 1, isPrimary: true, button: 0, pointerType: "mouse", clientX: 0, clientY: 0 };
  for (const [key, value] of Object.entries({ ...point, ...facts })) Object.defineProperty(event, key, { value });
  target.dispatchEvent(event);
  return event.defaultPrevented;
}

/** Press a card; events rise from it to the columns, which this page of one level has to be told. */
function press(facts = {}) {
  pressed = new Piece("card");
  happen(columns, "pointerdown", { target: pressed, ...facts });
  return pressed;
}

test("a mouse carries a card to what it is let go over", () => {
  press();
  happen(window, "pointermove", { clientX: 40 });
  happen(window, "pointerup", { clientX: 40 });

  assert.deepEqual(dropped, [["card", "there"]]);
  assert.deepEqual(columns.captured, [1]);
});

test("a press that hardly moves is a click, of another button nothing", () => {
  press();
  happen(window, "pointermove", { clientX: 3 });
  happen(window, "pointerup", { clientX: 3 });
  press({ button: 2 });
  happen(window, "pointermove", { clientX: 40 });
  happen(window, "pointerup", { clientX: 40 });

  assert.deepEqual(dropped, []);
});

for (const pointerType of ["touch", "pen"]) {
  test(`${pointerType} that rests on a card carries it, and the page does not scroll meanwhile`, () => {
    const card = press({ pointerType });
    const before = happen(card, "touchmove");
    held();
    happen(window, "pointermove", { pointerType, clientY: 80 });

    assert.equal(before, false);
    assert.equal(happen(card, "touchmove"), true);
    assert.equal(happen(columns, "contextmenu"), true);
    happen(window, "pointerup", { pointerType, clientY: 80 });
    assert.deepEqual(dropped, [["card", "there"]]);
  });

  test(`${pointerType} that strokes over a card scrolls the page`, () => {
    const card = press({ pointerType });
    happen(window, "pointermove", { pointerType, clientY: 30 });
    happen(window, "pointermove", { pointerType, clientY: 80 });

    assert.equal(happen(card, "touchmove"), false);
    happen(window, "pointerup", { pointerType, clientY: 80 });
    assert.deepEqual(dropped, []);
  });
}

test("a finger that lets go where it rested moves nothing", () => {
  press({ pointerType: "touch" });
  held();
  happen(window, "pointermove", { pointerType: "touch", clientY: 2 });
  happen(window, "pointerup", { pointerType: "touch", clientY: 2 });

  assert.deepEqual(dropped, []);
});

test("a card that is gone when it is to be carried stays gone", () => {
  press({ pointerType: "touch" });
  pressed = null;
  held();
  happen(window, "pointermove", { pointerType: "touch", clientY: 80 });
  happen(window, "pointerup", { pointerType: "touch", clientY: 80 });

  assert.deepEqual(dropped, []);
});

test("Escape, another window and the browser's own gesture let go with nothing moved", () => {
  for (const [name, facts] of [["keydown", { key: "Escape" }], ["blur", {}], ["pointercancel", {}]]) {
    press();
    happen(window, "pointermove", { clientX: 40 });
    happen(window, name, facts);
    happen(window, "pointerup", { clientX: 40 });
  }

  assert.deepEqual(dropped, []);
});

test("another finger leaves a card in the hand that carries it", () => {
  press({ pointerType: "touch" });
  held();
  happen(window, "pointermove", { pointerType: "touch", clientY: 80 });
  press({ pointerType: "touch", pointerId: 2, isPrimary: false });
  happen(window, "pointerup", { pointerType: "touch", pointerId: 2 });

  assert.deepEqual(dropped, []);
  happen(window, "pointerup", { pointerType: "touch", clientY: 80 });
  assert.deepEqual(dropped, [["card", "there"]]);
});
