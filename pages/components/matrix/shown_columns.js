// Which columns this browser shows of a workshop's matrix: the workshop's own until somebody chooses others.

const KEPT = "plenaria-columns";
const ALWAYS = "text"; // the action itself cannot be hidden

/**
 * Return the columns to show, in the order of `all`: those `chosen` (`null`: the workshop's own), the action, and those
 * `needed` because a text in them waits for a choice.
 */
export function columnsToShow({ columns, allColumns, chosen, needed = [] }) {
  const own = chosen ?? columns.map(({ field }) => field);
  const shown = new Set([ALWAYS, ...own, ...needed]);
  return allColumns.filter(({ field }) => shown.has(field));
}

/** Return the fields chosen on this computer, `null` for none. */
export function readChosen(workshop) {
  try {
    const kept = JSON.parse(localStorage.getItem(`${KEPT}-${workshop}`));
    return Array.isArray(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** Keep the fields chosen, `null` to show what the workshop shows. */
export function keepChosen(workshop, chosen) {
  try {
    if (chosen) localStorage.setItem(`${KEPT}-${workshop}`, JSON.stringify(chosen));
    else localStorage.removeItem(`${KEPT}-${workshop}`);
  } catch {
    // Only this page has the choice then.
  }
}
