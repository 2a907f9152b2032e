// What to offer while somebody writes a name or a date that stands elsewhere, as pure functions.

import { fold } from "./finding.js";

const NOT = 3; // the rank of what does not fit
const MOST = 7; // lines of a list that is read at a glance

/** Return the offers that fit what was typed, best first: those that begin so, then those with a word that does. */
export function fitting(offers, typed) {
  const wanted = fold(typed.trim()).text;
  if (!wanted) return offers.slice(0, MOST);
  const ranked = offers.map((offer) => [rank(fold(offer).text, wanted), offer]).filter(([place]) => place < NOT);
  return ranked.sort(([one], [other]) => one - other).map(([, offer]) => offer).slice(0, MOST);
}

/** Return texts once each, told apart without accents and capitals, most used first, then the rest as they came. */
export function merged(used, others) {
  const found = new Map();
  for (const text of used) {
    const key = fold(text).text;
    const known = found.get(key) ?? { text, count: 0 };
    found.set(key, { ...known, count: known.count + 1 });
  }
  const texts = [...found.values()].sort((one, other) => other.count - one.count).map(({ text }) => text);
  const more = others.filter((text) => !found.has(fold(text).text));
  return [...texts, ...more];
}

/** Return { start, end, text } of the line a place stands in. */
export function lineAt(text, place) {
  const start = text.lastIndexOf("\n", place - 1) + 1;
  const behind = text.indexOf("\n", place);
  const end = behind < 0 ? text.length : behind;
  return { start, end, text: text.slice(start, end) };
}

function rank(offer, wanted) {
  if (offer === wanted) return NOT; // it stands there already
  if (offer.startsWith(wanted)) return 0;
  if (offer.split(/[\s(,;/–-]+/).some((word) => word.startsWith(wanted))) return 1;
  return wanted.length > 2 && offer.includes(wanted) ? 2 : NOT;
}
