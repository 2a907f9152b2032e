// What a key on a card of the plan asks for; arrows and the space bar are every board's own.

const ASKED = { u: "merge", p: "split", m: "move", enter: "open" };

/** Return what a key asks for: "merge", "split", "move", "open" or "undo"; null for any other. */
export function askedBy({ key, altKey, ctrlKey, metaKey, shiftKey }) {
  const name = key.toLowerCase();
  if (ctrlKey || metaKey) return name === "z" && !altKey && !shiftKey ? "undo" : null;
  return altKey || shiftKey ? null : (ASKED[name] ?? null);
}
