// A text that found no place yet: both versions beside each other, and the choice.

import { button, element } from "../elements.js";
import { readable } from "./text.js";

/**
 * Return the panel under a cell that holds `held`: { item, field, text, status, reason, theirs }. The cell itself
 * shows one's own text, so that typing goes on; nothing is chosen for anybody.
 */
export function heldPanel(held, { messages, choose }) {
  const isParked = held.status === "parked";
  const reason = held.reason || (isParked ? messages.conflict : messages.refused);
  const theirs = isParked
    ? [
        element("div", { class: "pl-held-label" }, messages.conflict_theirs),
        element("div", { class: "pl-held-text", translate: false }, readable(held.theirs) || messages.conflict_empty),
      ]
    : [];
  const mine = button({ text: isParked ? messages.use_mine : messages.try_again, class: "pl-main", onclick: () => choose(held, true) });
  const other = button({ text: isParked ? messages.leave_theirs : messages.discard, onclick: () => choose(held, false) });
  return element(
    "div",
    { class: "pl-held", role: "group", "aria-label": reason },
    element("div", { class: "pl-held-reason", role: "alert" }, reason),
    ...theirs,
    element("div", { class: "pl-held-choice" }, mine, other),
  );
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
      button({ text: messages.recover, class: "pl-main", onclick: () => choose(held, true) }),
      button({ text: messages.discard, onclick: () => choose(held, false) }),
    ),
  );
}
