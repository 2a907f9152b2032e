import assert from "node:assert/strict";
import { test } from "node:test";

import { commandOf, keysOf } from "../../../pages/components/matrix/keys.js";

const TEXT = { isSingle: false, isNote: false };
const pressed = (key, more = {}) => ({ key, code: "", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });

test("keys of the table mean their commands", () => {
  const cases = [
    [pressed("Tab"), "next"],
    [pressed("Tab", { shiftKey: true }), "previous"],
    [pressed("Enter", { ctrlKey: true }), "insert_action"],
    [pressed("Enter", { ctrlKey: true, shiftKey: true }), "insert_sub_action"],
    [pressed("D", { ctrlKey: true, shiftKey: true, code: "KeyD" }), "duplicate"],
    [pressed("Backspace", { ctrlKey: true, shiftKey: true }), "delete"],
    [pressed("z", { ctrlKey: true, code: "KeyZ" }), "undo"],
    [pressed("z", { metaKey: true, code: "KeyW" }), "undo"],
    [pressed("Z", { ctrlKey: true, shiftKey: true, code: "KeyZ" }), "redo"],
    [pressed("y", { ctrlKey: true, code: "KeyY" }), "redo"],
    [pressed("ArrowRight", { altKey: true, shiftKey: true }), "indent"],
    [pressed("ArrowLeft", { altKey: true, shiftKey: true }), "outdent"],
    [pressed("ArrowUp", { altKey: true }), "move_up"],
    [pressed("ArrowDown", { altKey: true }), "move_down"],
    [pressed("ð", { ctrlKey: true, altKey: true, code: "KeyF" }), "note"],
    [pressed("Escape"), "leave"],
  ];

  for (const [event, command] of cases) assert.equal(commandOf(event, TEXT), command);
});

test("keys that write are left to the browser", () => {
  const events = [pressed("a"), pressed("Enter"), pressed("ArrowUp"), pressed("Backspace"), pressed("Backspace", { ctrlKey: true })];

  for (const event of events) assert.equal(commandOf(event, TEXT), undefined);
});

test("title takes no line break, and a note moves no row", () => {
  assert.equal(commandOf(pressed("Enter"), { isSingle: true, isNote: false }), "next");
  assert.equal(commandOf(pressed("ArrowUp", { altKey: true }), { isSingle: false, isNote: true }), undefined);
});

test("keys are read as they stand on the keyboard", () => {
  const messages = { key_shift: "Mayús", key_backspace: "Retroceso" };

  assert.equal(keysOf("delete", messages), "Ctrl+Mayús+Retroceso");
  assert.equal(keysOf("indent", messages), "Alt+Mayús+→");
  assert.equal(keysOf("history", messages), "");
});
