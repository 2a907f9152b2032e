import assert from "node:assert/strict";
import { test } from "node:test";

import { afterNews, byCell, initials, others, tintOf } from "../../../pages/components/matrix/people.js";

const TEXT = { item: "a1", field: "text" };
const seen = afterNews(new Map(), {
  all: true,
  presence: {
    mine: { who: "me", name: "Rosa Díaz", at: TEXT },
    second: { who: "me", name: "Rosa Díaz", at: TEXT },
    ana: { who: "ana", name: "Ana Mora", at: TEXT },
    anas: { who: "ana", name: "Ana Mora", at: TEXT },
    luis: { who: "luis", name: "Luis Paz", at: null },
  },
});

test("news change what they name, and all of it where they say so", () => {
  const moved = { who: "luis", name: "Luis Paz", at: TEXT };

  const after = afterNews(seen, { presence: { luis: moved, ana: null } });

  assert.deepEqual([...after.keys()].sort(), ["anas", "luis", "mine", "second"]);
  assert.deepEqual(after.get("luis"), moved);
  assert.deepEqual([...afterNews(seen, { all: true, presence: { luis: moved } }).keys()], ["luis"]);
  assert.equal(seen.size, 5);
});

test("cell shows each person once, one's own other window, and never this page", () => {
  const people = byCell(seen, ["me", "mine"]).get("a1/text");

  assert.deepEqual(people, [
    { who: "me", name: "Rosa Díaz", isSelf: true },
    { who: "ana", name: "Ana Mora", isSelf: false },
  ]);
});

test("those who are here are the others, by name, each with the cell they are in", () => {
  assert.deepEqual(others(seen, ["me", "mine"]), [
    { who: "ana", name: "Ana Mora", at: TEXT },
    { who: "luis", name: "Luis Paz", at: null },
  ]);
});

test("initials are the first letters of the first and the last word", () => {
  const names = ["Ana Mora", "María de los Ángeles Núñez", "oim", "Relatoría (grupo 2)", "  ", "李 小龙", "Ñ"];

  assert.deepEqual(names.map(initials), ["AM", "MN", "O", "R", "?", "李小", "Ñ"]);
});

test("person has the same colour everywhere", () => {
  const tints = ["Ana Mora", "Luis Paz", "Rosa Díaz", "Iván Soto"].map(tintOf);

  assert.deepEqual(tints, ["Ana Mora", "Luis Paz", "Rosa Díaz", "Iván Soto"].map(tintOf));
  assert.ok(tints.every((tint) => Number.isInteger(tint) && tint >= 0 && tint < 8));
});
