import assert from "node:assert/strict";
import { test } from "node:test";

import { aimAt } from "../../../pages/components/board/aiming.js";

const COLUMNS = [
  { id: "one", groups: [{ id: "g1" }, { id: "g2" }], items: [{ id: "a", group: "g1" }, { id: "b", group: "g1" }] },
  { id: "none", groups: [], items: [] },
];

/** Return what stands under the pointer: the nearest element of each class, a card 100 high beginning at 0. */
function under(found) {
  const elements = Object.fromEntries(
    Object.entries(found).map(([selector, dataset]) => [selector, { dataset, getBoundingClientRect: () => ({ top: 0, height: 100 }) }]),
  );
  return { closest: (selector) => elements[selector] ?? null };
}

test("over a card one aims beside it at its edges and at the card in its middle", () => {
  const target = under({ ".plb-card": { id: "b" }, ".plb-column": { id: "one" } });
  const aims = [5, 50, 95].map((clientY) => aimAt({ target, clientY }, COLUMNS)).map(({ look, place }) => [look, place]);

  assert.deepEqual(aims, [
    ["plb-before", { to: "g1", after: "a" }],
    ["plb-onto", { onto: "b" }],
    ["plb-behind", { to: "g1", after: "b" }],
  ]);
});

test("over a heading one aims at the first place of its group, over a column at the last of all", () => {
  const heading = under({ "[data-group]": { group: "g1" }, ".plb-column": { id: "one" } });
  const column = under({ ".plb-column": { id: "one" } });

  assert.deepEqual(aimAt({ target: heading, clientY: 0 }, COLUMNS).place, { to: "g1", after: null });
  assert.deepEqual(aimAt({ target: column, clientY: 0 }, COLUMNS).place, { to: "g2", after: null });
});

test("there is nothing to aim at outside the columns, or where nothing can stand", () => {
  assert.equal(aimAt({ target: under({}), clientY: 0 }, COLUMNS), null);
  assert.equal(aimAt({ target: under({ ".plb-column": { id: "none" } }), clientY: 0 }, COLUMNS), null);
});
