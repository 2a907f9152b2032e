// Where a card is dropped that has its place between others: beside a card, onto it, or at the end of a group.

import { groupsOf, lastPlace, placeBeside, zoneOf } from "./placing.js";

/** Return the element that a point is over, the class it bears meanwhile, and the place or the card it stands for. */
export function aimAt({ target, clientY }, columns) {
  const card = target.closest(".plb-card");
  if (card) return aimAtCard(card, clientY, columns);
  const group = target.closest("[data-group]");
  if (group) return { element: group, look: "plb-behind", place: { to: group.dataset.group, after: null } };
  const column = target.closest(".plb-column");
  const last = column && groupsOf(columns.find((each) => each.id === column.dataset.id)).at(-1);
  return last ? { element: column, look: "plb-over", place: lastPlace(columns, last.id) } : null;
}

function aimAtCard(card, clientY, columns) {
  const { top, height } = card.getBoundingClientRect();
  const zone = zoneOf((clientY - top) / height);
  const place = zone === "onto" ? { onto: card.dataset.id } : placeBeside(columns, card.dataset.id, zone);
  return { element: card, look: `plb-${zone}`, place };
}
