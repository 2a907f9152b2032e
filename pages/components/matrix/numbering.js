// The numbers a reader sees, made by position as workshop/numbering.py makes them.

import { children } from "./plan.js";

/**
 * Return item id to the number shown beside it: objectives "2", actions "3." or "2.3", sub-actions "a)"; what was
 * withdrawn has none.
 */
export function numberItems(plan) {
  const numbers = new Map();
  const codes = plan.numbering === "codes";
  const counted = (parent) => children(plan, parent, "action").filter((action) => !plan.withdrawn.has(action.id));
  let actionNumber = 0;
  children(plan, plan.axis, "objective").forEach((objective, place) => {
    const objectiveNumber = plan.firstObjective + place;
    numbers.set(objective.id, String(objectiveNumber));
    if (codes) actionNumber = 0;
    for (const action of counted(objective.id)) {
      actionNumber += 1;
      numbers.set(action.id, codes ? `${objectiveNumber}.${actionNumber}` : `${actionNumber}.`);
      counted(action.id).forEach((each, index) => numbers.set(each.id, `${letter(index)})`));
    }
  });
  return numbers;
}

/** Return the letter of a sub-action by its place from 0: a … z, then aa, bb … as Word counts. */
export function letter(place) {
  return String.fromCharCode(97 + (place % 26)).repeat(Math.floor(place / 26) + 1);
}
