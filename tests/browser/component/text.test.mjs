import assert from "node:assert/strict";
import { test } from "node:test";

import { LIMIT, clean, flat, follow, join, marks, oneAfterOther, readable, runs, size } from "../../../pages/components/matrix/text.js";

test("clean takes out what Word cannot hold and keeps the rest", () => {
  const text = clean("uno\r\ndos\u000btres\u0000\u0007\u001b\ufffe\ud800 \u{1F600} a\u0301\t");

  assert.equal(text, "uno\ndos\ntres \u{1F600} á\t");
});

test("clean leaves every fit character of the basic plane", () => {
  for (let code = 0x20; code <= 0xffff; code += 1) {
    const isUnfit = (code >= 0x7f && code <= 0x9f) || (code >= 0xd800 && code <= 0xdfff);
    const isNoCharacter = (code >= 0xfdd0 && code <= 0xfdef) || code >= 0xfffe;
    const isBreak = code === 0x2028 || code === 0x2029;
    if (isUnfit || isNoCharacter || isBreak) continue;
    const character = String.fromCharCode(code);

    assert.equal(clean(character), character.normalize("NFC"), code.toString(16));
  }
});

test("runs and join are each other's inverse", () => {
  const texts = ["", "sin notas", "a[^n1] b[^n2]", "[^n1]", "un \\[^tecleado] y [^n1]", "línea\n\n- punto[^n1]\n"];

  for (const text of texts) assert.equal(join(runs(text)), text);
});

test("typed sign of a note never becomes a mark", () => {
  const stored = join([{ text: "véase [^1]" }]);

  assert.equal(stored, "véase \\[^1]");
  assert.deepEqual(marks(stored), []);
  assert.equal(readable(stored), "véase [^1]");
});

test("backslash before a mark does not escape it", () => {
  const stored = join([{ text: "ruta\\" }, { mark: "n1" }]);

  assert.deepEqual(marks(stored), ["n1"]);
});

test("readable leaves the marks out", () => {
  assert.equal(readable("Común[^n1] y propio[^n2]."), "Común y propio.");
});

test("size counts characters as the limit does", () => {
  assert.equal(size("\u{1F600}".repeat(LIMIT)), LIMIT);
});

test("follow keeps a place with its words when others write before it", () => {
  const before = flat("Crear una red[^n1] común");
  const after = flat("Antes: Crear una red[^n1] común");

  assert.equal(after.slice(follow(before.indexOf("común"), before, after)), "común");
});

test("follow keeps a place when others write behind it", () => {
  assert.equal(follow(3, "abcdef", "abcdefghi"), 3);
});

test("follow goes to the edge of what was deleted under it", () => {
  assert.equal(follow(4, "abcdefgh", "abgh"), 2);
});

test("two versions one after the other hold each footnote's mark once", () => {
  assert.equal(oneAfterOther("Uno[^n1] dos", "Uno[^n1] tres[^n2]"), "Uno[^n1] dos\nUno tres[^n2]");
  assert.equal(oneAfterOther("", "Tres"), "Tres");
  assert.equal(oneAfterOther("Uno", "", " "), "Uno");
  assert.equal(oneAfterOther("Un título", "Otro título", " "), "Un título Otro título");
});
