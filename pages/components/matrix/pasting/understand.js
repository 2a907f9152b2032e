// What somebody meant to paste: rows of ours, a range of cells, a list, or plain words.

import { clean, escape } from "../text.js";
import { readMarkup } from "./markup.js";
import { isList, outlineOf } from "./outline.js";
import { ROWS, readOwn } from "./own.js";
import { readTsv } from "./tsv.js";

const MOST = 1_000_000; // characters of one paste
const NOTED = /mso-(foot|end)note-id|sd(foot|end)noteanc/i;
const MOST_TABLE_ROWS = 5_000;
const MOST_MARKUP = 6_000_000; // characters of HTML, most of which office programs spend on its looks

/** Say whether so much is on the clipboard that it is not even looked at. */
export function isTooMuch({ html, plain, own }) {
  if (Math.max(plain.length, own.length) >= MOST || html.length > MOST_MARKUP) return true;
  return (!plain && html.length >= MOST) || (html.match(/<tr[\s>]/gi)?.length ?? 0) >= MOST_TABLE_ROWS;
}

/** Return the three forms in which a paste may hold rows. */
export function formsOf(data) {
  return { html: data.getData("text/html"), plain: data.getData("text/plain"), own: data.getData(ROWS) };
}

/**
 * Return what was copied as { kind, … }: "own" { rows, notes, fields }; "range" { parts } and "list" { entries } with
 * { notes }; "text" { text, notes } where HTML says more than the plain form; `null` where that says it all.
 */
export function understand({ html, plain, own }, newId) {
  const ours = own && readOwn(own, newId);
  if (ours) return { kind: "own", ...ours };
  const { parts, notes } = html ? readMarkup(html, newId) : { parts: [] };
  return (parts.length && fromMarkup(html, parts, notes)) || fromPlain(plain, parts.length > 0);
}

function fromMarkup(html, parts, notes) {
  if (parts.some(({ table }) => table && isRange(table))) return { kind: "range", parts, notes };
  const blocks = parts.flatMap(({ block, table }) => (block ? [block] : table.flat(2)));
  const entries = outlineOf(blocks);
  if (isList(entries)) return { kind: "list", entries, notes };
  const isMore = notes.size || blocks.some(({ list }) => list) || isSingleCell(html, entries) || NOTED.test(html);
  return isMore ? { kind: "text", entries, notes } : null;
}

function isRange(table) {
  return table.flat().filter((cell) => cell.length).length > 1;
}

function isSingleCell(html, entries) {
  return /<table[\s>]/i.test(html) && entries.length === 1;
}

// Where HTML knows of no table, tabs in a line or two are the writer's own.
function fromPlain(plain, isProse) {
  const found = readTsv(tidied(plain));
  const isEven = found?.length > 1 && found.every((row) => row.length === found[0].length);
  const rows = isProse && !isEven ? null : found;
  const words = (text) => clean(text).split("\n").map((line) => line.trimEnd()).join("\n").trim();
  const cells = (row) => row.map((text) => (text.trim() ? [{ text: escape(words(text)) }] : []));
  const notes = new Map();
  if (rows) return { kind: "range", parts: [{ table: rows.map(cells) }], notes };
  const lines = clean(plain).split("\n").map((line) => ({ text: escape(line.trimEnd()).replace(/^[ \t]+/, "") }));
  const entries = outlineOf(lines, { isWrapped: true });
  const isOne = entries.length === 1 && entries[0].isMarked;
  if (isList(entries)) return { kind: "list", entries, notes };
  return isOne ? { kind: "text", entries, notes, isMarkOnly: true } : null;
}

// A mark with its tab, as Word writes a list in plain text, makes no column.
function tidied(plain) {
  const lines = plain.split(/\r\n?|\n/);
  const isItem = (line) => /^\s*\S{1,8}\t[^\t]*$/.test(line) && !/^\s*\d+\t/.test(line);
  const filled = lines.filter((line) => line.trim());
  return filled.length && filled.every((line) => !line.includes("\t") || isMarked(line, isItem)) ? "" : plain;
}

function isMarked(line, isItem) {
  return isItem(line) && /^\s*(\(?[\p{L}\d.]{1,7}[.)]|[^\p{L}\d\s]|[o§Øüqv])\t/u.test(line);
}
