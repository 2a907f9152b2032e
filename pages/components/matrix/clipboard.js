// Text on its way through the clipboard: plain for the world outside, with its footnotes among our own cells.

import { mark, readRuns } from "./cell.js";
import { readCaret } from "./caret.js";
import { pasteRows } from "./pasting/pasting.js";
import { noteInsertion } from "./pasting/placed_notes.js";
import { flat, LIMIT, clean, join, runs, size } from "./text.js";

const OURS = "application/x-plenaria-text";

/** Put the selection on the clipboard: readable text, and ours with the marks. Return whether there was any. */
export function copyFrom(event, cell) {
  const selection = document.getSelection();
  if (selection.isCollapsed || !cell.element.contains(selection.anchorNode)) return false;
  const found = readRuns(selection.getRangeAt(0).cloneContents());
  event.clipboardData.setData("text/plain", found.map((run) => run.text ?? "").join(""));
  event.clipboardData.setData(OURS, join(found));
  event.preventDefault();
  return true;
}

/** Paste what the clipboard holds: rows where rows were copied, else text. */
export function pasteInto(event, cell, matrix) {
  const ours = event.clipboardData.getData(OURS);
  const insert = (text, notes) => insertText(apart(text, cell), cell, matrix, (note, inserts) => added(note, notes, inserts, matrix));
  if (!ours && pasteRows(event, cell, matrix, insert)) return;
  const plain = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n");
  const text = ours || join([{ text: clean(plain) }]);
  if (fits(text, cell) && plain === fitted(text, cell)) return; // the browser's own way keeps its undo whole
  event.preventDefault();
  insertText(text, cell, matrix, (note, inserts) => standing(note, inserts, matrix));
}

// A footnote that stands nowhere any more (it was cut) comes back, any other is cloned, since a note has one mark.
function standing(note, inserts, matrix) {
  return matrix.notes.isMarked(note) ? matrix.notes.clone(note, inserts) : note;
}

function added(note, notes, inserts, matrix) {
  inserts.push(noteInsertion(note, notes.get(note), matrix.replica.shown.root));
  return note;
}

// Items stand on lines of their own, also where the caret is within one.
function apart(text, cell) {
  if (!/^(- |\d+\. )/.test(text) || cell.isSingle) return text;
  const there = flat(cell.read());
  const [start, end] = readCaret(cell.element) ?? [there.length, there.length];
  const before = start > 0 && there[start - 1] !== "\n" ? "\n" : "";
  const behind = end < there.length && there[end] !== "\n" ? "\n" : "";
  return before + text + behind;
}

// A note holds no notes, a title no lines.
function fitted(text, cell) {
  let found = runs(text);
  if (cell.isNote) found = found.filter((run) => !run.mark);
  if (cell.isSingle) found = found.map((run) => (run.mark ? run : { text: run.text.replace(/\s*\n\s*/g, " ") }));
  return join(found);
}

function fits(text, cell) {
  const replaced = document.getSelection().toString().length;
  return size(cell.read()) - replaced + size(text) <= LIMIT;
}

function insertText(text, cell, matrix, noteFor) {
  const found = runs(fitted(text, cell));
  if (!fits(text, cell)) matrix.tellLimit();
  else if (found.some((run) => run.mark)) insertWithNotes(found, cell, matrix, noteFor);
  else insertLines(flat(join(found)).split("\n"));
}

// In one piece Chromium would wrap the lines in blocks.
function insertLines(lines) {
  lines.forEach((line, place) => {
    if (place) document.execCommand("insertLineBreak");
    if (line) document.execCommand("insertText", false, line);
  });
}

function insertWithNotes(found, cell, matrix, noteFor) {
  matrix.writing.capture(cell);
  const inserts = [];
  const nodes = found.map((run) => {
    if (!run.mark) return document.createTextNode(run.text);
    return mark(noteFor(run.mark, inserts), matrix.notes.numberOf);
  });
  cell.insert(nodes);
  cell.dirty = true;
  matrix.writing.capture(cell, inserts);
  matrix.writing.flush();
}
