// Who else is in an axis, as values: what the server told, by cell and by person.

const TINTS = 8; // colours of matrix.css

/** Return what is known of the pages after one more message of the server: page → { who, name, at }. */
export function afterNews(seen, { presence, all }) {
  const next = new Map(all ? [] : seen);
  for (const [page, entry] of Object.entries(presence)) {
    if (entry) next.set(page, entry);
    else next.delete(page);
  }
  return next;
}

/** Return cell → the people in it, once each, but for this very page; `isSelf` marks another window of one's own. */
export function byCell(seen, [you, page]) {
  const cells = new Map();
  for (const [each, { who, name, at }] of seen) {
    if (!at || each === page) continue;
    const key = `${at.item}/${at.field}`;
    const people = cells.get(key) ?? [];
    if (!people.some((person) => person.who === who)) people.push({ who, name, isSelf: who === you });
    cells.set(key, people);
  }
  return cells;
}

/** Return the other people, once each, by name; `at` is the cell they are in, `null` when in none. */
export function others(seen, [you]) {
  const people = new Map();
  for (const { who, name, at } of seen.values()) {
    if (who !== you) people.set(who, { who, name, at: at ?? people.get(who)?.at ?? null });
  }
  return [...people.values()].sort((one, other) => one.name.localeCompare(other.name));
}

/** Return one or two letters that stand for a name: the first of its first and of its last word. */
export function initials(name) {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const first = words.length ? words : [name.trim() || "?"];
  const ends = first.length > 1 ? [first[0], first.at(-1)] : [first[0]];
  return ends.map((word) => Array.from(word)[0]).join("").toLocaleUpperCase();
}

/** Return the number of a person's colour: the same on every screen. */
export function tintOf(name) {
  let sum = 7;
  for (const letter of name) sum = (sum * 31 + letter.codePointAt(0)) % 99_991;
  return sum % TINTS;
}
