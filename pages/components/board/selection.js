// Which cards are selected, as a value: click by click, range by range, in the order they were chosen.

/** Return the selection after a card was toggled. */
export function toggle(selected, id) {
  return selected.includes(id) ? selected.filter((each) => each !== id) : [...selected, id];
}

/** Return the selection with every card from one to another, in the order of the board. */
export function extend(selected, order, from, to) {
  const [start, end] = [order.indexOf(from), order.indexOf(to)];
  if (start < 0 || end < 0) return toggle(selected, to);
  const range = order.slice(Math.min(start, end), Math.max(start, end) + 1);
  const added = start <= end ? range : range.reverse();
  return [...selected, ...added.filter((id) => !selected.includes(id))];
}

/** Return the selection without cards that are gone. */
export function prune(selected, order) {
  return selected.filter((id) => order.includes(id));
}

/** Return the card that an arrow key leads to from `id`; columns are lists of ids, empty ones are jumped over. */
export function neighbour(columns, id, key) {
  const column = columns.findIndex((ids) => ids.includes(id));
  const place = columns[column].indexOf(id);
  if (key === "ArrowDown" || key === "ArrowUp") return columns[column][place + (key === "ArrowDown" ? 1 : -1)] ?? id;
  const step = key === "ArrowRight" ? 1 : -1;
  for (let at = column + step; at >= 0 && at < columns.length; at += step) {
    if (columns[at].length) return columns[at][Math.min(place, columns[at].length - 1)];
  }
  return id;
}
