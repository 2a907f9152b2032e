// What the axis still lacks: asked for when the writing rests, marked at the cell it speaks of, listed in the panel.

import { button, element, fill } from "../elements.js";
import { icon } from "../icons.js";
import { lead, rowAtHand, shownCell } from "./at_hand.js";
import { cellText, cellVersion } from "./plan.js";
import { Section } from "./section.js";

const REST = 2_000; // ms after the last change until the page asks
const JITTER = 1_500; // ms by which pages differ
const AGAIN = 30_000; // ms after which it asks once more where nobody answered
const LONGEST = 20_000; // ms after which it asks in the next pause, however much happens
const FRESH = 8_000; // ms a row is left in peace after it was touched
const MOST = 60; // lines of the list

const GAPS = new Set(["objective", "commitment", "text", "responsible", "timeframe", "indicator"]); // answered by any word
const NAMED = new Set([...GAPS, "period", "infinitive", "typed_number"]); // say themselves which column they mean
const PATIENT = new Set(["text", "responsible", "timeframe", "indicator", "infinitive"]); // not said of a row somebody has just begun

/** Return the checks that still hold of what is on the screen; `isFresh(item)` says which rows to leave in peace. */
export function holding(checks, plan, isFresh) {
  return checks.filter(({ kind, item, field, mark }) => {
    const found = plan.items.get(mark?.[0] ?? item);
    if (!found || found.deleted) return false;
    if (PATIENT.has(kind) && isFresh(item)) return false;
    const isAbsent = kind === "objective" && found.type === "axis"; // there is no objective to write in
    return !GAPS.has(kind) || isAbsent || !cellText(plan, item, field).trim();
  });
}

/** Return the items of a plan that are others than in an earlier one: new, written in, moved, deleted or restored. */
export function stirred(before, now) {
  return [...now.items.values()].filter((item) => !isSame(before.items.get(item.id), item)).map((item) => item.id);
}

/** Belongs to one panel; `isWanted()` says whether anybody looks. */
export class Checks {
  constructor({ matrix, kept, isWanted, leave }) {
    Object.assign(this, { matrix, isWanted, leave });
    const { messages } = matrix.settings;
    this.url = `/api/workshops/${matrix.settings.workshop}/axes/${matrix.settings.axis}/checks`;
    this.found = null; // until there is an answer
    this.touched = new Map();
    this.marks = new Map();
    this.list = element("ul", { class: "pl-checks", "aria-label": messages.checks });
    this.section = new Section({ key: "checks", title: messages.checks, kept, body: [this.list] });
    matrix.root.addEventListener("input", () => (this.typedAt = Date.now()));
  }

  /** Show what still holds, and ask anew in a while where something changed. */
  update(plan) {
    this.#notice(this.matrix.replica.confirmed);
    const shown = holding(this.found ?? [], plan, (item) => this.#isFresh(item));
    this.#showList(shown);
    this.#showMarks(shown);
  }

  /** Ask soon: somebody begins to look. */
  wake() {
    if (this.isStale) this.#plan(0);
  }

  close() {
    this.closed = true;
    clearTimeout(this.timer);
    clearTimeout(this.ripening);
  }

  #notice(confirmed) {
    if (confirmed === this.seen) return;
    const changed = this.seen ? stirred(this.seen, confirmed) : [confirmed.axis];
    const now = Date.now();
    if (this.seen) for (const item of changed) this.touched.set(item, now);
    this.seen = confirmed;
    if (!changed.length) return;
    this.since ??= now;
    this.isStale = true;
    this.#plan(REST);
  }

  #isFresh(item) {
    const { current } = this.matrix.writing;
    if (current?.isOpen && rowAtHand(this.matrix) === item) return true;
    const left = FRESH - (Date.now() - (this.touched.get(item) ?? -Infinity));
    if (left > 0) this.ripening ??= setTimeout(() => this.#ripen(), left + 50);
    return left > 0;
  }

