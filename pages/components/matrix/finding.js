// Finding words in texts whatever their accents and capitals, as pure functions.

/** Return { text, places }: the text without accents and capitals, and for each letter of it its place in the original. */
export function fold(text) {
  let folded = "";
  const places = [];
  for (let place = 0; place < text.length; place += 1) {
    const plain = text[place].normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    folded += plain;
    for (let each = 0; each < plain.length; each += 1) places.push(place);
  }
  places.push(text.length);
  return { text: folded, places };
}

/** Return [start, end] of each place in a folded text where a folded query stands; none for a query of spaces. */
export function findIn({ text, places }, query) {
  const found = [];
  if (!query.trim()) return found;
  for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) {
    found.push([places[at], places[at + query.length - 1] + 1]);
  }
  return found;
}

/** Return which match to stand at among `matches` { key, start } now that they were counted anew, -1 for none. */
export function standAt(matches, before) {
  if (!matches.length) return -1;
  if (!before) return 0;
  const same = matches.findIndex(({ key, start }) => key === before.key && start === before.start);
  if (same >= 0) return same;
  const inCell = matches.findIndex(({ key }) => key === before.key);
  return inCell >= 0 ? inCell : Math.min(before.at, matches.length - 1);
}
