import assert from "node:assert/strict";
import { test } from "node:test";

import { joined } from "../../../pages/components/matrix/store.js";

test("last copy of a closed page is newer than what its disk has", () => {
  const kept = [{ seq: 1, text: "Ho" }, { seq: 3, text: "Tres" }];
  const copied = [{ seq: 1, text: "Hola" }, { seq: 2, text: "Dos" }];

  const records = joined(kept, copied);

  assert.deepEqual(records.map(({ seq, text }) => [seq, text]), [[1, "Hola"], [2, "Dos"], [3, "Tres"]]);
});
