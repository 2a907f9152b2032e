// Cells parted by tabs, as spreadsheets read and write them on the clipboard.

const GUARD = "\u200b"; // shows nothing, and keeps a spreadsheet from taking a text for a formula
const FORMULA = /^\s*[=+\-@]/;

/** Return the cells of such a text row by row, quotes undone; `null` when it is no table. */
export function readTsv(text) {
  if (!text.includes("\t")) return null;
  const rows = cellsOf(text.replace(/\r\n?/g, "\n"));
  while (rows.length && rows.at(-1).every((cell) => !cell)) rows.pop();
  const filled = rows.filter((row) => row.some(Boolean));
  return filled.length && filled.every((row) => row.length > 1) ? filled : null;
}

/** Return rows of texts as such a text: what holds tabs, breaks or quotes is quoted, what looks like a formula is not one. */
export function writeTsv(rows) {
  return rows.map((row) => row.map(written).join("\t")).join("\r\n");
}

/** Return a text without the guard that `writeTsv` put before it. */
export function unguarded(text) {
  return text.startsWith(GUARD) && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
}

function written(text) {
  const safe = FORMULA.test(text) ? GUARD + text : text;
  return /[\t\n\r"]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

// A quote counts only at the start of a cell, and only when its pair closes the cell.
function cellsOf(text) {
  const rows = [[]];
  let place = 0;
  while (place <= text.length) {
    const [cell, end] = text[place] === '"' ? quoted(text, place) : plain(text, place);
    rows.at(-1).push(unguarded(cell));
    if (text[end] === "\n") rows.push([]);
    place = end + 1;
  }
  return rows;
}

function plain(text, start) {
  let end = start;
  while (end < text.length && text[end] !== "\t" && text[end] !== "\n") end += 1;
  return [text.slice(start, end), end];
}

function quoted(text, start) {
  const closing = /"(?:""|[^"])*"(?=[\t\n]|$)/y;
  closing.lastIndex = start;
  const found = closing.exec(text)?.[0];
  return found ? [found.slice(1, -1).replaceAll('""', '"'), start + found.length] : plain(text, start);
}
