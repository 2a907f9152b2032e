import assert from "node:assert/strict";
import { test } from "node:test";

import { readTsv, unguarded, writeTsv } from "../../../pages/components/matrix/pasting/tsv.js";

test("table of a spreadsheet is read with its quotes", () => {
  const text = 'Crear una red\tPaíses\t2019\r\n"Dos\nlíneas"\t"dice ""sí"""\t\r\n';

  assert.deepEqual(readTsv(text), [["Crear una red", "Países", "2019"], ["Dos\nlíneas", 'dice "sí"', ""]]);
});

test("quote within a text is a letter", () => {
  assert.deepEqual(readTsv('"Red" de apoyo\tsí\n5" de ancho\tno'), [['"Red" de apoyo', "sí"], ['5" de ancho', "no"]]);
  assert.deepEqual(readTsv('"sin cerrar\tsí\nb\tno'), [['"sin cerrar', "sí"], ["b", "no"]]);
});

test("sentence is no table, nor is prose with a tab in it", () => {
  assert.equal(readTsv("Crear una red"), null);
  assert.equal(readTsv("Crear una red\nNombre:\tred\nen tres países"), null);
});

test("what was written is read again", () => {
  const rows = [["1.", "Uno\ndos", "con\ttab", 'y "comillas"'], ["=1+1", "+506 2222", "- guion", "@a"], ["", "", "", " final"]];

  assert.deepEqual(readTsv(writeTsv(rows)), rows);
});

test("formula reaches no spreadsheet as one, and reads as it was", () => {
  const cells = writeTsv([["=1+1", "+1", "-1", "@a", " =1", "a=1"]]).split("\t");

  assert.equal(cells.some((cell) => /^\s*[=+\-@]/.test(cell.replace("\u200b", "|"))), false);
  assert.deepEqual(cells.map((cell) => cell.replaceAll("\u200b", "")), ["=1+1", "+1", "-1", "@a", " =1", "a=1"]);
  assert.equal(unguarded("\u200bpalabra"), "\u200bpalabra");
});
