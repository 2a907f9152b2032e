import assert from "node:assert/strict";
import { test } from "node:test";

import { differences } from "../../../pages/components/matrix/differences.js";

const drawn = (before, after) =>
  differences(before, after).map(({ kind, text }) => ({ same: text, gone: `[-${text}]`, new: `[+${text}]` })[kind]).join("");

test("replaced words stand in their place, the old ones first", () => {
  assert.equal(drawn("Crear una lista regional.", "Crear una lista nacional."), "Crear una lista [-regional][+nacional].");
});

test("words that came or went are marked alone", () => {
  assert.equal(drawn("Crear una lista.", "Crear una lista común."), "Crear una lista[+ común].");
  assert.equal(drawn("Crear una lista común.", "Crear una lista."), "Crear una lista[- común].");
});

test("nothing is the same as an empty text, everything as itself", () => {
  assert.deepEqual(differences("", ""), []);
  assert.equal(drawn("", "Algo"), "[+Algo]");
  assert.equal(drawn("Algo", ""), "[-Algo]");
  assert.deepEqual(differences("Añadir niñez", "Añadir niñez"), [{ kind: "same", text: "Añadir niñez" }]);
});

test("each version can be read from the pieces", () => {
  const texts = ["uno dos tres uno dos", "dos uno tres tres", "", "uno", "tres. Dos, uno; (tres)\n- dos"];
  for (const before of texts) {
    for (const after of texts) {
      const pieces = differences(before, after);
      assert.equal(pieces.filter(({ kind }) => kind !== "new").map(({ text }) => text).join(""), before);
      assert.equal(pieces.filter(({ kind }) => kind !== "gone").map(({ text }) => text).join(""), after);
    }
  }
});

test("long texts without anything in common are compared at once", () => {
  const before = "a b ".repeat(2_000);
  const after = "c d ".repeat(2_000).trim();

  const pieces = differences(before, after);

  assert.deepEqual(pieces.map(({ kind }) => kind), ["gone", "new"]);
});
