import assert from "node:assert/strict";
import { test } from "node:test";

import { commandOf } from "../../../pages/components/matrix/editing.js";

const TEXT = { isSingle: false, isNote: false };
const pressed = (key, more = {}) => ({ key, code: "", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });

test("keys of the table mean their commands", () => {
  const cases = [
    [pressed("Tab"), "next"],
    [pressed("Tab", { shiftKey: true }), "previous"],
    [pressed("Enter", { ctrlKey: true }), "insert_action"],
    [pressed("ArrowUp", { altKey: true }), "move_up"],
    [pressed("ArrowDown", { altKey: true }), "move_down"],
    [pressed("f", { ctrlKey: true, altKey: true, code: "KeyF" }), "note"],
    [pressed("Escape"), "leave"],
  ];

  for (const [event, command] of cases) assert.equal(commandOf(event, TEXT), command);
});

test("keys that write are left to the browser", () => {
  const events = [pressed("a"), pressed("Enter"), pressed("ArrowUp"), pressed("z", { ctrlKey: true }), pressed("Backspace")];

  for (const event of events) assert.equal(commandOf(event, TEXT), undefined);
});

test("title takes no line break, and a note moves no row", () => {
  assert.equal(commandOf(pressed("Enter"), { isSingle: true, isNote: false }), "next");
  assert.equal(commandOf(pressed("ArrowUp", { altKey: true }), { isSingle: false, isNote: true }), undefined);
});
