import assert from "node:assert/strict";
import { test } from "node:test";

import { speedAt } from "../../../pages/components/edges.js";

test("nothing scrolls for a hand in the middle, and the faster the nearer it is to an edge or beyond", () => {
  const speeds = [0, 100, 136, 172, 500, 828, 864, 900, 2000].map((at) => speedAt(at, 100, 900));

  assert.deepEqual(speeds, [-30, -30, -15, 0, 0, 0, 15, 30, 30]);
});
