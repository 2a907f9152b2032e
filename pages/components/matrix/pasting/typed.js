// The numbers and bullets people type before an item, told from the figures that belong to its text.

const BULLET = /^\s*([•‣▪▫■□●○◦∙·➢➤►▶✓✔\uf000-\uf0ff*–—-])\s+(?=\S)/u;
const SYMBOL = /^\s*([o§ØüqvÞ])\t\s*(?=\S)/u; // how a bullet of Word's symbol fonts arrives in plain text
const NUMBER = /^\s*\(?(\d{1,3}(?:\.\d{1,3}){0,4})(\.[-–—]|[.)])?\s+(?=\S)/u;
const GLUED = /^\s*(\d{1,2})([.)])(?=\p{Lu})/u;
const LETTER = /^\s*\(?([a-zñ]{1,6}|[A-ZÑ]{1,6})(\.[-–—]|[.)])\s+(?=\S)/u;
const ENDED = /[.;:,!?»”"')\]]\s*$/u;
const NEAR = 6; // points by which list items of one level may differ
const AHEAD = 20; // blocks in which the successor of a mark is looked for

/**
 * Return the blocks, each with its `level` from 0 and `isOrdered` if it is an item, its mark taken off; `level` is
 * `null` for one that is none. A block is { text, list }, `list` being { indent, isOrdered } where its source says that
 * it is an item. `isWrapped`: each is a line as it was printed, so that a figure may begin one by chance.
 */
export function itemise(blocks, { isWrapped = false } = {}) {
  const readings = blocks.map((block) => (block.list ? [] : readingsOf(block.text)));
  const first = blocks.findIndex((block, place) => block.list || readings[place].length);
  const open = []; // one item for each level we are in
  return blocks.map((block, place) => {
    const before = blocks[place - 1]?.text ?? "";
    const chosen = block.list ?? choose({ readings, place, open, before, isFirst: place === first, isWrapped });
    if (!chosen) return { ...block, level: null };
    enter(open, chosen);
    return { ...block, text: chosen.rest ?? block.text, level: open.length - 1, isOrdered: chosen.isOrdered };
  });
}

/** Return the ways in which the start of a text can be read as the mark of an item. */
export function readingsOf(text) {
  const bullet = BULLET.exec(text) ?? SYMBOL.exec(text);
  if (bullet) return [reading(text, bullet, { style: `bullet ${bullet[1]}`, isOrdered: false, isSure: true })];
  const number = NUMBER.exec(text) ?? GLUED.exec(text);
  if (number) return numbered(text, number);
  const letter = LETTER.exec(text);
  return letter ? lettered(text, letter) : [];
}

function numbered(text, found) {
  const [, digits, ending = ""] = found;
  const parts = digits.split(".").map(Number);
  if (/(^|\.)0+(\.|$)/.test(digits) || (parts.length === 1 && !ending)) return [];
  const isSure = Boolean(ending) && /\s$/.test(found[0]);
  return [reading(text, found, { style: parts.length > 1 ? `code ${parts.length}` : `number ${ending}`, parts, isSure })];
}

function lettered(text, found) {
  const [, letters, ending] = found;
  const isUpper = letters === letters.toUpperCase();
  const ways = [];
  const isRepeated = letters.split("").every((letter) => letter === letters[0]);
  if (isRepeated) ways.push(["letter", orderOf(letters.toLowerCase())]);
  const roman = romanOf(letters.toLowerCase());
  if (roman) ways.push(["roman", roman]);
  return ways.map(([kind, value]) => {
    const isSure = ending === ")" ? letters.length === 1 || value === 1 : !isUpper && value === 1;
    return reading(text, found, { style: `${kind} ${isUpper} ${ending}`, parts: [value], isSure });
  });
}

function reading(text, found, facts) {
  return { isOrdered: true, ...facts, rest: text.slice(found[0].length).trimEnd() };
}

function choose({ readings, place, open, before, isFirst, isWrapped }) {
  const ways = readings[place];
  const going = ways.find((way) => open.some((item) => isNext(item, way)));
  if (going) return going;
  const isFree = !isWrapped || isFirst || !before || ENDED.test(before);
  return ways.find((way) => way.isSure && isFree && (begins(way) || isFirst || !isWrapped || isLater(open, way)))
    ?? ways.find((way) => !way.isSure && isBorneOut(way, readings.slice(place + 1, place + AHEAD)));
}

// The same bullet goes on, and so does the next number of the same kind; 1.2 is followed by 1.3 or by 2.1.
function isNext(item, way) {
  if (item.style !== way.style) return false;
  if (!way.parts) return true;
  const [last, now] = [item.parts.at(-1), way.parts.at(-1)];
  const [above, here] = [item.parts.slice(0, -1), way.parts.slice(0, -1)];
  if (String(above) === String(here)) return now === last + 1;
  return now === 1 && here.at(-1) === above.at(-1) + 1;
}

function isLater(open, way) {
  return open.some((item) => item.style === way.style && way.parts?.at(-1) > item.parts.at(-1));
}

function begins(way) {
  return !way.parts || way.parts.at(-1) === 1;
}

// A mark that might be a figure counts where its successor follows.
function isBorneOut(way, later) {
  return later.some((ways) => ways.some((next) => isNext(way, next)));
}

function enter(open, item) {
  if (item.indent !== undefined) {
    const last = open.findLastIndex((each) => each.indent !== undefined);
    if (last >= 0) open.length = last + 1;
    while (open.at(-1)?.indent !== undefined && open.at(-1).indent >= item.indent - NEAR) open.pop();
  } else {
    const same = open.findLastIndex((each) => each.style === item.style);
    if (same >= 0) open.length = same;
  }
  open.push(item);
}

function orderOf(letters) {
  const place = "abcdefghijklmnopqrstuvwxyz".indexOf(letters[0]);
  return place < 0 ? 0 : place + 1 + 26 * (letters.length - 1);
}

function romanOf(letters) {
  if (!/^(?=[ivxl])(xl|l?x{0,3})(ix|iv|v?i{0,3})$/.test(letters)) return 0;
  const values = letters.split("").map((letter) => ({ i: 1, v: 5, x: 10, l: 50 })[letter]);
  return values.reduce((sum, value, place) => sum + (value < values[place + 1] ? -value : value), 0);
}
