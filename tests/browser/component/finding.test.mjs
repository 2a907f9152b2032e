import assert from "node:assert/strict";
import { test } from "node:test";

import { findIn, fold, standAt } from "../../../pages/components/matrix/finding.js";

const found = (text, query) => findIn(fold(text), fold(query).text).map(([start, end]) => text.slice(start, end));

test("accents and capitals do not matter, and what is found is what stands there", () => {
  assert.deepEqual(found("La Niñez y la NINEZ", "niñez"), ["Niñez", "NINEZ"]);
  assert.deepEqual(found("Acción común", "accion"), ["Acción"]);
  assert.deepEqual(found("straße, Straße", "strasse"), []);
});

test("places are those of the text, whatever folding makes longer or shorter", () => {
  const text = "ﬁn e\u0301l fin";

  assert.deepEqual(findIn(fold(text), "fin"), [[7, 10]]);
  assert.deepEqual(found(text, "el"), ["e\u0301l"]);
});

test("spaces alone find nothing, and places do not overlap", () => {
  assert.deepEqual([found("a b", " "), found("aaaa", "aa")], [[], ["aa", "aa"]]);
});

test("the place one stands at stays while others write before it", () => {
  const match = (key, start) => ({ key, start });
  const before = { ...match("b", 4), at: 1 };

  assert.equal(standAt([match("a", 0), match("a", 3), match("b", 4)], before), 2);
  assert.equal(standAt([match("a", 0), match("b", 9)], before), 1);
  assert.equal(standAt([match("a", 0)], before), 0);
  assert.equal(standAt([], before), -1);
  assert.equal(standAt([match("a", 0)], undefined), 0);
});
