// The rows an empty matrix shows before anything is written: they become real with the first letter.

import { appendAction, appendObjective } from "./commands.js";
import { newId } from "./identity.js";
import { children } from "./plan.js";

/** The ids its objective and action will have; new ones once these are stored. */
export class Ghost {
  constructor() {
    this.objective = newId();
    this.action = newId();
  }

  /** Take new ids in place of those the plan has by now. */
  renew(plan) {
    if (plan.items.has(this.objective)) this.objective = newId();
    if (plan.items.has(this.action)) this.action = newId();
  }

  /** Return the changes that make an item real; none for one that is. */
  insertsFor(plan, item) {
    if (plan.items.has(item)) return [];
    if (item === this.objective) return appendObjective(plan, item);
    if (item !== this.action) return [];
    if (children(plan, plan.axis, "objective").length) return appendAction(plan, null, item);
    const insertion = { kind: "insert", type: "action", item, parent: this.objective, after: null, cells: {} };
    return [...appendObjective(plan, this.objective), insertion];
  }
}
