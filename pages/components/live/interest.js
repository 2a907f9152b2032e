// Whether a change is one that a page shows.

/** Say whether any of the changes touches what is watched: "all", or kinds of item and ids. */
export function touches(changes, watch) {
  if (watch === "all") return true;
  const watched = new Set(watch);
  return changes.some((change) => watched.has(change.type) || watched.has(change.item) || watched.has(change.parent));
}
