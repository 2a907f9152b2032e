// Plans for the tests of this folder: one axis as the server sends it.

import { readPlan } from "../../../pages/components/matrix/plan.js";

/** Return a plan of objectives { id: [actions] }, an action being an id or [id, sub-action ids]. */
export function planOf(objectives, more = {}) {
  const items = [item("axis", "axis", "root", { title: "Un eje" })];
  const order = { axis: Object.keys(objectives) };
  for (const [objective, actions] of Object.entries(objectives)) {
    items.push(item("objective", objective, "axis", { text: "Un objetivo" }));
    order[objective] = actions.map((action) => [action].flat()[0]);
    for (const [action, subActions = []] of actions.map((each) => [each].flat(1))) {
      items.push(item("action", action, objective, { text: `Texto de ${action}` }));
      order[action] = subActions;
      for (const each of subActions) items.push(item("action", each, action, { text: `Texto de ${each}` }));
    }
  }
  const plain = { revision: 7, root: "root", axis: "axis", axis_number: "2", first_objective: 1, numbering: "axis" };
  return readPlan({ ...plain, items, order, footnotes: {}, note_numbers: {}, ...more });
}

/** Return the order of a plan's live rows as text: "o1: a1(s1 s2) a2". */
export function drawn(plan) {
  const live = (parent) => (plan.order.get(parent) ?? []).filter((id) => plan.items.get(id)?.deleted === false);
  const action = (id) => (live(id).length ? `${id}(${live(id).join(" ")})` : id);
  return live("axis").map((objective) => `${objective}: ${live(objective).map(action).join(" ")}`.trim()).join(" | ");
}

function item(type, id, parent, cells) {
  return { id, type, parent, deleted: false, cells, versions: Object.fromEntries(Object.keys(cells).map((field) => [field, 1])) };
}
