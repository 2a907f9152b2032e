// What is said is caught here in one line, and becomes an action, a remark or a footnote with one click.

import { button, element, fill } from "../elements.js";
import { lead, rowAtHand, rowNumber } from "./at_hand.js";
import { beginAction } from "./beginning.js";
import { becoming, catching, inputsOf, remarking } from "./catching.js";
import { newId } from "./identity.js";
import { keyOf } from "./outbox.js";
import { cellVersion } from "./plan.js";
import { Section } from "./section.js";
import { readable } from "./text.js";

const MOST = 2_000; // letters in the line

/** Belongs to one panel: `line` is always at hand, `section` lists what was caught; `leave()` gives the screen back. */
export class Inputs {
  constructor({ matrix, kept, leave }) {
    Object.assign(this, { matrix, leave });
    const { messages } = matrix.settings;
    this.clock = clockOf(matrix.settings);
    this.line = this.#line(messages);
    this.list = element("ul", { class: "pl-inputs", "aria-label": messages.inputs });
    this.empty = element("p", { class: "pl-quiet" }, messages.no_inputs);
    this.usedList = element("ul", { class: "pl-inputs" });
    this.used = new Section({ key: "used", title: messages.used_inputs, kept, body: [this.usedList] });
    const body = [this.list, this.empty, this.used.element];
    this.section = new Section({ key: "inputs", title: messages.inputs, kept, body });
    this.rows = new Map();
  }

  /** Show what was caught; rows that say the same as before stay as they are. */
  update(plan) {
    const { writable, numberOf } = this.#showing(plan);
    this.line.hidden = !writable || !this.matrix.settings.inputs;
    const { open, used } = inputsOf(plan);
    const had = this.section.element.contains(document.activeElement);
    this.#fillList(this.list, open, (input) => this.#open(input, writable));
    this.#fillList(this.usedList, used, (input) => this.#used(input, numberOf(input.cells.became), writable));
    this.#forget(new Set([...open, ...used].map(({ id }) => id)));
    this.section.setCount(open.length || null);
    this.used.setCount(used.length);
    this.empty.hidden = open.length > 0;
    this.used.element.hidden = !used.length;
    if (had && !this.section.element.contains(document.activeElement)) this.focusLine();
  }

  /** Go to the line. */
  focusLine() {
    if (!this.line.hidden) this.text.focus();
    return !this.line.hidden;
  }

  #line(messages) {
    const input = { type: "text", autocomplete: "off", maxLength: MOST, translate: false };
    const named = (words) => ({ placeholder: words, "aria-label": words });
    const title = messages.input_keys;
    this.text = element("input", { ...input, class: "pl-line-text", ...named(messages.input_line), title });
    this.text.setAttribute("aria-keyshortcuts", "Alt+I");
    this.names = element("datalist", { id: "pl-speakers" });
    this.who = element("input", { ...input, class: "pl-line-who", ...named(messages.input_who) });
    this.who.setAttribute("list", this.names.id);
    const onclick = () => this.#catch();
    const keep = button({ icon: "plus", label: messages.input_keep, class: "pl-line-keep", onclick });
    const line = element("div", { class: "pl-line", role: "group", "aria-label": messages.input_line });
    line.append(this.text, keep, this.who, this.names);
    line.addEventListener("keydown", (event) => event.key === "Enter" && !event.isComposing && this.#onEnter(event));
    return line;
  }

