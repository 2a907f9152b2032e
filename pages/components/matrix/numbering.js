// The numbers a reader sees, made by position as workshop/numbering.py makes them.

import { children } from "./plan.js";

/** Return item id to the number shown beside it: objectives "2", actions "3." or "2.3", sub-actions "a)". */
export function numberItems(plan) {
  const numbers = new Map();
  const codes = plan.numbering === "codes";
  let actionNumber = 0;
  children(plan, plan.axis, "objective").forEach((objective, place) => {
    const objectiveNumber = plan.firstObjective + place;
    numbers.set(objective.id, String(objectiveNumber));
    if (codes) actionNumber = 0;
    for (const action of children(plan, objective.id, "action")) {
      actionNumber += 1;
      numbers.set(action.id, codes ? `${objectiveNumber}.${actionNumber}` : `${actionNumber}.`);
      const subActions = children(plan, action.id, "action");
      subActions.forEach((each, index) => numbers.set(each.id, `${letter(index)})`));
    }
  });
  return numbers;
}

/** Return the letter of a sub-action by its place from 0: a … z, then aa, bb … as Word counts. */
export function letter(place) {
  return String.fromCharCode(97 + (place % 26)).repeat(Math.floor(place / 26) + 1);
}
