// Cards that go to another column: where they would stand at once, by drag or by Alt and an arrow.

/** Return the columns with some cards at the end of one, in the order of the board; `count` follows. */
export function moved(columns, items, to) {
  const going = columns.flatMap((column) => column.items.filter((item) => items.includes(item.id) && column.id !== to));
  const ids = going.map((item) => item.id);
  return columns.map((column) => {
    const left = column.items.filter((item) => !ids.includes(item.id));
    const shown = column.id === to ? [...left, ...going] : left;
    return { ...column, items: shown, count: column.count + shown.length - column.items.length };
  });
}

/** Return the id of the column to the left or right of the one a card stands in; null at the edge. */
export function beside(columns, id, key) {
  const at = columns.findIndex((column) => column.items.some((item) => item.id === id));
  return columns[at + (key === "ArrowRight" ? 1 : -1)]?.id ?? null;
}

/** Return what a point over the board aims at where cards have no order: its column. */
export function columnAt({ target }) {
  const column = target.closest(".plb-column");
  return column && { element: column, look: "plb-over", place: column.dataset.id };
}
