// A paste into the matrix: rows where rows were copied, words where words were, refused in words where it is too much.

import { fill } from "../../elements.js";
import { newId } from "../identity.js";
import { keyOf } from "../outbox.js";
import { cellText, cellVersion } from "../plan.js";
import { LIMIT, size } from "../text.js";
import { batchesOf } from "./batches.js";
import { rowsOf, textOf } from "./outline.js";
import { withNotes } from "./placed_notes.js";
import { placeRows } from "./placing.js";
import { readRange } from "./range.js";
import { formsOf, isTooMuch, understand } from "./understand.js";

const MOST_ROWS = 500;
const LINES = new Set(["responsible", "references"]); // columns of one entry per line, without marks
const LARGEST = 200 * 1024; // bytes of one row

/**
 * Paste what is more than words; return whether that was done. `insert(text, notes)` puts a text with new notes
 * (id → text) at the caret, for a list within a text.
 */
export function pasteRows(event, cell, matrix, insert) {
  const forms = formsOf(event.clipboardData);
  if (isTooMuch(forms)) return refuse(event, matrix, "paste_too_much");
  const copied = understand(forms, newId);
  if (!copied) return false;
  matrix.writing.captureAll();
  const rows = rowsFor(copied, cell, matrix);
  if (!rows) return pasteText(event, copied, cell, matrix, insert);
  const problem = problemOf(rows);
  if (problem) return refuse(event, matrix, ...problem);
  event.preventDefault();
  put(rows, copied.notes, cell, matrix);
  return true;
}

function refuse(event, matrix, phrase, facts = {}) {
  event.preventDefault();
  matrix.toast.show(fill(matrix.settings.messages[phrase], facts));
  return true;
}

// Rows are for actions; a list within a text, or in a column that is not the action's own, stays there.
function rowsFor(copied, cell, matrix) {
  const { columns } = matrix.settings;
  const { kind } = copied;
  if (kind === "text" || cell.isNote || !columns.some(({ field }) => field === cell.field) || !isAction(matrix, cell.item)) return null;
  if (kind === "own") return { rows: copied.rows, fields: copied.fields, leftOut: 0, names: [] };
  if (kind === "range") return rangeOf(copied.parts, columns, cell.field);
  if (cell.field !== "text" || !isFree(matrix, cell.item, ["text"])) return null;
  const rows = rowsOf(copied.entries).map(({ level, text }) => ({ level, cells: { text } }));
  return { rows, fields: ["text"], leftOut: 0, names: [] };
}

function rangeOf(parts, columns, from) {
  const found = { rows: [], fields: [], leftOut: 0, names: [] };
  for (const { block, table } of parts) {
    const read = table ? readRange(table, { columns, from }) : aloneOf(block);
    found.rows.push(...read.rows);
    found.fields = columns.map(({ field }) => field).filter((field) => found.fields.includes(field) || read.fields.includes(field));
    found.leftOut = Math.max(found.leftOut, read.leftOut);
    found.names = [...new Set([...found.names, ...read.names])];
  }
  return found;
}

// What stands beside a table becomes a row of its own: nothing is lost, and one row is deleted with ease.
function aloneOf({ text }) {
  return { rows: [{ level: 0, cells: { text } }], fields: ["text"], leftOut: 0, names: [] };
}

function problemOf({ rows, fields }) {
  if (!fields.length || rows.every(({ cells }) => !Object.keys(cells).length)) return ["paste_no_column"];
  if (rows.length > MOST_ROWS) return ["paste_too_many", { rows: rows.length, limit: MOST_ROWS }];
  const isLong = ({ cells }) => Object.values(cells).some((text) => size(text) > LIMIT);
  const isHeavy = (row) => new TextEncoder().encode(JSON.stringify(row)).length > LARGEST;
  return rows.some((row) => isLong(row) || isHeavy(row)) ? ["paste_too_long", { limit: LIMIT }] : null;
}

function put(rows, notes, cell, matrix) {
  const { replica, ghost, outbox, writing } = matrix;
  const plan = replica.shown;
  const base = (item, field) => {
    const known = outbox.waitingCells().get(keyOf(item, field)) ?? cellVersion(replica.settled, item, field);
    return outbox.versions.get(known) ?? known;
  };
  const way = { plan, item: cell.item, isFree: (item, fields) => isFree(matrix, item, fields), base, newId };
  const placed = placeRows({ ...way, ...rows, ghost: ghost.insertsFor(plan, cell.item) });
  const changes = withNotes(placed.changes, notes, plan.root);
  const requests = batchesOf(changes).map((batch) => writing.push(batch).request);
  matrix.focusCell(placed.first, rows.fields.includes(cell.field) ? cell.field : rows.fields[0]);
  tell(matrix, placed, rows, () => requests.reverse().forEach((request) => matrix.steps.undo(request)));
}

function tell(matrix, { actions, subActions, filled }, { leftOut, names }, onclick) {
  const { messages } = matrix.settings;
  const counted = [
    actions && numbered(messages, "count_actions", actions),
    subActions && numbered(messages, "count_sub_actions", subActions),
    filled && numbered(messages, "count_cells", filled),
  ].filter(Boolean);
  const total = actions + subActions + filled;
  const verb = actions + subActions ? "paste_added" : "paste_filled";
  const said = fill(messages[total === 1 ? `${verb}_one` : `${verb}_many`], { what: joined(messages, counted) });
  matrix.toast.show(said + lostColumns(messages, leftOut, names), { words: messages.undo, onclick });
}

function lostColumns(messages, count, names) {
  if (!count) return "";
  const named = names.length ? ` (${names.join(", ")})` : "";
  return ` ${numbered(messages, "paste_left_out", count)}${named}.`;
}

function numbered(messages, key, count) {
  return fill(messages[count === 1 ? `${key}_one` : `${key}_many`], { count });
}

function joined(messages, words) {
  return words.reduce((first, second) => fill(messages.and, { first, second }));
}

function isAction(matrix, item) {
  return item === matrix.ghost.action || matrix.replica.shown.items.get(item)?.type === "action";
}

// Empty to the eye and to the outbox, where a text may wait for a choice; without fields, the row as a whole.
function isFree({ replica, outbox, settings }, item, fields) {
  const plan = replica.shown;
  const looked = fields.length ? fields : [...settings.columns.map(({ field }) => field), ...Object.keys(plan.items.get(item)?.cells ?? {})];
  return looked.every((field) => !cellText(plan, item, field).trim() && !outbox.held.has(keyOf(item, field)));
}

function pasteText(event, copied, cell, matrix, insert) {
  const { notes, isMarkOnly } = copied;
  const entries = copied.entries ?? linesOf(copied);
  const isHere = cell.field === "text" && isAction(matrix, cell.item) && isFree(matrix, cell.item, ["text"]);
  if (isMarkOnly && !isHere) return false;
  event.preventDefault();
  insert(wordsFor(entries, cell), notes);
  return true;
}

// Rows for which there is no place here, a line each.
function linesOf({ rows, parts }) {
  const lines = rows
    ? rows.map(({ cells }) => Object.values(cells))
    : parts.flatMap(({ block, table }) => (block ? [[block.text]] : table.map((row) => row.flat().map(({ text }) => text))));
  return lines.map((words) => ({ text: words.join(" · "), level: 0, isMarked: false })).filter(({ text }) => text);
}

function wordsFor(entries, cell) {
  if (entries.length === 1) return entries[0].text;
  if (cell.isSingle) return entries.map(({ text }) => text).join(" ");
  if (LINES.has(cell.field)) return entries.map(({ text }) => text).join("\n");
  return textOf(entries);
}
