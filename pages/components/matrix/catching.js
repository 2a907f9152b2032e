// What becomes of things said, as pure functions: caught in a line, used for an action, a remark or a note, let go.

import { cellText, children, lastChild } from "./plan.js";
import { clean, escape } from "./text.js";

/** Return the inputs of the axis nothing was made of yet, and the others, both newest first. */
export function inputsOf(plan) {
  const found = children(plan, plan.axis, "input").reverse();
  const newest = found.sort((one, other) => (other.cells.at ?? "").localeCompare(one.cells.at ?? ""));
  return { open: newest.filter(({ cells }) => !cells.became), used: newest.filter(({ cells }) => cells.became) };
}

/**
 * Return the changes that catch what was said, none for nothing. `who` is a name as typed; one of the delegations
 * ({ id, name }) is kept as such. `at` is the instant, a Date.
 */
export function catching(plan, id, { text, who, delegations = [], at }) {
  const said = escape(clean(text).trim());
  if (!said) return [];
  const name = clean(who ?? "").trim();
  const delegation = delegations.find((each) => each.name.toLowerCase() === name.toLowerCase());
  const cells = { text: said, at: instant(at) };
  if (delegation) cells.delegation = delegation.id;
  else if (name) cells.author = escape(name);
  return [{ kind: "insert", type: "input", item: id, parent: plan.axis, after: lastChild(plan, plan.axis), cells }];
}

/** Return the change that says what an input became; `base` is the version of that cell. */
export function becoming(input, base, became) {
  return { kind: "set", item: input, field: "became", base, text: became };
}

/** Return the changes that make an input a remark on an item; a name that is no delegation's goes with the words. */
export function remarking(plan, input, item, id, at) {
  const said = (field) => cellText(plan, input, field);
  const text = said("author") ? `${said("author")}: ${said("text")}` : said("text");
  const cells = { text, at: instant(at) };
  if (said("delegation")) cells.delegation = said("delegation");
  return [{ kind: "insert", type: "remark", item: id, parent: item, after: item, cells }]; // behind all that stand there
}

function instant(date) {
  return `${date.toISOString().slice(0, 19)}+00:00`;
}
