// What was copied as an outline: paragraphs and items with their levels, and what becomes of them in rows or in a text.

import { itemise } from "./typed.js";

const WRAPPED = 35; // letters from which a line may have been broken by the page, not by its writer
const ENDED = /[.;:!?]\s*$/;

/**
 * Return the entries of some blocks in order, each { text, level, isMarked, isOrdered }. A block that `continues` the
 * one before becomes part of it; so do unmarked lines behind an item where `isWrapped` says that lines are printed ones.
 */
export function outlineOf(blocks, { isWrapped = false } = {}) {
  const entries = [];
  let isGap = false;
  for (const block of itemise(blocks, { isWrapped })) {
    const last = entries.at(-1);
    if (!block.text) isGap = true;
    else if (block.level !== null) entries.push({ text: block.text, level: block.level, isMarked: true, isOrdered: block.isOrdered });
    else if (last && goesOn(last, block, isWrapped, isGap)) last.text = joined(last, block.text, isWrapped && !isGap);
    else entries.push({ text: block.text, level: 0, isMarked: false, isOrdered: false });
    if (block.text) {
      isGap = false;
      if (entries.length) entries.at(-1).lastLine = block.text;
    }
  }
  return entries.map(({ lastLine, ...entry }) => entry);
}

/** Say whether an outline is a list: items at least, and not a letter with two of them. */
export function isList(entries) {
  const items = entries.filter((entry) => entry.isMarked).length;
  return items > 1 && 2 * items >= entries.length;
}

/** Return the rows of an outline, { level, text }: actions and sub-actions, what lies deeper as "- " lines of its row. */
export function rowsOf(entries) {
  const rows = [];
  for (const { level, text } of entries) {
    if (level > 1 && rows.length) rows.at(-1).text += `\n- ${text}`;
    else rows.push({ level: rows.length ? level : 0, text });
  }
  return rows;
}

/** Return an outline as one text: its items begin with "1. " or "- ". */
export function textOf(entries) {
  let number = 0;
  const lines = entries.map(({ level, text, isMarked, isOrdered }) => {
    if (!isMarked) number = 0;
    if (!isMarked) return text;
    const sign = isOrdered && level === 0 ? `${(number += 1)}. ` : "- ";
    return sign + text.replaceAll("\n", "\n  ");
  });
  return lines.join("\n");
}

function goesOn(last, block, isWrapped, isGap) {
  if (block.continues) return true;
  if (!isWrapped) return false;
  return !isGap || !ENDED.test(last.lastLine);
}

// A line that the page broke goes on with a space, behind a hyphen with nothing: whether that was one, the writer sees.
function joined(last, text, isWrapped) {
  const isBroken = isWrapped && last.lastLine.length >= WRAPPED && !ENDED.test(last.lastLine);
  if (!isBroken) return `${last.text}\n${text}`;
  return /\p{L}-$/u.test(last.text) && /^\p{Ll}/u.test(text) ? last.text + text : `${last.text} ${text}`;
}
