import assert from "node:assert/strict";
import { test } from "node:test";

import { columnsToShow } from "../../../pages/components/matrix/shown_columns.js";

const column = (field) => ({ field, label: field });
const SETTINGS = {
  columns: ["text", "responsible"].map(column),
  allColumns: ["text", "responsible", "timeframe", "note"].map(column),
};

const shown = (more) => columnsToShow({ ...SETTINGS, ...more }).map(({ field }) => field);

test("the workshop says which columns are shown until somebody chooses", () => {
  assert.deepEqual(shown({ chosen: null }), ["text", "responsible"]);
  assert.deepEqual(shown({ chosen: ["note", "text"] }), ["text", "note"]);
});

test("the action cannot be hidden, nor a column where a text waits for a choice", () => {
  assert.deepEqual(shown({ chosen: [] }), ["text"]);
  assert.deepEqual(shown({ chosen: [], needed: ["timeframe", "title"] }), ["text", "timeframe"]);
});

test("a column this person may not see is not shown, chosen or not", () => {
  assert.deepEqual(shown({ chosen: ["internal_note", "note"] }), ["text", "note"]);
});
