// Where pasted rows go: into empty cells that await them, else as new rows behind; nothing that is written is overwritten.

import { children, lastChild } from "../plan.js";
import { isSubAction } from "../commands.js";

/**
 * Return { changes, actions, subActions, filled, first } for rows { level, cells } pasted at an action.
 * `isFree(item, fields)` says whether cells may be filled (no fields: whether all of the row is empty), `base(item,
 * field)` the version they have, `ghost` the insertions that make the row real where it is not stored yet; `newId` makes ids.
 */
export function placeRows({ plan, item, rows, fields, isFree, base, ghost, newId }) {
  const way = { plan, rows, fields, isFree, base, newId, changes: [], filled: 0, actions: 0, subActions: 0 };
  if (ghost.length) return startGhost(way, item, ghost);
  const fitting = fittingRows(way, item);
  fitting.forEach((target, place) => fill(way, target, rows[place].cells));
  way.isFilling = fitting.length > 0 && !fields.includes("text");
  if (!way.isFilling) count(way, fitting.map((each) => ({ level: isSubAction(plan, each) ? 1 : 0 })));
  const behind = fitting.at(-1) ?? item;
  insertBehind(way, behind, rows.slice(fitting.length), fitting.length > 0);
  return answer(way, fitting[0] ?? way.made);
}

function startGhost(way, item, ghost) {
  const [first, ...others] = way.rows;
  const insertion = ghost.at(-1);
  way.changes.push(...ghost.slice(0, -1), { ...insertion, cells: first.cells });
  count(way, [first]);
  follow(way, { action: item, parent: insertion.parent, child: null }, others);
  return answer(way, item);
}

// Rows are filled from the focused one down as long as every cell meant is empty. New actions go on only into rows that
// are empty altogether; what completes rows (say, those responsible) fills all of them or none.
function fittingRows(way, item) {
  const { plan, rows, fields, isFree } = way;
  if (plan.items.get(item).deleted) return []; // still in sight, but only to the one who writes in it
  if (fields.includes("text")) {
    if (!isFree(item, fields)) return [];
    const siblings = childrenBehind(plan, item);
    const end = siblings.findIndex((each, place) => place > 0 && !(isSpare(way, each) && flat(rows, place)));
    return siblings.slice(0, end < 0 ? rows.length : Math.min(end, rows.length));
  }
  const shown = actionsFrom(plan, item).slice(0, rows.length);
  return shown.every((each) => isFree(each, fields)) ? shown : [];
}

function flat(rows, place) {
  return rows.slice(0, place + 1).every((row) => row.level === 0);
}

function isSpare({ plan, isFree }, item) {
  return isFree(item, []) && !children(plan, item, "action").length;
}

function childrenBehind(plan, item) {
  const { parent } = plan.items.get(item);
  const siblings = children(plan, parent, "action").map(({ id }) => id);
  return siblings.slice(siblings.indexOf(item));
}

function actionsFrom(plan, item) {
  const below = (parent) => children(plan, parent, "action").flatMap(({ id }) => [id, ...below(id)]);
  const all = children(plan, plan.axis, "objective").flatMap(({ id }) => below(id));
  return all.slice(all.indexOf(item));
}

function fill(way, item, cells) {
  for (const [field, text] of Object.entries(cells)) {
    way.changes.push({ kind: "set", item, field, base: way.base(item, field), text });
    way.filled += 1;
  }
}

function insertBehind(way, item, rows, isFilled) {
  if (!rows.length) return;
  const { plan } = way;
  const { parent } = plan.items.get(item);
  if (isSubAction(plan, item)) return void follow(way, { action: parent, child: item, isInside: true }, rows);
  const child = isFilled ? lastChild(plan, item) : null;
  follow(way, { action: isFilled ? item : null, behind: item, parent, child }, rows);
}

// Each row behind the one before: an action behind an action, a sub-action at the end of the last action.
function follow(way, { action, behind = action, parent, child, isInside }, rows) {
  for (const { level, cells } of rows.filter((row) => Object.keys(row.cells).length)) {
    const id = way.newId();
    way.made ??= id;
    const isSub = isInside || (level > 0 && action);
    if (isSub) way.changes.push(insertion(id, action, child, cells));
    else way.changes.push(insertion(id, parent, behind, cells));
    count(way, [{ level: isSub ? 1 : 0 }]);
    if (isSub) child = id;
    else [action, behind, child] = [id, id, null];
  }
}

function count(way, rows) {
  for (const { level } of rows) way[level ? "subActions" : "actions"] += 1;
}

function insertion(item, parent, after, cells) {
  return { kind: "insert", type: "action", item, parent, after, cells };
}

function answer({ changes, actions, subActions, filled, isFilling }, first) {
  return { changes, actions, subActions, filled: isFilling ? filled : 0, first };
}
