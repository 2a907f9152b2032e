import assert from "node:assert/strict";
import { test } from "node:test";

import { readOwn, writeOwn } from "../../../pages/components/matrix/pasting/own.js";
import { withNotes } from "../../../pages/components/matrix/pasting/placed_notes.js";

const ids = () => {
  let count = 0;
  return () => `new${(count += 1)}`;
};

test("rows of ours come back with levels, columns and notes of their own", () => {
  const rows = [
    { level: 0, cells: { text: "Crear[^n1] una red", responsible: "Países\nSecretaría" } },
    { level: 1, cells: { text: "Convocar[^n2]", timeframe: "2019" } },
  ];

  const found = readOwn(writeOwn(rows, (note) => `Nota ${note}`), ids());

  assert.deepEqual(found.rows, [
    { level: 0, cells: { text: "Crear[^new1] una red", responsible: "Países\nSecretaría" } },
    { level: 1, cells: { text: "Convocar[^new2]", timeframe: "2019" } },
  ]);
  assert.deepEqual([...found.notes], [["new1", "Nota n1"], ["new2", "Nota n2"]]);
  assert.deepEqual(found.fields, ["text", "responsible", "timeframe"]);
});

test("what somebody else wrote in our form is not trusted", () => {
  for (const text of ["", "{", "null", "[]", '{"rows":{}}', '{"rows":[]}']) assert.equal(readOwn(text, ids()), null, text);
  const odd = { rows: [{ level: 9, cells: { text: "a\u0000[^x]b", status: "adopted", parent: "p", note: 5 } }, null], notes: { y: "no" } };

  assert.deepEqual(readOwn(JSON.stringify(odd), ids()).rows, [{ level: 0, cells: { text: "ab" } }, { level: 0, cells: {} }]);
});

test("notes are inserted before the text that marks them", () => {
  const changes = withNotes([{ kind: "insert", item: "a", cells: { text: "uno[^n1]", note: "dos" } }], new Map([["n1", "Nota"]]), "root");

  assert.deepEqual(changes.map(({ item, parent, cells }) => [item, parent, cells.text]), [["n1", "root", "Nota"], ["a", undefined, "uno[^n1]"]]);
});
