// Text on its way through the clipboard: plain for the world outside, with its footnotes among our own cells.

import { mark, readRuns } from "./cell.js";
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

/**
 * Insert what the clipboard holds as text. A footnote that stands nowhere any more (it was cut) comes back, any
 * other is cloned, since a note has one mark. `matrix` knows the notes.
 */
export function pasteInto(event, cell, matrix) {
  const ours = event.clipboardData.getData(OURS);
  const plain = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n");
  let found = ours ? runs(ours) : [{ text: clean(plain) }];
  if (cell.isNote) found = found.filter((run) => !run.mark);
  if (cell.isSingle) found = found.map((run) => (run.mark ? run : { text: run.text.replace(/\s*\n\s*/g, " ") }));
  const text = join(found);
  const replaced = document.getSelection().toString().length;
  const isTooLong = size(cell.read()) - replaced + size(text) > LIMIT;
  if (!isTooLong && plain === text) return; // the browser's own way keeps its undo whole
  event.preventDefault();
  if (isTooLong) matrix.tellLimit();
  else if (found.some((run) => run.mark)) insertWithNotes(found, cell, matrix);
  else insertLines(flat(text).split("\n"));
}

// In one piece Chromium would wrap the lines in blocks.
function insertLines(lines) {
  lines.forEach((line, place) => {
    if (place) document.execCommand("insertLineBreak");
    if (line) document.execCommand("insertText", false, line);
  });
}

function insertWithNotes(found, cell, matrix) {
  matrix.writing.capture(cell);
  const clones = [];
  const nodes = found.map((run) => {
    if (!run.mark) return document.createTextNode(run.text);
    const note = matrix.notes.isMarked(run.mark) ? matrix.notes.clone(run.mark, clones) : run.mark;
    return mark(note, matrix.notes.numberOf);
  });
  cell.insert(nodes);
  cell.dirty = true;
  matrix.writing.capture(cell, clones);
  matrix.writing.flush();
}
