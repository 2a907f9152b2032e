import assert from "node:assert/strict";
import { test } from "node:test";

import { askForPages, pageAddress } from "../../../pages/components/preview/asking.js";

const answer = (ok, said) => async () => ({ ok, json: async () => said });

test("pages are told with their revision", async () => {
  assert.deepEqual(await askForPages("/x", answer(true, { pages: 3, revision: 8 })), { pages: 3, revision: 8 });
});

test("a refusal is its sentence, and a lost connection nothing", async () => {
  assert.deepEqual(await askForPages("/x", answer(false, { error: "NoPrinting", message: "No." })), { message: "No." });
  assert.deepEqual(await askForPages("/x", async () => { throw new TypeError(); }), {});
});

test("a page is asked for at its revision, as the document was chosen", () => {
  assert.equal(pageAddress("/x/pages", 2, 8, ""), "/x/pages/2.png?revision=8");
  assert.equal(pageAddress("/x/pages", 2, 8, "annexes=matrix"), "/x/pages/2.png?annexes=matrix&revision=8");
});
