// What the table shows of a plan: rows with their numbers, cells and notes, as plain values.

import { isSubAction } from "./commands.js";
import { numberItems } from "./numbering.js";
import { outcomeOf } from "./outcome.js";
import { cellText, children } from "./plan.js";
import { marks } from "./text.js";

/**
 * Return { head, body }: the blocks above the table and the rows of it, in order, each
 * { key, kind, item, number, level, name, cells: [{ item, field, label }], notes: [{ note, number }] }.
 * `ghost` holds the ids of rows shown before anything was written, which become real with the first letter.
 */
export function buildView(plan, { columns, labels, axes = {}, ghost, writable, keepGhost }) {
  const objectives = children(plan, plan.axis, "objective");
  const numbers = numberItems(plan);
  const shown = objectives.length || !writable ? objectives : [{ id: ghost.objective }];
  const many = shown.length > 1;
  const bands = shown.map((objective) => objectiveRow(objective.id, labels, many ? numbers.get(objective.id) : ""));
  const head = [axisRow(plan, labels), ...(many ? [] : bands), commitmentRow(plan, labels)];
  const body = [];
  shown.forEach((objective, place) => {
    if (many) body.push(bands[place]);
    body.push(...actionRows(plan, objective.id, columns, numbers, axes));
    if (many && writable) body.push({ key: `add/${objective.id}`, kind: "add", item: objective.id, cells: [], level: 0 });
  });
  const isEmpty = !body.some((row) => row.kind === "action");
  if (writable && (isEmpty || keepGhost)) body.push(ghostRow(plan, ghost.action, columns, isEmpty));
  for (const row of [...head, ...body]) row.notes = notesOf(plan, row);
  return { head, body, isEmpty };
}

/** Return the ids of the notes a row shows: those its cells mark, once each, in order. */
function notesOf(plan, row) {
  const found = row.cells.flatMap(({ item, field }) => marks(cellText(plan, item, field)));
  const known = [...new Set(found)].filter((note) => plan.items.get(note)?.deleted === false);
  return known.map((note) => ({ note, number: plan.noteNumbers[note] }));
}

function actionRows(plan, objective, columns, numbers, axes) {
  const row = ({ id }, level) => {
    const isWithdrawn = plan.withdrawn.has(id);
    const more = { isWithdrawn, across: across(plan, id, axes), outcome: outcomeOf(plan, id) };
    return { ...actionRow(id, columns, numbers.get(id) ?? "—", level), ...more };
  };
  return children(plan, objective, "action").flatMap((action) => [
    row(action, 0),
    ...children(plan, action.id, "action").map((each) => row(each, 1)),
  ]);
}

/** Return the numbers of the other axes an action also serves, in words; `axes` holds each axis's number. */
function across(plan, item, axes) {
  const named = cellText(plan, item, "transversal").split("\n");
  return named.map((axis) => axes[axis]).filter(Boolean).join(", ");
}

function actionRow(item, columns, number, level) {
  const cells = columns.map(({ field, label }) => ({ item, field, label }));
  return { key: item, kind: "action", item, number, level, cells };
}

function ghostRow(plan, item, columns, isFirst) {
  const first = plan.numbering === "codes" ? `${plan.firstObjective}.1` : "1.";
  return { ...actionRow(item, columns, isFirst ? first : "", 0), isGhost: true };
}

function axisRow(plan, labels) {
  const cells = [{ item: plan.axis, field: "title", label: labels.axis }];
  return { key: "title", kind: "axis", item: plan.axis, number: plan.axisNumber, level: 0, cells };
}

function objectiveRow(item, labels, number) {
  const cells = [{ item, field: "text", label: labels.objective }];
  return { key: item, kind: "objective", item, number, level: 0, cells };
}

function commitmentRow(plan, labels) {
  const cells = [{ item: plan.axis, field: "commitment", label: labels.commitment }];
  return { key: "commitment", kind: "commitment", item: plan.axis, number: "", level: 0, cells };
}

/**
 * Return what may be done with a row, as names of commands; nothing for a row that is not stored yet. `remarks` says
 * whether this viewer reads or leaves remarks.
 */
export function commandsFor(plan, row, writable, remarks = false) {
  if (!plan.items.has(row.item)) return [];
  const said = remarks && row.kind === "action" ? ["remarks"] : [];
  if (!writable) return row.kind === "action" ? [...said, "copy_row", "history"] : ["history"];
  if (row.kind === "objective") return ["add_objective", "move_up", "move_down", "history", "delete"];
  if (row.kind !== "action") return ["history"];
  const level = isSubAction(plan, row.item) ? "outdent" : "indent";
  const others = level === "indent" ? ["other_axes"] : [];
  return ["insert_below", "insert_sub_action", "duplicate", "move_up", "move_down", level, ...others, ...said, "copy_row", "history", "delete"];
}
