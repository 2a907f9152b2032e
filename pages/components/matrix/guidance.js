// How the group works, what the axis is about, examples to start from (one click begins an action), what others do.

import { element, fill } from "../elements.js";
import { rowAtHand } from "./at_hand.js";
import { beginAction } from "./beginning.js";
import { newId } from "./identity.js";
import { cellText } from "./plan.js";
import { Section } from "./section.js";
import { readable } from "./text.js";

const GREY = 140; // letters of an example that fit an empty cell

/** Return the examples of the axis, as they are stored. */
export function examplesOf(plan) {
  return cellText(plan, plan.axis, "examples").split("\n").filter((line) => line.trim());
}

/** Return what an empty first row shows in grey: the axis's own first example, or what is said where it has none. */
export function greyExample(plan, messages) {
  const [first] = examplesOf(plan);
  if (!first) return messages.example_text;
  const words = readable(first).trim();
  return fill(messages.example_start, { example: words.length > GREY ? `${words.slice(0, GREY)}…` : words });
}

/** Belongs to one panel; `leave()` gives the screen back to the table. */
export class Guidance {
  constructor({ matrix, kept, leave }) {
    Object.assign(this, { matrix, leave });
    this.section = new Section({ key: "guidance", title: matrix.settings.messages.guidance, kept });
  }

  /** Show the axis's guidance; what has not changed is left alone. */
  update(plan) {
    const { writable } = this.matrix;
    const description = cellText(plan, plan.axis, "description").trim();
    const examples = examplesOf(plan);
    const { method, initiatives, compliance } = plan;
    const signature = JSON.stringify([description, examples, writable, method, initiatives, compliance]);
    if (signature === this.signature) return;
    this.signature = signature;
    this.section.setCount(examples.length || null);
    this.section.body.replaceChildren(
      ...this.#method(method.trim()),
      ...this.#said(description, plan),
      ...this.#examples(examples, writable),
      ...this.#related(this.matrix.settings.messages.initiatives, initiatives.map((each) => this.#initiative(each))),
      ...this.#related(this.matrix.settings.messages.compliance, compliance.map((each) => this.#indicator(each))),
    );
  }

  #method(method) {
    if (!method) return [];
    const { messages, textLanguage } = this.matrix.settings;
    const words = element("div", { class: "pl-prose", translate: false, lang: textLanguage }, readable(method));
    return [element("section", { class: "pl-method" }, element("h4", {}, messages.method), words)];
  }

  #said(description, { method, initiatives, compliance }) {
    const { messages, textLanguage } = this.matrix.settings;
    const hasOther = method.trim() || initiatives.length || compliance.length;
    const isBare = !description && !hasOther && !examplesOf(this.matrix.replica.shown).length;
    if (isBare) return [element("p", { class: "pl-quiet" }, messages.no_guidance)];
    const properties = { class: "pl-prose", translate: false, lang: textLanguage };
    return description ? [element("div", properties, readable(description))] : [];
  }

  #examples(examples, writable) {
    if (!examples.length) return [];
    const { messages } = this.matrix.settings;
    const list = element("ul", { class: "pl-examples" }, ...examples.map((each) => this.#example(each, writable)));
    return [element("p", { class: "pl-quiet" }, writable ? messages.examples_how : messages.examples), list];
  }

  #related(heading, lines) {
    if (!lines.length) return [];
    const { textLanguage } = this.matrix.settings;
    const list = element("ul", { class: "pl-related", translate: false, lang: textLanguage }, ...lines);
    return [element("p", { class: "pl-quiet" }, heading), list];
  }

  #initiative({ body, title, actions }) {
    const steps = actions.filter((each) => each.trim()).map((each) => element("li", {}, readable(each)));
    const below = steps.length ? [element("ul", {}, ...steps)] : [];
    return element("li", {}, element("strong", {}, readable(body)), ` · ${readable(title)}`, ...below);
  }

  #indicator({ text, instrument }) {
    const source = instrument.trim() ? [element("span", { class: "pl-quiet" }, ` (${readable(instrument)})`)] : [];
    return element("li", {}, readable(text), ...source);
  }

  #example(example, writable) {
    const { textLanguage } = this.matrix.settings;
    const properties = { translate: false, lang: textLanguage };
    if (!writable) return element("li", properties, readable(example));
    const start = element("button", { type: "button", class: "pl-example", ...properties }, readable(example));
    start.onclick = () => this.#start(example);
    return element("li", {}, start);
  }

  #start(example) {
    const { matrix } = this;
    this.leave();
    matrix.writing.captureAll();
    const { item, changes } = beginAction(matrix.replica.shown, rowAtHand(matrix), newId(), { text: example, example });
    matrix.writing.push(changes);
    const { columns } = matrix.settings;
    matrix.focusCell(item, columns.some(({ field }) => field === "text") ? "text" : columns[0].field);
  }
}
