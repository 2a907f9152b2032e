// "Acordada" on the row: what the plenary decided of an action, and the tick of who may decide it here.

import { button, element } from "../elements.js";
import { icon } from "../icons.js";
import { newId } from "./identity.js";
import { cellText } from "./plan.js";

export const ADOPTED = "adopted";

/**
 * Return the changes that tick an action as adopted in its present wording, or take the tick back; none for an action
 * without a text. `author` is the name taken down with it.
 */
export function tick(plan, item, author, now = new Date()) {
  const wording = cellText(plan, item, "text");
  const isTicked = plan.outcomes.get(item)?.outcome === ADOPTED;
  if (!wording.trim() && !isTicked) return [];
  const at = now.toISOString().replace(/\.\d+Z$/, "+00:00");
  const cells = { outcome: isTicked ? "reopened" : ADOPTED, wording, author, at };
  // Behind all that was said of the action: what is not among its children means the end.
  return [{ kind: "insert", type: "decision", item: newId(), parent: item, after: plan.axis, cells }];
}

/** Return { outcome, isReworded } of an action, `null` while nothing is decided. */
export function outcomeOf(plan, item) {
  const found = plan.outcomes.get(item);
  return found ? { outcome: found.outcome, isReworded: found.wording !== cellText(plan, item, "text") } : null;
}

/** Show on a row what was decided; `decides` puts a tick there to press. */
export function showOutcome(row, view, { messages, outcomes, decides }) {
  const outcome = view.outcome?.outcome;
  const isAdopted = outcome === ADOPTED;
  row.element.classList.toggle("pl-adopted", isAdopted);
  const wanted = view.kind !== "action" || view.level || view.isGhost ? "" : decides ? "button" : isAdopted ? "sign" : "";
  if ((row.tick?.dataset.as ?? "") !== wanted) replaceTick(row, wanted, outcomes);
  if (wanted === "button") press(row.tick, isAdopted, messages);
}

/** Return what a row says under its texts of a decision other than a plain tick. */
export function outcomeWords(view, { messages, outcomes }) {
  if (!view.outcome) return "";
  const { outcome, isReworded } = view.outcome;
  const words = outcome === ADOPTED ? [] : [outcomes[outcome] ?? outcome];
  return [...words, ...(isReworded ? [messages.reworded] : [])].join(" · ");
}

function replaceTick(row, wanted, outcomes) {
  row.tick?.remove();
  row.tick = null;
  if (wanted === "button") row.tick = button({ icon: "check", class: "pl-tick" });
  if (wanted === "sign") row.tick = element("span", { class: "pl-tick", role: "img", "aria-label": outcomes[ADOPTED] }, icon("check"));
  if (!row.tick) return;
  row.tick.dataset.as = wanted;
  row.tools.prepend(row.tick);
}

function press(tick, isAdopted, messages) {
  const pressed = String(isAdopted);
  if (tick.getAttribute("aria-pressed") === pressed) return;
  tick.setAttribute("aria-pressed", pressed);
  tick.setAttribute("aria-label", messages.adopted);
  tick.title = isAdopted ? messages.take_back : messages.adopted;
}
