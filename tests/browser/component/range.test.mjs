import assert from "node:assert/strict";
import { test } from "node:test";

import { batchesOf } from "../../../pages/components/matrix/pasting/batches.js";
import { readRange } from "../../../pages/components/matrix/pasting/range.js";

const COLUMNS = [
  { field: "text", label: "Acción" },
  { field: "responsible", label: "Responsable" },
  { field: "timeframe", label: "Calendario" },
];
const grid = (...rows) => rows.map((row) => row.map((text) => (text ? [{ text }] : [])));
const read = (rows, from = "text") => readRange(rows, { columns: COLUMNS, from });

test("columns go to those shown from the focused one on, surplus ones are counted", () => {
  const found = read(grid(["Secretaría", "2019", "Sobra"]), "responsible");

  assert.deepEqual(found, {
    rows: [{ level: 0, cells: { responsible: "Secretaría", timeframe: "2019" } }],
    fields: ["responsible", "timeframe"], leftOut: 1, names: [],
  });
});

test("heading says where columns go and is no row", () => {
  const found = read(grid(["N.º", "PLAZO", "Costo", "Actividad:"], ["1", "2020", "₡5", "Crear"], ["2", "2021", "", "Seguir"]), "timeframe");

  assert.deepEqual(found.rows, [
    { level: 0, cells: { text: "Crear", timeframe: "2020" } }, { level: 0, cells: { text: "Seguir", timeframe: "2021" } },
  ]);
  assert.deepEqual([found.leftOut, found.names], [1, ["Costo"]]);
});

test("English headings and the workshop's own labels are known", () => {
  for (const titles of [["Action", "Owner", "Due"], ["Acciones", "Responsables", "Calendario"], ["Activities", "Responsible", "Timeframe"]]) {
    assert.deepEqual(read(grid(titles, ["Crear", "Países", "2020"])).rows, [
      { level: 0, cells: { text: "Crear", responsible: "Países", timeframe: "2020" } },
    ]);
  }
});

test("word that also names a column heads nothing alone", () => {
  assert.equal(read(grid(["Nota", "2019"], ["Crear", "2020"])).rows.length, 2);
});

test("numbers before the rows go, their levels stay", () => {
  const found = read(grid(["1.", "Crear", "Países"], ["a)", "Convocar", ""], ["b)", "Redactar", ""], ["2.", "Seguir", "Secretaría"]));

  assert.deepEqual(found.rows.map(({ level, cells }) => `${level} ${cells.text}`), ["0 Crear", "1 Convocar", "1 Redactar", "0 Seguir"]);
});

test("figures that do not count the rows are a column", () => {
  const found = read(grid(["2019", "Países"], ["2021", "Secretaría"]), "text");

  assert.deepEqual(found.rows.map(({ cells }) => cells.text), ["2019", "2021"]);
});

test("dashes for nothing are a column", () => {
  assert.deepEqual(read(grid(["-", "2019"], ["-", "2020"]), "responsible").rows[0].cells, { responsible: "-", timeframe: "2019" });
});

test("numbers typed within the cells go when they count on from row to row", () => {
  const found = read(grid(["1. Crear", "Países"], ["2. Seguir", "Países"], ["2.5 millones de personas", "Países"]));

  assert.deepEqual(found.rows.map(({ cells }) => cells.text), ["Crear", "Seguir", "2.5 millones de personas"]);
});

test("list in a cell becomes actions, its second level sub-actions", () => {
  const item = (indent, text) => ({ text, list: { indent, isOrdered: true } });
  const found = read([[[item(18, "Crear"), item(54, "Convocar"), item(18, "Seguir")], [{ text: "Países" }]]]);

  assert.deepEqual(found.rows, [
    { level: 0, cells: { text: "Crear", responsible: "Países" } },
    { level: 1, cells: { text: "Convocar" } },
    { level: 0, cells: { text: "Seguir" } },
  ]);
});

test("letters under plain words are sub-actions, bullets lines", () => {
  const found = read([[[{ text: "Crear la red:" }, { text: "a) convocar" }, { text: "b) redactar" }]], [[{ text: "Seguir:\n• medir\n• contar" }]]]);

  assert.deepEqual(found.rows.map(({ level, cells }) => [level, cells.text]), [
    [0, "Crear la red:"], [1, "convocar"], [1, "redactar"], [0, "Seguir:\n- medir\n- contar"],
  ]);
});

test("entries of a column of lists lose their marks", () => {
  const found = read([[[{ text: "Crear" }], [{ text: "• Países" }, { text: "• Secretaría" }]]]);

  assert.equal(found.rows[0].cells.responsible, "Países\nSecretaría");
});

test("changes are parted where a request would be too large", () => {
  const changes = Array.from({ length: 1000 }, (_each, place) => ({ kind: "insert", item: String(place), cells: { text: "á".repeat(600) } }));

  const batches = batchesOf(changes);

  assert.deepEqual(batches.flat(), changes);
  assert.ok(batches.every((batch) => batch.length <= 500 && Buffer.byteLength(JSON.stringify(batch)) < 240 * 1024));
});
