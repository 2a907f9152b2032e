// What a person may do to rows, as pure functions: (plan, row) → the changes of one step, empty when it cannot be done.

import { children, lastChild } from "./plan.js";
import { newId } from "./identity.js";

/** Return the changes that insert an action behind another, of its own level. */
export function insertBelow(plan, item, id) {
  return [insertion("action", id, plan.items.get(item).parent, item)];
}

/** Return the changes that insert an action behind this one, or behind the action this sub-action belongs to. */
export function insertAction(plan, item, id) {
  const action = isSubAction(plan, item) ? plan.items.get(item).parent : item;
  return insertBelow(plan, action, id);
}

/** Return the changes that append a sub-action to an action, or to the one this sub-action belongs to. */
export function insertSubAction(plan, item, id) {
  const parent = isSubAction(plan, item) ? plan.items.get(item).parent : item;
  return [insertion("action", id, parent, lastChild(plan, parent))];
}

/** Return the changes that append an action to an objective (`null`: the last one, made if there is none). */
export function appendAction(plan, objective, id) {
  const parent = objective ?? children(plan, plan.axis, "objective").at(-1)?.id;
  if (parent) return [insertion("action", id, parent, lastChild(plan, parent))];
  const made = appendObjective(plan, newId());
  return [...made, insertion("action", id, made[0].item, null)];
}

/** Return the changes that append an objective to the axis. */
export function appendObjective(plan, id) {
  return [insertion("objective", id, plan.axis, lastChild(plan, plan.axis))];
}

/** Return the changes that move a row up among its siblings, or to the end of the parent before. */
export function moveUp(plan, item) {
  const siblings = siblingsOf(plan, item);
  const at = siblings.indexOf(item);
  if (at > 1) return [moving(item, plan.items.get(item).parent, siblings[at - 2])];
  if (at === 1) return [moving(item, plan.items.get(item).parent, null)];
  const parent = neighbour(plan, item, -1);
  return parent ? [moving(item, parent, lastChild(plan, parent))] : [];
}

/** Return the changes that move a row down among its siblings, or to the start of the parent behind. */
export function moveDown(plan, item) {
  const siblings = siblingsOf(plan, item);
  const at = siblings.indexOf(item);
  if (at < siblings.length - 1) return [moving(item, plan.items.get(item).parent, siblings[at + 1])];
  const parent = neighbour(plan, item, 1);
  return parent ? [moving(item, parent, null)] : [];
}

/** Return the changes that make an action a sub-action of the one before; its own sub-actions follow it as siblings. */
export function indent(plan, item) {
  if (isSubAction(plan, item) || plan.items.get(item)?.type !== "action") return [];
  const siblings = siblingsOf(plan, item);
  const parent = siblings[siblings.indexOf(item) - 1];
  if (!parent) return [];
  let after = lastChild(plan, parent);
  return [item, ...children(plan, item, "action").map((child) => child.id)].map((each) => {
    const change = moving(each, parent, after);
    after = each;
    return change;
  });
}

/** Return the changes that make a sub-action an action behind the one it belonged to. */
export function outdent(plan, item) {
  if (!isSubAction(plan, item)) return [];
  const action = plan.items.get(plan.items.get(item).parent);
  return [moving(item, action.parent, action.id)];
}

/** Return the changes that delete a row; it leaves a tombstone that `restore` brings back. */
export function remove(plan, item) {
  return [{ kind: "delete", item }];
}

/** Return the changes that bring a deleted row back. */
export function restore(plan, item) {
  return [{ kind: "restore", item }];
}

/** Say whether an item is an action under another action. */
export function isSubAction(plan, item) {
  const parent = plan.items.get(item)?.parent;
  return plan.items.get(item)?.type === "action" && plan.items.get(parent)?.type === "action";
}

/** Return the changes that keep the notes in step with the marks of a text that was `before` and is `after`. */
export function followMarks(plan, before, after, isElsewhere) {
  const gone = before.filter((note) => !after.includes(note) && !isElsewhere(note));
  const back = after.filter((note) => !before.includes(note));
  return [
    ...gone.filter((note) => plan.items.get(note)?.deleted === false).map((item) => ({ kind: "delete", item })),
    ...back.filter((note) => plan.items.get(note)?.deleted).map((item) => ({ kind: "restore", item })),
  ];
}

function siblingsOf(plan, item) {
  const { parent, type } = plan.items.get(item);
  return children(plan, parent, type).map((sibling) => sibling.id);
}

function neighbour(plan, item, step) {
  const { parent, type } = plan.items.get(item);
  if (type !== "action") return undefined;
  const parents = isSubAction(plan, item) ? actionsOf(plan) : siblingsOf(plan, parent);
  return parents[parents.indexOf(parent) + step];
}

function actionsOf(plan) {
  const found = children(plan, plan.axis, "objective").flatMap(({ id }) => children(plan, id, "action"));
  return found.map(({ id }) => id);
}

function insertion(type, item, parent, after) {
  return { kind: "insert", type, item, parent, after, cells: {} };
}

function moving(item, parent, after) {
  return { kind: "move", item, parent, after };
}
