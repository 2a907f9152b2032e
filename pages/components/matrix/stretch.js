// How much of what was typed Ctrl+Z takes back at once: a stretch, not a letter and not ten minutes.

const PAUSE = 3_000; // ms of rest after which a new stretch begins
const LUMP = 40; // characters that come or go at once by a paste or a deletion, not by typing
const NEAR = 24; // characters between two edits that hands take for one place
const FULL = 60; // characters after which the end of a sentence ends the stretch
const LONGEST = 200; // characters after which the end of a word does

/** Return a stretch that begins with the edit of a text from `earlier` to `text`. */
export function beginStretch(key, { earlier, text }, at) {
  const { start, removed, added } = editOf(earlier, text);
  return { key, first: earlier, text, place: start + added, isLump: isLump(removed, added), at };
}

/** Take a further edit up. */
export function extendStretch(stretch, { earlier, text }, at) {
  const { start, added } = editOf(earlier, text);
  Object.assign(stretch, { text, place: start + added, at });
}

/** Say whether an edit goes on with a stretch. */
export function isOneStretch(stretch, { earlier, text }, at) {
  if (earlier !== stretch.text || stretch.isLump || at - stretch.at > PAUSE) return false;
  const { start, removed, added } = editOf(earlier, text);
  if (isLump(removed, added) || Math.abs(start + removed - stretch.place) > NEAR) return false;
  const length = Math.abs(earlier.length - stretch.first.length);
  const before = earlier.slice(0, start);
  if (length >= FULL && /([.;:!?…]\s*|\n)$/.test(before)) return false;
  return length < LONGEST || !/\s$/.test(before);
}

/** Return where two texts begin to differ, and how many characters went and came there. */
export function editOf(before, after) {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
  return { start, removed: before.length - start - same, added: after.length - start - same };
}

function isLump(removed, added) {
  return removed >= LUMP || added >= LUMP;
}
