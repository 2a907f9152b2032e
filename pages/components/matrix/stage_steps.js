// What the large screen shows of a view, as plain values: one action at a time, its sub-actions with it.

/** Return the actions to step through, each { row, below: its sub-actions }; withdrawn ones are not shown. */
export function stepsOf(body) {
  const steps = [];
  for (const row of body) {
    if (row.kind !== "action" || row.isGhost || row.isWithdrawn) continue;
    if (row.level === 0) steps.push({ row, below: [] });
    else steps.at(-1)?.below.push(row);
  }
  return steps;
}

/** Return where a key leads from step `at` of `count`; `undefined` for a key that leads nowhere. */
export function stepTo(key, at, count) {
  const to = {
    ArrowRight: at + 1, PageDown: at + 1, ArrowDown: at + 1, " ": at + 1,
    ArrowLeft: at - 1, PageUp: at - 1, ArrowUp: at - 1,
    Home: 0, End: count - 1,
  }[key];
  return to === undefined ? undefined : Math.max(0, Math.min(count - 1, to));
}

/** Return which step to show of an item, or of the action it stands under; the place it had when it is gone. */
export function placeOf(steps, item, before = 0) {
  const at = steps.findIndex(({ row, below }) => row.item === item || below.some((each) => each.item === item));
  return at >= 0 ? at : Math.max(0, Math.min(steps.length - 1, before));
}
