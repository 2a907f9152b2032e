// Cards that have an order: where one may be put between others, by hand or key, and how the board then reads.

const EDGE = 0.3; // of a card's height from above and below: between cards; what is left is the card itself

/** Return the groups of a column: those it names, or itself as the only one. */
export function groupsOf(column) {
  return column.groups ?? [{ id: column.id }];
}

/** Return what a point within a card means, 0 its upper and 1 its lower edge: "before", "onto" or "behind". */
export function zoneOf(height) {
  if (height < EDGE) return "before";
  return height > 1 - EDGE ? "behind" : "onto";
}

/** Return the place before or behind a card; beside one that stands below another it is behind that other. */
export function placeBeside(columns, id, zone) {
  const { to, heads, at, card } = standing(columns, id);
  return { to, after: (zone === "behind" || card.below ? heads[at] : heads[at - 1])?.id ?? null };
}

/** Return the last place of a group. */
export function lastPlace(columns, to) {
  return { to, after: headsOf(columns, to).at(-1)?.id ?? null };
}

/** Return where Alt and an arrow put a card that stands below none; null where there is no further. */
export function shifted(columns, id, key) {
  const { column, to, heads, at } = standing(columns, id);
  const groups = groupsOf(columns[column]).map((group) => group.id);
  if (key === "ArrowUp") {
    if (at > 0) return { to, after: heads[at - 2]?.id ?? null };
    const above = groups[groups.indexOf(to) - 1];
    return above ? lastPlace(columns, above) : null;
  }
  if (key === "ArrowDown") {
    if (at < heads.length - 1) return { to, after: heads[at + 1].id };
    const below = groups[groups.indexOf(to) + 1];
    return below ? { to: below, after: null } : null;
  }
  return across(columns, column + (key === "ArrowRight" ? 1 : -1), rowOf(columns[column], id));
}

/** Return the columns with some cards, and what stands below them, behind a card of a group; `count` follows. */
export function placed(columns, items, { to, after }) {
  const going = columns.flatMap((column) => column.items.filter((card, at) => goes(column.items, at, items)));
  const ids = new Set(going.map((card) => card.id));
  let last = after;
  if (ids.has(after)) {
    const heads = headsOf(columns, to);
    const before = heads.slice(0, heads.findIndex((card) => card.id === after));
    last = before.findLast((card) => !ids.has(card.id))?.id ?? null;
  }
  const moved = going.map((card) => ({ ...card, group: to, below: card.below && ids.has(headOf(columns, card.id)) }));
  return columns.map((column) => {
    const left = column.items.filter((card) => !ids.has(card.id));
    const at = groupsOf(column).some((group) => group.id === to) ? indexBehind(left, column, to, last) : -1;
    const shown = at < 0 ? left : [...left.slice(0, at), ...moved, ...left.slice(at)];
    return { ...column, items: shown, count: column.count + heads(shown) - heads(column.items) };
  });
}

const heads = (items) => items.filter((card) => !card.below).length;

function headsOf(columns, to) {
  return columns.flatMap((column) => column.items.filter((card) => groupOf(column, card) === to && !card.below));
}

function groupOf(column, card) {
  return card.group ?? column.id;
}

function goes(cards, at, items) {
  if (items.includes(cards[at].id)) return true;
  if (!cards[at].below) return false;
  return items.includes(cards.slice(0, at).findLast((card) => !card.below)?.id);
}

function headOf(columns, id) {
  const { items } = columns.find((column) => column.items.some((card) => card.id === id));
  return items.slice(0, items.findIndex((card) => card.id === id) + 1).findLast((card) => !card.below)?.id;
}

function standing(columns, id) {
  const column = columns.findIndex((each) => each.items.some((card) => card.id === id));
  const card = columns[column].items.find((each) => each.id === id);
  const to = groupOf(columns[column], card);
  const found = headsOf(columns, to);
  const head = headOf(columns, id);
  return { column, card, to, heads: found, at: found.findIndex((each) => each.id === head) };
}

function rowOf(column, id) {
  return column.items.filter((card) => !card.below).findIndex((card) => card.id === id);
}

// In the column beside a card stands in the row it had.
function across(columns, column, row) {
  const there = columns[column];
  const first = there && groupsOf(there)[0];
  if (!first) return null;
  const above = there.items.filter((card) => !card.below).slice(0, row).at(-1);
  return above ? { to: groupOf(there, above), after: above.id } : { to: first.id, after: null };
}

function indexBehind(left, column, to, after) {
  const at = left.findIndex((card) => card.id === after);
  if (at >= 0) {
    const next = left.findIndex((card, place) => place > at && !card.below);
    return next < 0 ? left.length : next;
  }
  const order = groupsOf(column).map((group) => group.id);
  const next = left.findIndex((card) => order.indexOf(groupOf(column, card)) >= order.indexOf(to));
  return next < 0 ? left.length : next;
}
