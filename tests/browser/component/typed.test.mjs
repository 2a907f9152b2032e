import assert from "node:assert/strict";
import { test } from "node:test";

import { isList, outlineOf, rowsOf, textOf } from "../../../pages/components/matrix/pasting/outline.js";
import { itemise } from "../../../pages/components/matrix/pasting/typed.js";

const blocks = (...texts) => texts.map((text) => ({ text }));
/** Return items drawn as level and text, what is none as it is. */
const drawn = (...texts) => itemise(blocks(...texts)).map(({ level, text }) => (level === null ? text : `${level} ${text}`));
const printed = (text) => outlineOf(text.split("\n").map((line) => ({ text: line.trim() })), { isWrapped: true });

test("typed numbers, letters and bullets are taken off", () => {
  const cases = [
    ["1. Uno", "2. Dos"], ["1) Uno", "2) Dos"], ["1.- Uno", "2.- Dos"], ["(1) Uno", "(2) Dos"], ["a) Uno", "b) Dos"],
    ["• Uno", "• Dos"], ["– Uno", "– Dos"], ["- Uno", "- Dos"], ["·\tUno", "·\tDos"], ["o\tUno", "o\tDos"],
    ["i. Uno", "ii. Dos"], ["I. Uno", "II. Dos"], ["A. Uno", "B. Dos"], ["1.1 Uno", "1.2 Dos"], ["1.1. Uno", "1.2. Dos"],
    ["4. Uno", "5. Dos"], ["1.Uno", "2.Dos"], ["1.\u00a0\u00a0 Uno", "2.\tDos"], ["\uf0b7 Uno", "\uf0b7 Dos"],
  ];

  for (const texts of cases) assert.deepEqual(drawn(...texts), ["0 Uno", "0 Dos"], texts.join(" / "));
});

test("figures that belong to the text stay", () => {
  const texts = [
    "2019-2021 para la primera fase", "3 países piloto", "1.5 millones de colones", "10.000 personas atendidas", "V. Mora coordina",
    "A. C. lo revisa", "24/7", "2.º semestre", "-", "5 %", "2021. Año de cierre", "e. coli", "etc. y otros", "1.er informe",
  ];

  for (const text of texts) assert.deepEqual(drawn(text), [text]);
  assert.deepEqual(drawn(...texts), texts);
  assert.deepEqual(drawn("1. Uno", "2. Dos", "2.1 millones de colones"), ["0 Uno", "0 Dos", "2.1 millones de colones"]);
});

test("levels follow the kinds of marks and come back to them", () => {
  assert.deepEqual(drawn("1. Uno", "a) Dos", "b) Tres", "i. Cuatro", "2. Cinco", "a) Seis"), [
    "0 Uno", "1 Dos", "1 Tres", "2 Cuatro", "0 Cinco", "1 Seis",
  ]);
  assert.deepEqual(drawn("1. Uno", "1.1 Dos", "1.2 Tres", "1.2.1 Cuatro", "1.2.2 Cinco", "2. Seis", "2.1 Siete", "2.2 Ocho"), [
    "0 Uno", "1 Dos", "1 Tres", "2 Cuatro", "2 Cinco", "0 Seis", "1 Siete", "1 Ocho",
  ]);
  assert.deepEqual(drawn("• Uno", "– Dos", "• Tres"), ["0 Uno", "1 Dos", "0 Tres"]);
});

test("letter i behind h is no roman number", () => {
  assert.deepEqual(drawn("g) Uno", "h) Dos", "i) Tres", "j) Cuatro").map((each) => each[0]), ["0", "0", "0", "0"]);
});

test("levels of real lists come from how far they stand in", () => {
  const at = (indent, text) => ({ text, list: { indent, isOrdered: true } });
  const levels = itemise([at(36, "Uno"), at(72, "Dos"), at(108, "Tres"), at(70, "Cuatro"), at(36, "Cinco")]).map(({ level }) => level);

  assert.deepEqual(levels, [0, 1, 2, 1, 0]);
});

test("printed lines are put together, a figure that begins one is no item", () => {
  const entries = printed(
    "1. Elaborar un protocolo de atención que siga lo que dice el artículo\n12. de la ley, en todos los puestos\n2. Publicarlo\n\n3. Revisarlo cada año junto con las organizaciones coordi-\nnadas por la secretaría",
  );

  assert.deepEqual(entries.map(({ text }) => text), [
    "Elaborar un protocolo de atención que siga lo que dice el artículo 12. de la ley, en todos los puestos",
    "Publicarlo",
    "Revisarlo cada año junto con las organizaciones coordi-nadas por la secretaría",
  ]);
  assert.equal(isList(entries), true);
});

test("letter with two items is no list", () => {
  const entries = printed("Estimada colega:\n\nLe escribo por el taller.\n\nTraiga:\n- el plan\n- la lista\n\nSaludos.\n\nGracias.");

  assert.equal(isList(entries), false);
});

test("what lies deeper than a sub-action becomes lines of it", () => {
  const entries = outlineOf(blocks("1. Uno", "a) Dos", "• Tres", "• Cuatro", "2. Cinco"));

  assert.deepEqual(rowsOf(entries), [
    { level: 0, text: "Uno" }, { level: 1, text: "Dos\n- Tres\n- Cuatro" }, { level: 0, text: "Cinco" },
  ]);
});

test("list within a text has items as the text knows them", () => {
  assert.equal(textOf(outlineOf(blocks("3) Uno", "a) Dos", "4) Tres"))), "1. Uno\n- Dos\n2. Tres");
  assert.equal(textOf(outlineOf(blocks("• Uno", "• Dos"))), "- Uno\n- Dos");
});
