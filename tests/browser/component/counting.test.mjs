import assert from "node:assert/strict";
import { test } from "node:test";

import { hour, lasting, lateBy, shown, toSay } from "../../../pages/components/countdown/counting.js";

test("time left reads as a clock, and counts up once it is over", () => {
  const read = [3_720_000, 600_000, 599_001, 1, 0, -999, -1_000, -190_000].map(shown);

  assert.deepEqual(read, ["1:02:00", "10:00", "10:00", "0:01", "0:00", "0:00", "+0:01", "+3:10"]);
});

test("room's clock goes on from the workshop's hour, past midnight too", () => {
  assert.deepEqual([hour(30_000_000, 0), hour(30_000_000, 60_000), hour(86_399_000, 1_000)], ["08:20", "08:21", "00:00"]);
});

test("who overruns is later by whole minutes, and who does not is not", () => {
  assert.deepEqual([lateBy(10, 5_000), lateBy(10, -59_999), lateBy(10, -60_000), lateBy(-5, -120_000), lateBy(3, null)], [10, 10, 11, -3, 3]);
});

test("hours and minutes behind or ahead are told apart", () => {
  assert.deepEqual([510, -75, 59].map(lasting), [
    { hours: 8, minutes: 30 },
    { hours: 1, minutes: 15 },
    { hours: 0, minutes: 59 },
  ]);
});

test("five minutes, one and none are said once each", () => {
  const spoken = new Set();

  const said = [900_000, 300_000, 299_000, 61_000, 60_000, 30_000, 0, -1_000].map((left) => toSay(spoken, left));

  assert.deepEqual(said, [null, 5, null, null, 1, null, 0, null]);
});