  #ripen() {
    this.ripening = null;
    this.matrix.refresh();
  }

  #plan(delay) {
    if (this.closed || !this.isWanted()) return;
    clearTimeout(this.timer);
    const isLate = this.since && Date.now() - this.since > LONGEST;
    this.timer = setTimeout(() => this.#ask(), (isLate ? Math.min(delay, 250) : delay) + Math.random() * JITTER);
  }

  async #ask() {
    const { writing, outbox, replica } = this.matrix;
    const isTyping = writing.isDirty || outbox.steps.length || Date.now() - (this.typedAt ?? 0) < REST;
    if (isTyping || !replica.connection.online) return this.#plan(REST);
    const { revision } = replica.confirmed;
    this.isStale = false; // unless something changes until there is an answer
    this.since = null;
    const answer = await this.#fetch();
    if (this.closed) return undefined;
    if (!answer || answer.revision < revision) return this.#askAgain(answer ? REST : AGAIN);
    const said = JSON.stringify(answer.checks);
    if (said === this.said) return undefined;
    Object.assign(this, { said, found: answer.checks });
    return this.matrix.refresh();
  }

  #askAgain(delay) {
    this.isStale = true;
    this.#plan(delay);
  }

  async #fetch() {
    try {
      const response = await fetch(this.url, { credentials: "same-origin", signal: AbortSignal.timeout(15_000) });
      return response.ok ? await response.json() : null;
    } catch {
      return null;
    }
  }

  // Where there is no objective yet, what is missing is the one the first letter makes.
  #placeOf({ kind, item, field, mark }) {
    const { axis } = this.matrix.settings;
    if (mark) return mark; // of a note: where it stands
    return kind === "objective" && item === axis ? [this.matrix.ghost.objective, "text"] : [item, field];
  }

  #showList(checks) {
    const { messages } = this.matrix.settings;
    const isSame = this.listed?.length === checks.length && checks.every((check, place) => check === this.listed[place]);
    if (!this.found || isSame) return;
    this.listed = checks;
    this.section.setCount(checks.length);
    const lines = checks.slice(0, MOST).map((check) => element("li", {}, this.#line(check), this.#fix(check)));
    if (checks.length > MOST) lines.push(element("li", { class: "pl-quiet" }, fill(messages.more, { count: checks.length - MOST })));
    if (!checks.length) lines.push(element("li", { class: "pl-quiet" }, messages.no_checks));
    const at = [...this.list.children].findIndex((line) => line.contains(document.activeElement));
    this.list.replaceChildren(...lines);
    if (at >= 0) this.list.children[Math.min(at, lines.length - 1)].firstElementChild?.focus();
  }

  #line(check) {
    const words = ` ${this.#columnOf(check)}${check.sentence}`;
    const line = element("button", { type: "button", class: "pl-check-line" }, element("b", {}, check.place), words);
    line.onclick = () => {
      this.leave();
      lead(this.matrix, ...this.#placeOf(check));
    };
    return line;
  }

  // What is certain is written as if somebody had typed it, and taken back like it; nothing where the text moved on.
  #fix({ item, field, version, fix }) {
    const { replica, settings, writable, writing } = this.matrix;
    if (!fix || !writable || cellVersion(replica.shown, item, field) !== version) return "";
    const set = { kind: "set", item, field, base: version, text: fix.text };
    const label = fill(settings.messages.put_right, { fix: fix.label });
    return button({ class: "pl-use", label, text: label, onclick: () => writing.push([set]) });
  }

  // What is missing names itself; else the same may stand in two columns.
  #columnOf({ kind, item, field }) {
    const isAction = this.matrix.replica.shown.items.get(item)?.type === "action";
    const column = this.matrix.settings.allColumns.find((each) => each.field === field);
    return isAction && !NAMED.has(kind) && field !== "text" && column ? `${column.label}: ` : "";
  }

  #showMarks(checks) {
    const wanted = new Map();
    for (const check of this.matrix.writable ? checks : []) {
      const found = shownCell(this.matrix, ...this.#placeOf(check));
      const box = found?.row.boxes.get(found.cell.key);
      if (box) wanted.set(box, { cell: found.cell, words: [...(wanted.get(box)?.words ?? []), check.sentence] });
    }
    for (const [box, mark] of this.marks) if (!wanted.has(box)) this.#unmark(box, mark);
    for (const [box, { cell, words }] of wanted) this.#mark(box, cell, words.join(" "));
  }

  #mark(box, cell, words) {
    let mark = this.marks.get(box);
    if (mark?.words === words) return;
    if (!mark) {
      const id = `pl-check-${cell.key.replace("/", "-")}`;
      mark = { cell, element: element("div", { class: "pl-check", id }, icon("warn"), element("span", { class: "pl-spoken" })) };
      box.append(mark.element);
      cell.explainBy(id);
      this.marks.set(box, mark);
    }
    mark.words = mark.element.title = mark.element.lastElementChild.textContent = words;
  }

  #unmark(box, { cell, element: shown }) {
    shown.remove();
    cell.explainBy(shown.id, false);
    this.marks.delete(box);
  }
}

// Read anew an item is another object, and still the same.
function isSame(one, other) {
  if (one === other) return true;
  return Boolean(one) && one.deleted === other.deleted && one.parent === other.parent && total(one) === total(other);
}

function total({ versions }) {
  return Object.values(versions).reduce((sum, version) => sum + version, 0);
}
