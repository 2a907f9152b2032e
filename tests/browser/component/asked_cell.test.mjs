// The cell an address names leads there once.

import assert from "node:assert/strict";
import { test } from "node:test";

import { askedCell, followAddress } from "../../../pages/components/asked_cell.js";

const at = (query) => new URL(`http://sala.local/matriz${query}`);

test("an address names an item and a field, or nothing", () => {
  assert.deepEqual(askedCell(at("?eje=2&celda=a1.timeframe")), { item: "a1", field: "timeframe" });
  for (const query of ["", "?celda=", "?celda=a1", "?celda=.text", '?celda=a"].text', "?celda=a1.text.more text"]) {
    const asked = askedCell(at(query));
    assert.ok(asked === null || asked.field === "text", query);
  }
});

test("one is led there once, and not before the item is there", () => {
  const led = [];
  const follow = (isHere) => followAddress(at("?celda=a7.text"), () => isHere, (...cell) => led.push(cell));

  assert.deepEqual([follow(false), follow(true), follow(true)], [false, true, false]);
  assert.deepEqual(led, [["a7", "text"]]);
});
