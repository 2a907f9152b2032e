// A row that somebody deleted stays in sight while one's caret is in it: what is typed there brings it back.

/** Return the plan with a deleted row, and what it stands under, in it again; `item` may be `null`. */
export function withRow(plan, item) {
  const gone = goneAbove(plan, item);
  if (!gone.length) return plan;
  const items = new Map(plan.items);
  for (const each of gone) items.set(each.id, { ...each, deleted: false });
  return { ...plan, items };
}

/** Return the deleted items from a row upwards: none for a row that stands. */
export function goneAbove(plan, item) {
  const found = [];
  for (let each = plan.items.get(item); each; each = plan.items.get(each.parent)) if (each.deleted) found.push(each);
  return found;
}
