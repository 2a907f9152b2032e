// One axis of the plan as a value: items, their order, and how changes make the next value of it.

const KINDS = new Set(["axis", "objective", "action", "footnote", "input", "remark"]);
const RELATED = new Set(["initiative", "compliance"]); // what others do: read with the axis, not told change by change
const COUNTED = new Set(["numbering", "run_on_objectives", "printed_columns"]); // what the whole plan says of numbers

/** Return the plan that the axis endpoint sent. */
export function readPlan(payload) {
  const items = new Map(payload.items.map((item) => [item.id, { ...item }]));
  for (const [id, note] of Object.entries(payload.footnotes ?? {})) items.set(id, noteItem(id, note, payload.root));
  return {
    revision: payload.revision,
    root: payload.root,
    axis: payload.axis,
    items,
    order: new Map(Object.entries(payload.order)),
    noteNumbers: payload.note_numbers ?? {},
    numbering: payload.numbering,
    axisNumber: payload.axis_number,
    firstObjective: payload.first_objective ?? 1,
    withdrawn: new Set(payload.withdrawn),
    outcomes: readOutcomes(payload.outcomes ?? {}, items),
    bodies: payload.bodies ?? [],
    timeframes: payload.timeframes ?? [],
    method: payload.method ?? "",
    initiatives: payload.initiatives ?? [],
    compliance: payload.compliance ?? [],
    stale: false,
  };
}

/**
 * Return the plan after some changes; `stale` is set when one needs what this page does not hold, such as a decision
 * taken back: the one before counts again.
 */
export function applyChanges(plan, changes) {
  if (!changes.length) return plan;
  const next = { ...plan, items: new Map(plan.items), order: new Map(plan.order) };
  for (const change of changes) {
    if (RELATED.has(change.type)) next.stale = true;
    else if (change.type === "decision") decide(next, change);
    else STEPS[change.kind]?.(next, change);
  }
  return next;
}

/** Return the plan after one message of the live socket; one that was already seen changes nothing. */
export function applyMessage(plan, message) {
  if (message.revision <= plan.revision) return plan;
  const next = applyChanges(plan, message.changes ?? []);
  const noteNumbers = message.note_numbers ?? plan.noteNumbers;
  return { ...next, revision: message.revision, noteNumbers };
}

/** Return an item's cell as text, "" when it was never filled or the item is unknown. */
export function cellText(plan, item, field) {
  return plan.items.get(item)?.cells[field] ?? "";
}

/** Return how often a cell was set. */
export function cellVersion(plan, item, field) {
  return plan.items.get(item)?.versions[field] ?? 0;
}

/** Return the live children of one kind, in order. */
export function children(plan, parent, type) {
  const found = (plan.order.get(parent) ?? []).map((child) => plan.items.get(child));
  return found.filter((item) => item && !item.deleted && item.type === type && item.parent === parent);
}

/** Return the last child of a parent, tombstones included, behind which one more is put; `null` for none. */
export function lastChild(plan, parent) {
  return (plan.order.get(parent) ?? []).at(-1) ?? null;
}

/** Return siblings with an item behind `after`: `null` is the front, one that is not among them the end. */
export function place(siblings, item, after) {
  const others = siblings.filter((sibling) => sibling !== item);
  if (after === null || after === undefined) return [item, ...others];
  const at = others.includes(after) ? others.indexOf(after) + 1 : others.length;
  return [...others.slice(0, at), item, ...others.slice(at)];
}

const STEPS = { set, insert, move, delete: remove, restore };

function set(plan, change) {
  const item = plan.items.get(change.item);
  if (change.item === plan.root) plan.stale ||= COUNTED.has(change.field);
  if (change.item === plan.root && change.field === "method") plan.method = change.text ?? "";
  // The server knows who may write now.
  if (change.item === plan.root) plan.stale ||= change.field === "stage";
  if (change.item === plan.axis) plan.stale ||= change.field === "handed_in";
  if (!item) return;
  const version = change.version ?? (item.versions[change.field] ?? 0) + 1;
  if (version < (item.versions[change.field] ?? 0)) return;
  plan.items.set(item.id, {
    ...item,
    cells: { ...item.cells, [change.field]: change.text },
    versions: { ...item.versions, [change.field]: version },
  });
}

function insert(plan, change) {
  if (change.type && !KINDS.has(change.type)) return;
  if (change.type === "axis" || isElsewhere(plan, change)) return void (plan.stale ||= countsHere(change.type));
  if (!plan.items.has(change.item)) plan.items.set(change.item, insertedItem(change));
  if (change.type !== "footnote") put(plan, change);
}

function move(plan, change) {
  const item = plan.items.get(change.item);
  if (!item) return void (plan.stale ||= plan.items.has(change.parent) || countsHere(change.type));
  const left = plan.order.get(item.parent) ?? [];
  plan.order.set(item.parent, left.filter((child) => child !== item.id));
  plan.items.set(item.id, { ...item, parent: change.parent });
  put(plan, change);
}

function remove(plan, change) {
  mark(plan, change, true);
}

function restore(plan, change) {
  mark(plan, change, false);
}

function mark(plan, change, deleted) {
  const item = plan.items.get(change.item);
  if (item) plan.items.set(item.id, { ...item, deleted });
  else plan.stale ||= countsHere(change.type);
}

function put(plan, change) {
  plan.order.set(change.parent, place(plan.order.get(change.parent) ?? [], change.item, change.after));
}

// What the plenary withdrew has no number: then the rest is counted anew.
function decide(plan, { kind, item, parent, cells = {} }) {
  if (kind !== "insert") return void (plan.stale = true);
  if (!plan.items.has(parent) || cells.field) return;
  const { outcome, wording = cellText(plan, parent, "text") } = cells;
  plan.stale ||= outcome === "withdrawn" || plan.outcomes.get(parent)?.outcome === "withdrawn";
  plan.outcomes = new Map(plan.outcomes);
  if (outcome === "reopened") plan.outcomes.delete(parent);
  else plan.outcomes.set(parent, { id: item, outcome, wording });
}

function isElsewhere(plan, change) {
  return change.type !== "footnote" && !plan.items.has(change.parent);
}

// What happens to axes and objectives elsewhere may shift the numbers that stand here; the rest of it does not.
function countsHere(type) {
  return type === undefined || type === null || type === "axis" || type === "objective";
}

function insertedItem(change) {
  const cells = { ...(change.cells ?? {}) };
  const versions = Object.fromEntries(Object.keys(cells).map((field) => [field, 1]));
  return { id: change.item, type: change.type, parent: change.parent, deleted: false, cells, versions };
}

function readOutcomes(outcomes, items) {
  const found = Object.entries(outcomes).map(([id, each]) => [id, { wording: items.get(id)?.cells.text ?? "", ...each }]);
  return new Map(found);
}

function noteItem(id, note, root) {
  const versions = { text: note.version ?? 0 };
  return { id, type: "footnote", parent: root, deleted: note.deleted ?? false, cells: { text: note.text }, versions };
}
