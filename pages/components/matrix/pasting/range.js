// A range of cells as rows of the matrix: which column goes where, what numbers stood before the rows, what is left out.

import { headingOf, isNumbering } from "./headings.js";
import { itemise, readingsOf } from "./typed.js";
import { outlineOf, textOf } from "./outline.js";

const LISTS = new Set(["responsible", "references"]); // fields of one entry per line

/**
 * Return { rows, fields, leftOut } of a grid whose cells are lists of blocks. Rows are { level, cells: field → text };
 * `fields` those that were filled; `leftOut` counts columns with words for which there is no place, `names` their headings.
 * `columns` are those shown, `from` the field where a range without headings begins.
 */
export function readRange(grid, { columns, from }) {
  const filled = grid.filter((row) => row.some((cell) => cell.length));
  const texts = filled.map((row) => row.map(wordsOf));
  const heading = filled.length > 1 ? headingOf(texts[0], columns) : null;
  const places = placesOf(heading, texts, columns, from);
  const isBody = (row, place) => !heading || (place > 0 && String(texts[place]) !== String(texts[0]));
  const body = filled.filter(isBody);
  const fields = columns.map(({ field }) => field).filter((field) => places.includes(field));
  return { rows: rowsOf(body, places, fields), fields, ...leftOut(body, places, texts[0], heading) };
}

/** Return the blocks of a cell as the text of a field: an entry per line where it holds a list, else its own lines. */
export function fieldText(blocks, field) {
  const entries = outlineOf(linesOf(blocks));
  if (LISTS.has(field)) return entries.map(({ text }) => text).join("\n");
  return entries.length > 1 ? textOf(entries) : blocks.map(({ text }) => text).join("\n");
}

function wordsOf(cell) {
  return cell.map(({ text }) => text).join("\n");
}

function placesOf(heading, texts, columns, from) {
  const width = Math.max(...texts.map((row) => row.length));
  const body = heading ? texts.slice(1) : texts;
  const isNumber = (column) => width > 1 && isNumbering(body.map((row) => row[column] ?? ""), isMark);
  if (heading) {
    const shown = heading.map((field) => (field === "number" || columns.some((column) => column.field === field) ? field : null));
    if (shown[0] === null && !texts[0][0] && isNumber(0)) shown[0] = "number";
    return shown;
  }
  const first = Math.max(0, columns.findIndex(({ field }) => field === from));
  const numbers = isNumber(0) ? ["number"] : [];
  return [...numbers, ...columns.slice(first).map(({ field }) => field)].slice(0, width);
}

// A dash alone says that there is nothing, not that an item begins.
function isMark(text) {
  return !/^[-–—*]$/.test(text) && readingsOf(`${text} x`).some((way) => way.rest === "x");
}

function leftOut(body, places, titles, heading) {
  const width = Math.max(0, ...body.map((row) => row.length));
  const lost = Array.from({ length: width }, (_each, column) => column)
    .filter((column) => !places[column] && body.some((row) => row[column]?.length));
  return { leftOut: lost.length, names: heading ? lost.map((column) => titles[column]).filter(Boolean) : [] };
}

function rowsOf(body, places, fields) {
  const texts = textsOf(body, places);
  return body.flatMap((row, place) => {
    const cells = {};
    for (const field of fields) {
      if (field === "text") continue;
      const text = fieldText(row[places.indexOf(field)] ?? [], field);
      if (text) cells[field] = text;
    }
    const [first, ...more] = texts[place] ?? [{ level: 0, text: "" }];
    return [withText(first, cells), ...more.map((each) => withText(each, {}))];
  }).map((row, place) => (place ? row : { ...row, level: 0 }));
}

function withText({ level, text }, cells) {
  return { level: Math.min(level, 1), cells: text ? { text, ...cells } : cells };
}

// The marks of a column are read as one list, since they go on from row to row.
function textsOf(body, places) {
  const column = places.indexOf("text");
  const number = places.indexOf("number");
  if (column < 0) return [];
  const marked = body.map((row) => {
    const lines = linesOf(row[column] ?? []);
    return lines.length ? lines : [{ text: "" }];
  });
  body.forEach((row, place) => number >= 0 && putMark(marked[place], wordsOf(row[number] ?? [])));
  const read = itemise(marked.flat());
  return marked.map((lines) => read.splice(0, lines.length)).map(rowsOfCell);
}

function putMark(lines, mark) {
  const [{ text, ...more }] = lines;
  if (!mark) return;
  lines[0] = { ...more, list: undefined, bare: text, text: `${/^\d+$/.test(mark) ? `${mark}.` : mark} ${text || "\u2060"}` };
}

// What follows in a cell: items of its level are rows of their own, deeper ones sub-actions, bullets under plain words lines.
function rowsOfCell(lines) {
  const found = [];
  lines.forEach((line, place) => {
    const text = (line.level === null ? (line.bare ?? line.text) : line.text).replace(/^\u2060$/, "");
    if (!place) return void found.push({ level: line.level ?? 0, text, isMarked: line.level !== null });
    const [first] = found;
    const last = found.at(-1);
    if (line.level === null) return void (last.text += `\n${text}`);
    if (!first.isMarked && !line.isOrdered) return void (last.text += `\n- ${text}`);
    const level = first.isMarked ? line.level : Math.max(1, line.level);
    if (level > 1 && (first.isMarked ? level > first.level + 1 || first.level > 0 : false)) last.text += `\n- ${text}`;
    else found.push({ level: Math.min(level, 1), text });
  });
  return found;
}

function linesOf(blocks) {
  return blocks.flatMap((block) =>
    block.text.split("\n").map((text, place) => (place ? { text, continues: block.continues } : { ...block, text })),
  );
}
