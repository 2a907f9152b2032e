// What takes a step back: the changes that bring the plan to where it was, worked out while that is still in sight.

import { keyOf } from "./outbox.js";
import { applyChanges } from "./plan.js";

/**
 * Return the changes that undo some others, last first, worked out upon the plan before these. A text that goes back
 * says also which text it goes back `from`, and its `base` is the change that made that one. `earlier` holds by cell
 * the text a change was typed upon, where the plan may have moved on.
 */
export function inverseOf(plan, changes, earlier = new Map()) {
  const made = new Set();
  const found = [];
  let seen = plan;
  for (const change of changes) {
    const back = made.has(change.item) ? null : INVERSES[change.kind](seen, change, earlier);
    if (change.kind === "insert") made.add(change.item);
    if (back) found.unshift(back);
    if (changes.length > 1) seen = applyChanges(seen, [change]);
  }
  return found;
}

/** Say whether a step writes in the table; what was decided or said is taken down, and taken back where it was made. */
export function isWriting(plan, changes) {
  const isOf = (change) => OF_TABLE.has(typeOf(plan, change));
  return changes.some(isOf) && changes.every((change) => change.kind !== "insert" || isOf(change));
}

/** Return what a step is to those who made it: { kind, item, field, count }, kind being "write", "note", "insert" … */
export function natureOf(plan, changes) {
  const rows = changes.filter((change) => change.kind !== "set" && typeOf(plan, change) !== "footnote");
  const set = changes.find((change) => change.kind === "set");
  if (!rows.length && changes.length > 1 && set) return { kind: "note", item: set.item, field: set.field, count: 1 };
  const isFirstLetter = rows.some(({ kind, item }) => kind === "insert" && item === set?.item);
  const first = isFirstLetter ? set : (rows[0] ?? changes[0]);
  const kind = first.kind === "set" ? "write" : first.kind;
  const count = rows.filter((row) => row.kind === kind).length;
  return { kind, item: first.item, field: first.field, count };
}

const OF_TABLE = new Set(["axis", "objective", "action", "footnote"]);

const INVERSES = {
  set: (plan, change, earlier) => {
    const { id, item, field } = change;
    const there = plan.items.get(item)?.cells[field] ?? "";
    return { kind: "set", item, field, text: earlier.get(keyOf(item, field)) ?? there, from: change.text ?? "", base: id };
  },
  insert: (plan, { item }) => ({ kind: "delete", item }),
  move: (plan, { item }) => {
    const parent = plan.items.get(item)?.parent;
    const siblings = plan.order.get(parent) ?? [];
    return parent ? { kind: "move", item, parent, after: siblings[siblings.indexOf(item) - 1] ?? null } : null;
  },
  delete: (plan, { item }) => (plan.items.get(item)?.deleted ? null : { kind: "restore", item }),
  restore: (plan, { item }) => (plan.items.get(item)?.deleted ? { kind: "delete", item } : null),
};

function typeOf(plan, change) {
  return change.type ?? plan.items.get(change.item)?.type;
}
