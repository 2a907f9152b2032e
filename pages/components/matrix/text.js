// The text of a cell as the page handles it: cleaned for Word, its footnote marks, its escapes.

export const LIMIT = 20_000; // characters of one text, as workshop/text.py has it

const MARK = /(?<!\\)\[\^([^\[\]\s]+)\]/g;
const BREAK = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
// What no Word file can hold, and halves of characters.
const UNFIT = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g;
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Return a text as it may be stored: NFC, lines parted by LF, without what no Word file can hold. */
export function clean(text) {
  return text.replace(BREAK, "\n").replace(UNFIT, "").replace(LONE, "").normalize("NFC");
}

/** Return the ids of the footnotes marked in a text, in order. */
export function marks(text) {
  return text?.includes("[^") ? Array.from(text.matchAll(MARK), (found) => found[1]) : [];
}

/** Return a text with each of its footnotes replaced by the one `other(id)` names. */
export function replaceMarks(text, other) {
  return text.replace(MARK, (_sign, note) => `[^${other(note)}]`);
}

/** Part a text into `{ text }` pieces as they are shown and `{ mark }` footnotes. */
export function runs(text) {
  if (!text?.includes("[^")) return text ? [{ text }] : [];
  const found = [];
  let place = 0;
  for (const match of (text ?? "").matchAll(MARK)) {
    if (match.index > place) found.push({ text: unescape(text.slice(place, match.index)) });
    found.push({ mark: match[1] });
    place = match.index + match[0].length;
  }
  if (place < (text ?? "").length) found.push({ text: unescape(text.slice(place)) });
  return found;
}

/** Return the stored form of runs: the other way of `runs`. */
export function join(found) {
  let text = "";
  for (const run of found) {
    if (!run.mark) text += escape(run.text);
    else text += `${text.endsWith("\\") ? " " : ""}[^${run.mark}]`; // a backslash would escape the mark
  }
  return text;
}

/** Return two versions of a text one after the other; a footnote's mark stands once, in the first that has it. */
export function oneAfterOther(first, second, between = "\n") {
  const there = new Set(marks(first));
  const rest = join(runs(second).filter((run) => !there.has(run.mark)));
  return [first, rest].filter(Boolean).join(between);
}

/** Return typed text so that a "[^" in it never becomes a mark. */
export function escape(text) {
  return text.replaceAll("[^", "\\[^");
}

/** Return the text as it is read aloud: without marks, escapes undone. */
export function readable(text) {
  return runs(text).map((run) => run.text ?? "").join("");
}

/** Return the length the limit counts: characters, not UTF-16 units. */
export function size(text) {
  return text.length > LIMIT ? Array.from(text).length : text.length;
}

/** Return the text with each mark replaced by one place holder, so that places in it are places in the cell. */
export function flat(text) {
  return runs(text).map((run) => (run.mark ? "\ufffc" : run.text)).join("");
}

/** Return where a place in `before` is found in `after`, the two differing in one stretch. */
export function follow(place, before, after) {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  if (place <= head) return place;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  if (place >= before.length - tail) return place + after.length - before.length;
  return Math.min(place, after.length - tail);
}

function unescape(text) {
  return text.replaceAll("\\[^", "[^");
}
