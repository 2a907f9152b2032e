// A row once more: an action behind itself with all it says, its sub-actions and its notes.

import { children } from "./plan.js";
import { marks, replaceMarks } from "./text.js";

const OF_ONE = new Set(["origin", "merged_into", "split_from"]); // what happened to this action, not to its copy

/** Return the changes that put a copy of an action behind it, named `id`; `clone(note, inserts)` copies a footnote. */
export function duplicate(plan, item, id, { newId, clone }) {
  const notes = [];
  const rows = [copyOf(plan, item, { id, parent: plan.items.get(item).parent, after: item })];
  let after = null;
  for (const child of children(plan, item, "action")) {
    rows.push(copyOf(plan, child.id, { id: newId(), parent: id, after }));
    after = rows.at(-1).item;
  }
  for (const row of rows) {
    for (const [field, text] of Object.entries(row.cells)) {
      if (marks(text).length) row.cells[field] = replaceMarks(text, (note) => clone(note, notes));
    }
  }
  return [...notes, ...rows];
}

function copyOf(plan, item, { id, parent, after }) {
  const cells = Object.entries(plan.items.get(item).cells).filter(([field, text]) => text && !OF_ONE.has(field));
  return { kind: "insert", type: "action", item: id, parent, after, cells: Object.fromEntries(cells) };
}
