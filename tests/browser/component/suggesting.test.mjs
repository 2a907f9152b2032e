import assert from "node:assert/strict";
import { test } from "node:test";

import { fitting, lineAt, merged } from "../../../pages/components/matrix/suggesting.js";

const BODIES = ["Secretaría Técnica", "Países Miembros", "Ministerio de Salud", "Comisión de Países"];

test("offers that begin so come before those with a word that does", () => {
  assert.deepEqual(fitting(BODIES, "pai"), ["Países Miembros", "Comisión de Países"]);
  assert.deepEqual(fitting(BODIES, "secretaria t"), ["Secretaría Técnica"]);
  assert.deepEqual(fitting(BODIES, "istério"), ["Ministerio de Salud"]);
  assert.deepEqual(fitting(BODIES, "zz"), []);
});

test("nothing typed offers the most used, what stands there already nothing", () => {
  assert.deepEqual(fitting(BODIES, ""), BODIES);
  assert.deepEqual(fitting(BODIES, "países miembros"), []);
  assert.deepEqual(fitting(["Sur", "Sur y Norte"], "sur"), ["Sur y Norte"]);
});

test("a list is short", () => {
  const many = Array.from({ length: 30 }, (_each, number) => `Cuerpo ${number}`);

  assert.equal(fitting(many, "cuerpo").length, 7);
});

test("what this axis names comes first, most used before the rest, each once", () => {
  assert.deepEqual(merged(["Sur", "Norte", "NORTE"], ["norte", "Este", "Sur"]), ["Norte", "Sur", "Este"]);
});

test("an entry is the line the caret stands in", () => {
  const text = "Norte\nSu\nEste";

  assert.deepEqual(lineAt(text, 8), { start: 6, end: 8, text: "Su" });
  assert.deepEqual(lineAt(text, 0), { start: 0, end: 5, text: "Norte" });
  assert.deepEqual(lineAt(text, 13), { start: 9, end: 13, text: "Este" });
});
