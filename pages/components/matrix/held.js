// A text that found no place yet: both versions beside each other, and the choice.

import { button, element } from "../elements.js";
import { differences } from "./differences.js";
import { readable } from "./text.js";

/**
 * Return the panel under a cell that holds `held`: { item, field, text, status, reason, theirs }. The cell itself
 * shows one's own text, so that typing goes on; nothing is chosen for anybody. `update(held)` of the panel shows what
 * became of the texts and says whether it could; `choose(held, which)` takes "mine", "theirs" or "both".
 */
export function heldPanel(held, { messages, choose }) {
  const isParked = held.status === "parked";
  const reason = held.reason || (isParked ? messages.conflict : messages.refused);
  let latest = held;
  const choice = (text, which, more) => button({ text, onclick: () => choose(latest, which), ...more });
  const theirs = versionOf(messages.conflict_theirs);
  const mine = versionOf(messages.conflict_mine);
  const panel = element(
    "div",
    { class: "pl-held", role: "group", "aria-label": reason },
    element("div", { class: "pl-held-reason", role: "alert" }, reason),
    ...(isParked ? [theirs.label, theirs.text, mine.label, mine.text] : []),
    element(
      "div",
      { class: "pl-held-choice" },
      choice(isParked ? messages.use_mine : messages.try_again, "mine", { class: "pl-main" }),
      choice(isParked ? messages.leave_theirs : messages.discard, "theirs"),
      ...(isParked ? [choice(messages.use_both, "both", { title: messages.use_both_how })] : []),
    ),
  );
  panel.update = (next) => {
    if (next.status !== held.status || next.reason !== held.reason) return false;
    latest = next;
    showBoth(theirs.text, mine.text, next, messages);
    return true;
  };
  panel.update(held);
  return panel;
}

/** Return the panel for a held text whose row is no longer on the screen, with the text itself. */
export function lostPanel(held, { messages, choose }) {
  const reason = held.status === "parked" ? messages.lost_text : held.reason || messages.refused;
  return element(
    "div",
    { class: "pl-held pl-lost", role: "group", "aria-label": reason },
    element("div", { class: "pl-held-reason", role: "alert" }, reason),
    element("div", { class: "pl-held-label" }, messages.lost_mine),
    element("div", { class: "pl-held-text", translate: false }, readable(held.text)),
    element(
      "div",
      { class: "pl-held-choice" },
      button({ text: messages.recover, class: "pl-main", onclick: () => choose(held, "mine") }),
      button({ text: messages.discard, onclick: () => choose(held, "theirs") }),
    ),
  );
}

function versionOf(label) {
  return { label: element("div", { class: "pl-held-label" }, label), text: element("div", { class: "pl-held-text", translate: false }) };
}

// Each version whole, with the words marked that the other does not have.
function showBoth(theirs, mine, held, messages) {
  const pieces = differences(readable(held.theirs), readable(held.text));
  show(theirs, pieces.filter(({ kind }) => kind !== "new"), messages);
  show(mine, pieces.filter(({ kind }) => kind !== "gone"), messages);
}

function show(place, pieces, messages) {
  const shown = pieces.map(({ kind, text }) => (kind === "same" ? text : element("mark", { class: `pl-${kind}-words` }, text)));
  place.replaceChildren(...(shown.length ? shown : [messages.conflict_empty]));
}
