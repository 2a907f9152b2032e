// What the panel needs of the table: the row somebody last wrote in, its number, and the way to a cell.

const SHOWN = 1_600; // ms that a cell one was led to stands out

/** Return the item of the row last written in, `null` for none that is still on the screen. */
export function rowAtHand({ writing }) {
  const row = writing.current?.element.isConnected && writing.current.element.closest(".pl-row");
  return row?.row?.view.item ?? null;
}

/** Return the number a row shows, without what ends it: "3", "a", "1.2". */
export function rowNumber({ table }, item) {
  return (table.rows.get(item)?.number.textContent ?? "").replace(/[.)]$/, "");
}

/** Return the row on the screen that shows a cell, with the cell; `null` where it is not shown. */
export function shownCell({ table }, item, field) {
  for (const key of [item, ...OTHER_KEYS[field] ?? []]) {
    const row = table.rows.get(key);
    const cell = row?.cells?.get(field);
    if (cell?.item === item) return { row, cell };
  }
  return null;
}

/** Lead to a cell, to the first of its row where that column is not shown; the caret goes where one may write. */
export function lead(matrix, item, field) {
  matrix.render();
  const first = matrix.table.rows.get(item)?.allCells?.()[0];
  const cell = shownCell(matrix, item, field)?.cell ?? first ?? matrix.table.cell(item, field);
  if (!cell) return;
  cell.element.scrollIntoView({ block: "center" });
  if (matrix.writable) cell.focus({ atEnd: false });
  cell.element.classList.add("pl-led");
  setTimeout(() => cell.element.classList.remove("pl-led"), SHOWN);
}

// Rows of the axis itself go by what they show.
const OTHER_KEYS = { title: ["title"], commitment: ["commitment"] };
