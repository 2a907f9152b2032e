// Rows on their way out: a table for Excel and Word, tabbed text for the rest, and our own form that loses nothing.

import { button, fill } from "../elements.js";
import { isSubAction } from "./commands.js";
import { tableOf } from "./pasting/table_markup.js";
import { ROWS, writeOwn } from "./pasting/own.js";
import { writeTsv } from "./pasting/tsv.js";
import { cellText, children } from "./plan.js";
import { runs } from "./text.js";

/** Copy an action with its sub-actions. */
export function copyRow(matrix, item) {
  const plan = matrix.replica.shown;
  const items = new Set([item, ...children(plan, item, "action").map(({ id }) => id)]);
  copyNow(matrix, (row) => items.has(row.item));
}

/** Return the button that copies all rows of the matrix, its objectives among them where there are several. */
export function copyButton(matrix) {
  const made = button({ icon: "clipboard", label: matrix.settings.messages.copy_matrix, class: "pl-copy-button" });
  made.onclick = () => {
    matrix.writing.captureAll();
    matrix.render();
    copyNow(matrix, () => true);
  };
  made.addEventListener("mousedown", (event) => event.preventDefault()); // the caret stays in the text
  return made;
}

/** Put the rows of a selection that reaches over several on the clipboard; return whether it does. */
export function copySelected(event, matrix) {
  const selection = document.getSelection();
  if (selection.isCollapsed || !matrix.replica.confirmed) return false;
  const chosen = rowsOf(matrix).filter((row) => isSelected(selection, row.element));
  if (chosen.filter(({ view }) => view.kind === "action").length < 2) return false;
  write(event, matrix, chosen.map(({ view }) => view));
  return true;
}

// A row of which the selection holds no letter is not meant, unless it stands between others.
function isSelected(selection, element) {
  const range = selection.getRangeAt(0).cloneRange();
  const row = document.createRange();
  row.selectNodeContents(element);
  if (!range.intersectsNode(element)) return false;
  const isInside = range.compareBoundaryPoints(Range.START_TO_START, row) <= 0 && range.compareBoundaryPoints(Range.END_TO_END, row) >= 0;
  if (isInside) return true;
  if (range.compareBoundaryPoints(Range.START_TO_START, row) < 0) range.setStart(row.startContainer, row.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, row) > 0) range.setEnd(row.endContainer, row.endOffset);
  return range.toString() !== "";
}

function copyNow(matrix, isMeant) {
  const views = rowsOf(matrix).map(({ view }) => view).filter((view) => isMeant(view));
  copyThrough(matrix, (event) => write(event, matrix, views));
}

/** Have `write(event)` fill the clipboard, which on plain http only a copy event reaches; say how many rows it wrote. */
export function copyThrough(matrix, write) {
  const { messages } = matrix.settings;
  let count = 0;
  const listen = (event) => {
    event.stopImmediatePropagation();
    count = write(event);
  };
  document.addEventListener("copy", listen, { capture: true });
  document.execCommand("copy");
  document.removeEventListener("copy", listen, { capture: true });
  const phrase = count ? messages[count === 1 ? "copied_one" : "copied_many"] : messages.copy_failed;
  matrix.toast.show(fill(phrase, { count }));
}

function rowsOf(matrix) {
  matrix.table.finish();
  const shown = [...matrix.table.body.children].map(({ row }) => row);
  return shown.filter((row) => (row?.view.kind === "action" && !row.view.isGhost) || row?.view.kind === "objective");
}

function write(event, matrix, views) {
  const plan = matrix.replica.shown;
  const { columns } = matrix.settings;
  const notes = new Map();
  const rows = views.map((view) => cellsOf(view, plan, columns, matrix.notes, notes));
  const own = views.filter(({ kind }) => kind === "action").map(({ item }) => ownRow(plan, item, columns));
  const noteText = (note) => cellText(plan, note, "text");
  const listed = [...notes].map(([note, number]) => [number, noteText(note)]);
  return writeForms(event, matrix.settings, { rows, listed, own, noteText });
}

/**
 * Put rows on the clipboard in every form: `rows` as texts behind their numbers, `listed` the notes [number, text],
 * `own` the rows as they are stored, `noteText(note)` what a note of theirs says. Return how many there are of these.
 */
export function writeForms(event, { columns, messages }, { rows, listed, own, noteText }) {
  const titles = [messages.number, ...columns.map(({ label }) => label)];
  event.clipboardData.setData("text/html", tableOf(titles, rows, listed));
  event.clipboardData.setData("text/plain", writeTsv([titles, ...rows]));
  event.clipboardData.setData(ROWS, writeOwn(own, noteText));
  event.preventDefault();
  return own.length;
}

// An objective stands in the first column; its row has the others all the same, for the text to stay a table.
function cellsOf({ kind, item, number, cells }, plan, columns, known, notes) {
  const texts = cells.map(({ field }) => numbered(cellText(plan, item, field), known, notes));
  const [first] = cells;
  if (kind === "objective") return [[first.label, number].filter(Boolean).join(" "), ...texts, ...columns.slice(1).map(() => "")];
  return [number, ...texts];
}

function numbered(text, known, notes) {
  const shown = runs(text).map(({ text: words, mark }) => {
    if (!mark) return words;
    notes.set(mark, known.numberOf(mark));
    return `[${known.numberOf(mark)}]`;
  });
  return shown.join("");
}

function ownRow(plan, item, columns) {
  const shown = new Set(columns.map(({ field }) => field));
  const said = Object.entries(plan.items.get(item).cells).filter(([field, text]) => text && (shown.has(field) || PLAIN.has(field)));
  return { level: isSubAction(plan, item) ? 1 : 0, cells: Object.fromEntries(said) };
}

const PLAIN = new Set(["text", "responsible", "timeframe", "indicator", "scope", "references", "note"]);
