// Rows of a matrix as our own clipboard format carries them: with levels, every column and the footnotes.

import { clean, join, marks, runs } from "../text.js";

/** The name of the format on the clipboard. */
export const ROWS = "application/x-plenaria-rows";

const FIELDS = ["text", "responsible", "timeframe", "indicator", "scope", "references", "note", "internal_note"];

/** Return rows { level, cells } and the texts of their notes as the format writes them. */
export function writeOwn(rows, noteText) {
  const marked = rows.flatMap(({ cells }) => Object.values(cells).flatMap(marks));
  const notes = Object.fromEntries(marked.map((note) => [note, noteText(note)]));
  return JSON.stringify({ rows, notes });
}

/**
 * Return { rows, notes: id → text, fields } of such a text, or `null`: any page may have written it, so that nothing in
 * it is taken on trust. Every mark gets a new note; one without its text goes.
 */
export function readOwn(written, newId) {
  const said = parsed(written);
  if (!Array.isArray(said?.rows) || !said.rows.length) return null;
  const notes = new Map();
  const rows = said.rows.map((row, place) => {
    const cells = {};
    for (const field of FIELDS) {
      const text = row?.cells?.[field];
      if (typeof text === "string" && text) cells[field] = renewed(clean(text), said.notes, notes, newId);
    }
    return { level: place && row?.level === 1 ? 1 : 0, cells };
  });
  return { rows, notes, fields: FIELDS.filter((field) => rows.some(({ cells }) => cells[field])) };
}

function parsed(written) {
  try {
    return JSON.parse(written);
  } catch {
    return null;
  }
}

function renewed(text, said, notes, newId) {
  const found = runs(text).map((run) => {
    if (!run.mark) return run;
    const words = said && Object.hasOwn(said, run.mark) ? said[run.mark] : undefined;
    if (typeof words !== "string") return { text: "" };
    const id = newId();
    notes.set(id, clean(words));
    return { mark: id };
  });
  return join(found);
}
