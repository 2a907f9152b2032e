// Where an action begins that starts from words at hand: in the blank row one is in, behind it, or at the end.

import { appendAction, insertAction } from "./commands.js";
import { children } from "./plan.js";

/**
 * Return { item, changes }: the action that takes `cells` up, and the changes of the step. `row` is the item of the row
 * last written in, `null` for none; `id` is for an action that has to be made.
 */
export function beginAction(plan, row, id, cells) {
  const at = plan.items.get(row);
  if (isBlank(plan, at)) {
    const sets = Object.entries(cells).map(([field, text]) => ({ kind: "set", item: row, field, base: 0, text }));
    return { item: row, changes: sets };
  }
  const changes = inserting(plan, at, id);
  changes.at(-1).cells = cells;
  return { item: id, changes };
}

function inserting(plan, at, id) {
  if (at?.deleted === false && at.type === "action") return insertAction(plan, at.id, id);
  return appendAction(plan, at?.type === "objective" && !at.deleted ? at.id : null, id);
}

// Nobody ever wrote in it: what one did and took back may still be on its way.
function isBlank(plan, at) {
  if (!at || at.deleted || at.type !== "action") return false;
  const isUnwritten = Object.values(at.cells).every((text) => !text) && !Object.keys(at.versions).length;
  return isUnwritten && !children(plan, at.id, "action").length;
}
