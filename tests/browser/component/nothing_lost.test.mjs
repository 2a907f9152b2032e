import assert from "node:assert/strict";
import { test } from "node:test";

import { outlineOf, rowsOf, textOf } from "../../../pages/components/matrix/pasting/outline.js";
import { readRange } from "../../../pages/components/matrix/pasting/range.js";

const MARKS = ["", "", "", "1. ", "2. ", "7) ", "a) ", "b) ", "i. ", "1.1 ", "1.2 ", "• ", "- ", "– ", "12. ", "2019 ", "3 ", "1.5 ", "V. ", "\t"];
const COLUMNS = ["text", "responsible", "timeframe"].map((field) => ({ field, label: field }));

/** Return a source of chance that gives the same numbers for the same seed: below `most` each. */
function chance(seed) {
  let state = seed;
  return (most) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * most);
  };
}

const wordsIn = (text) => text.match(/palabra\d+/g) ?? [];

test("every word of a pasted outline is in its rows and in its text, once and in order", () => {
  for (let seed = 1; seed <= 400; seed += 1) {
    const below = chance(seed);
    const count = 1 + below(14);
    const lines = Array.from({ length: count }, (_each, place) => ({
      text: below(9) ? `${MARKS[below(MARKS.length)]}palabra${place}${below(3) ? "" : "."}` : "",
      list: below(4) ? undefined : { indent: 18 * below(5), isOrdered: below(2) === 1 },
    }));
    const wanted = lines.flatMap(({ text }) => wordsIn(text));

    for (const isWrapped of [false, true]) {
      const entries = outlineOf(lines, { isWrapped });
      assert.deepEqual(rowsOf(entries).flatMap(({ text }) => wordsIn(text)), wanted, `seed ${seed}`);
      assert.deepEqual(wordsIn(textOf(entries)), wanted, `seed ${seed}`);
    }
  }
});

test("every word of a pasted range is in its rows, once, or counted as left out", () => {
  for (let seed = 1; seed <= 400; seed += 1) {
    const below = chance(seed);
    const width = 1 + below(4);
    let next = 0;
    const cell = () => Array.from({ length: below(4) }, () => ({ text: `${MARKS[below(MARKS.length)]}palabra${(next += 1)}` }));
    const grid = Array.from({ length: 1 + below(6) }, () => Array.from({ length: width }, cell));

    const { rows, leftOut } = readRange(grid, { columns: COLUMNS, from: COLUMNS[below(3)].field });

    const found = rows.flatMap(({ cells }) => Object.values(cells).flatMap(wordsIn));
    const all = grid.flat(2).flatMap(({ text }) => wordsIn(text));
    assert.equal(new Set(found).size, found.length, `seed ${seed}`);
    if (!leftOut) assert.deepEqual(new Set(found), new Set(all), `seed ${seed}`);
    else assert.ok(found.length < all.length, `seed ${seed}`);
  }
});
