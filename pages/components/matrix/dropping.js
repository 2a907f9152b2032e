// Where a dragged row would go, from the rows as they stand and the gap between them that the hand points at.

import { children } from "./plan.js";

/** Return the items that a row takes along: itself and all below it. */
export function dragged(plan, item) {
  const below = ["objective", "action"].flatMap((type) => children(plan, item, type));
  return new Set([item, ...below.flatMap(({ id }) => [...dragged(plan, id)])]);
}

/**
 * Return { change, gap, level } for a row let go in a gap: `rows` are those that stay, { item, kind, level } in order,
 * `gap` counts those above; `shift` is 1 where the hand went right, to a sub-action, -1 where it went left. `change`
 * is `null` where the row stands already; the whole is `null` where it cannot go.
 */
export function dropOf(plan, rows, item, gap, shift) {
  const { type } = plan.items.get(item);
  const place = type === "objective" ? amongObjectives(plan, rows, gap) : amongActions(plan, rows, item, gap, shift);
  if (!place) return null;
  const { parent, after } = place;
  const stands = plan.items.get(item).parent === parent && before(plan, item) === after;
  return { ...place, change: stands ? null : { kind: "move", item, parent, after } };
}

// Objectives stand between objectives: a gap among the actions of one means the end of it.
function amongObjectives(plan, rows, gap) {
  while (gap < rows.length && rows[gap].kind !== "objective") gap += 1;
  const after = rows.slice(0, gap).findLast(({ kind }) => kind === "objective")?.item ?? null;
  return { parent: plan.axis, after, gap, level: 0 };
}

function amongActions(plan, rows, item, gap, shift) {
  if (gap === 0 && rows[0]?.kind === "objective") gap = 1;
  const isWhole = children(plan, item, "action").length > 0; // sub-actions stand one level deep
  if (isWhole) while (rows[gap]?.level === 1) gap += 1;
  const above = rows[gap - 1];
  const level = isWhole ? 0 : levelAt(plan, rows, item, gap, shift);
  if (!above) return firstOf(children(plan, plan.axis, "objective")[0]?.id, gap);
  if (above.kind === "objective") return firstOf(above.item, gap);
  const owner = above.level ? plan.items.get(above.item).parent : above.item;
  if (level) return { parent: owner, after: above.level ? above.item : null, gap, level };
  return { parent: plan.items.get(owner).parent, after: owner, gap, level };
}

// Among sub-actions it is one; between actions it is an action, unless the hand says otherwise or it ends its own kind.
function levelAt(plan, rows, item, gap, shift) {
  if (rows[gap]?.level === 1) return 1;
  if (shift) return shift > 0 ? 1 : 0;
  const isSub = plan.items.get(plan.items.get(item).parent)?.type === "action";
  return isSub && rows[gap - 1]?.level === 1 ? 1 : 0;
}

function firstOf(parent, gap) {
  return parent ? { parent, after: null, gap, level: 0 } : null;
}

function before(plan, item) {
  const { parent, type } = plan.items.get(item);
  const siblings = children(plan, parent, type).map(({ id }) => id);
  return siblings[siblings.indexOf(item) - 1] ?? null;
}
