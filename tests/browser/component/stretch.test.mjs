import assert from "node:assert/strict";
import { test } from "node:test";

import { beginStretch, editOf, extendStretch, isOneStretch } from "../../../pages/components/matrix/stretch.js";

/** Type texts one after another, each so many ms behind the one before; return how many stretches that makes. */
function stretches(first, ...edits) {
  let [at, count, stretch, earlier] = [0, 0, null, first];
  for (const [text, pause = 120] of edits) {
    at += pause;
    const edit = { earlier, text };
    if (stretch && isOneStretch(stretch, edit, at)) extendStretch(stretch, edit, at);
    else [stretch, count] = [beginStretch("a1/text", edit, at), count + 1];
    earlier = text;
  }
  return count;
}

test("editOf finds what went and what came", () => {
  assert.deepEqual(editOf("una guía", "una buena guía"), { start: 4, removed: 0, added: 6 });
  assert.deepEqual(editOf("aaa", "aa"), { start: 2, removed: 1, added: 0 });
  assert.deepEqual(editOf("", "x"), { start: 0, removed: 0, added: 1 });
});

test("typing with short pauses and corrections is one stretch", () => {
  assert.equal(stretches("", ["Hola"], ["Hola mumdo", 2_900], ["Hola mu", 400], ["Hola mundo", 2_000]), 1);
});

test("rest parts stretches", () => {
  assert.equal(stretches("", ["Hola"], ["Hola mundo", 3_100]), 2);
});

test("another place of the text begins another stretch", () => {
  const long = "Elaborar un protocolo común de atención para los países";

  assert.equal(stretches(long, [`${long} y`], [`Hoy ${long} y`]), 2);
});

test("what comes or goes in a lump is a stretch of its own", () => {
  const pasted = "Un texto que vino de otra parte, pegado de una vez";

  assert.equal(stretches("", ["Ya. "], [`Ya. ${pasted}`], [`Ya. ${pasted} y más`]), 3);
  assert.equal(stretches(pasted, [`${pasted}, sí`], [""]), 2);
});

test("end of a sentence parts a long stretch, not a short one", () => {
  const typed = (text) => Array.from(text, (_letter, place) => [text.slice(0, place + 1)]);

  assert.equal(stretches("", ...typed("Uno. Dos. Tres.")), 1);
  assert.equal(stretches("", ...typed(`${"palabra ".repeat(8)}fin. ${"Otra vez ".repeat(3)}`)), 2);
  assert.equal(stretches("", ...typed("palabra ".repeat(60))), 3);
});

test("text that changed meanwhile begins another stretch", () => {
  const stretch = beginStretch("a1/text", { earlier: "", text: "Hola" }, 0);

  assert.equal(isOneStretch(stretch, { earlier: "Antes. Hola", text: "Antes. Hola y" }, 100), false);
});
