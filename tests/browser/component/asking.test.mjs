import assert from "node:assert/strict";
import { test } from "node:test";

import { askForPages } from "../../../pages/components/preview/asking.js";

const answer = (ok, said) => async () => ({ ok, json: async () => said });

test("pages are told with their revision", async () => {
  assert.deepEqual(await askForPages("/x", answer(true, { pages: 3, revision: 8 })), { pages: 3, revision: 8 });
});

test("a refusal is its sentence, and a lost connection nothing", async () => {
  assert.deepEqual(await askForPages("/x", answer(false, { error: "NoPrinting", message: "No." })), { message: "No." });
  assert.deepEqual(await askForPages("/x", async () => { throw new TypeError(); }), {});
});