  #onEnter(event) {
    if (event.target.tagName !== "INPUT") return;
    event.preventDefault();
    this.#catch();
  }

  #catch() {
    const { matrix } = this;
    const { delegations } = matrix.settings;
    const said = { text: this.text.value, who: this.who.value, delegations, at: new Date() };
    const changes = catching(matrix.replica.shown, newId(), said);
    if (changes.length) matrix.writing.push(changes);
    this.text.value = this.who.value = "";
    this.text.focus();
  }

  #showing(plan) {
    const { matrix } = this;
    this.delegations = new Map((matrix.settings.delegations ?? []).map(({ id, name }) => [id, name]));
    const names = [...this.delegations.values()];
    if (this.names.childElementCount !== names.length) {
      this.names.replaceChildren(...names.map((value) => element("option", { value })));
    }
    return { writable: matrix.writable, numberOf: (became) => this.#called(plan, became) };
  }

  #fillList(list, inputs, row) {
    inputs.forEach((input, place) => {
      const shown = row(input);
      if (list.children[place] !== shown) list.insertBefore(shown, list.children[place] ?? null);
    });
    while (list.children.length > inputs.length) list.lastElementChild.remove();
  }

  #forget(ids) {
    for (const id of this.rows.keys()) if (!ids.has(id)) this.rows.delete(id);
  }

  #row(input, signature, children) {
    const now = JSON.stringify([input.cells, signature]);
    const there = this.rows.get(input.id);
    if (there?.signature === now) return there.element;
    const made = element("li", { class: "pl-input" }, ...children());
    this.rows.set(input.id, { signature: now, element: made });
    return made;
  }

  #open(input, writable) {
    const { messages } = this.matrix.settings;
    const onclick = () => this.#discard(input.id);
    const drop = () => still(button({ icon: "trash", label: messages.discard_input, class: "pl-input-drop", onclick }));
    const uses = input.cells.alike ? () => [this.#toCompare(input, writable)] : () => (writable ? [this.#uses(input)] : []);
    const tools = () => [...(writable ? [drop()] : []), ...uses()];
    return this.#row(input, ["open", writable], () => [...this.#said(input), ...tools()]);
  }

  #said({ cells }) {
    const { textLanguage } = this.matrix.settings;
    const who = this.delegations.get(cells.delegation) ?? readable(cells.author ?? "");
    const time = cells.at && !Number.isNaN(Date.parse(cells.at)) ? this.clock.format(new Date(cells.at)) : "";
    const about = [who, time].filter(Boolean).join(" · ");
    const words = readable(cells.text ?? "");
    const text = element("div", { class: "pl-input-text", translate: false, lang: textLanguage }, words);
    return about ? [text, element("div", { class: "pl-input-about", translate: false }, about)] : [text];
  }

  #uses(input) {
    const { messages } = this.matrix.settings;
    const use = (words, onclick, more = {}) => still(button({ text: words, class: "pl-use", onclick, ...more }));
    return element(
      "div",
      { class: "pl-input-uses" },
      use(messages.as_action, () => this.#asAction(input)),
      use(messages.as_remark, () => this.#asRemark(input)),
      use(messages.as_note, () => this.#asNote(input)),
    );
  }

  // A note that an action may say the same as another, which may stand in another axis.
  #toCompare({ id, cells: { about, alike } }, writable) {
    const { matrix } = this;
    const { messages, workshop } = matrix.settings;
    const use = (words, onclick) => still(button({ text: words, class: "pl-use", onclick }));
    const to = (item) => () => this.#go({ item, field: "text" });
    const href = `?${new URLSearchParams({ taller: workshop, accion: alike })}`;
    const isHere = matrix.replica.shown.items.has(alike);
    const other = isHere
      ? use(messages.see_alike, to(alike))
      : element("a", { class: "pl-use", href }, messages.see_alike);
    return element(
      "div",
      { class: "pl-input-uses" },
      use(messages.see_about, to(about)),
      other,
      writable ? use(messages.seen_to, () => this.#become(id, about)) : "",
    );
  }

  #used(input, called, writable) {
    const { messages } = this.matrix.settings;
    return this.#row(input, [called, writable], () => {
      const jump = called.item && button({ text: called.words, class: "pl-link", onclick: () => this.#go(called) });
      const back = button({ text: messages.reopen_input, class: "pl-link", onclick: () => this.#become(input.id, null) });
      const foot = element("div", { class: "pl-input-about" }, jump || called.words, writable ? back : "");
      return [...this.#said(input), foot];
    });
  }

  // What an input became, by the name it has on the screen, and the cell it is found at.
  #called(plan, became) {
    const { messages } = this.matrix.settings;
    const found = plan.items.get(became);
    if (!found || found.deleted) return { words: messages.became_gone };
    if (found.type === "footnote") {
      const number = this.matrix.notes.numberOf(became);
      return { words: fill(messages.note_label, { number }), item: became, field: "text" };
    }
    const of = found.type === "remark" ? plan.items.get(found.parent) : found;
    const isAction = of?.type === "action";
    const number = isAction ? rowNumber(this.matrix, of.id) : "";
    const ofRemark = isAction ? messages.became_remark : messages.became_axis_remark;
    const words = found.type === "remark" ? ofRemark : messages.became_action;
    return { words: fill(words, { number }), item: of?.id, field: of?.type === "axis" ? "title" : "text" };
  }

  #go({ item, field }) {
    this.leave();
    lead(this.matrix, item, field);
  }

  #asAction(input) {
    const { matrix } = this;
    const { messages } = matrix.settings;
    matrix.writing.captureAll();
    const { item, changes } = beginAction(matrix.replica.shown, rowAtHand(matrix), newId(), { text: input.cells.text });
    matrix.writing.push([...changes, becoming(input.id, this.#base(input.id), item)]);
    matrix.render();
    const words = fill(messages.made_action, { number: rowNumber(matrix, item) });
    matrix.toast.show(words, { words: messages.show_it, onclick: () => this.#go({ item, field: "text" }) });
  }

  #asRemark(input) {
    const { matrix } = this;
    const { messages } = matrix.settings;
    const plan = matrix.replica.shown;
    const row = rowAtHand(matrix);
    const isAction = plan.items.get(row)?.type === "action";
    const id = newId();
    const changes = remarking(plan, input.id, isAction ? row : plan.axis, id, new Date());
    matrix.writing.push([...changes, becoming(input.id, this.#base(input.id), id)]);
    const words = isAction ? fill(messages.made_remark, { number: rowNumber(matrix, row) }) : messages.made_axis_remark;
    matrix.toast.show(words);
  }

  #asNote(input) {
    const { matrix } = this;
    const cell = matrix.writing.current;
    if (cell?.element.isConnected) this.leave();
    const also = (note) => [becoming(input.id, this.#base(input.id), note)];
    matrix.notes.add(cell, matrix.writing, { text: input.cells.text, also });
  }

  #discard(input) {
    const { matrix } = this;
    const { messages } = matrix.settings;
    matrix.writing.push([{ kind: "delete", item: input }]);
    const back = () => matrix.writing.push([{ kind: "restore", item: input }]);
    matrix.toast.show(messages.input_discarded, { words: messages.undo, onclick: back });
  }

  #become(input, became) {
    this.matrix.writing.push([becoming(input, this.#base(input), became)]);
  }

  #base(input) {
    const { outbox, replica } = this.matrix;
    return outbox.waitingCells().get(keyOf(input, "became")) ?? cellVersion(replica.settled, input, "became");
  }
}

// The workshop's time, or this computer's where the browser does not know the zone.
function clockOf({ language, timezone: timeZone }) {
  const form = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  try {
    return new Intl.DateTimeFormat(language, { ...form, timeZone });
  } catch {
    return new Intl.DateTimeFormat(language, form);
  }
}

// Pressed with the mouse it leaves the caret where one writes.
function still(made) {
  made.addEventListener("mousedown", (event) => event.preventDefault());
  return made;
}
