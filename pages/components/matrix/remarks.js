// What the group remarked on the rows of the axis: who writes reads it beside them, goes there, and attends to it.

import { button, element } from "../elements.js";
import { lead, rowNumber } from "./at_hand.js";
import { children } from "./plan.js";
import { Section } from "./section.js";
import { readable } from "./text.js";

/** Say how many remarks there are on the axis and what stands in it. */
export function countRemarks(plan) {
  const isThere = (item) => !item || (!item.deleted && isThere(plan.items.get(item.parent)));
  return [...plan.items.values()].filter((item) => item.type === "remark" && isThere(item)).length;
}

/** Return the remarks on the axis and all that stands in it, in the plan's order, oldest first at each place. */
export function remarksOf(plan) {
  const below = (item) => [
    ...children(plan, item, "remark"),
    ...["objective", "action"].flatMap((kind) => children(plan, item, kind).flatMap(({ id }) => below(id))),
  ];
  return below(plan.axis);
}

/** Belongs to one panel; `leave()` gives the screen back to the table. */
export class Remarks {
  constructor({ matrix, kept, leave }) {
    Object.assign(this, { matrix, leave });
    const { messages } = matrix.settings;
    this.list = element("ul", { class: "pl-inputs", "aria-label": messages.remarks_said });
    this.empty = element("p", { class: "pl-quiet" }, messages.no_remarks);
    this.section = new Section({ key: "remarks", title: messages.remarks_said, kept, body: [this.list, this.empty] });
  }

  /** Show what was remarked; what has not changed is left alone. */
  update(plan) {
    const { writable } = this.matrix;
    const found = remarksOf(plan).map((remark) => ({ ...remark, at: this.#placeOf(plan, remark) }));
    const signature = JSON.stringify([writable, found.map(({ id, cells, at }) => [id, cells.text, cells.author, at.words])]);
    if (signature === this.signature) return;
    this.signature = signature;
    this.section.setCount(found.length || null);
    this.empty.hidden = found.length > 0;
    const had = this.list.contains(document.activeElement);
    this.list.replaceChildren(...found.map((remark) => this.#line(remark, writable)));
    if (had) this.section.toggle.focus();
  }

  #line({ id, cells, at }, writable) {
    const { messages, textLanguage, delegations } = this.matrix.settings;
    const jump = button({ text: at.words, class: "pl-link", onclick: () => this.#go(at) });
    const country = delegations.find((each) => each.id === cells.delegation)?.name;
    const who = [readable(cells.author ?? ""), country].filter(Boolean).join(" · ");
    const words = element("div", { class: "pl-input-text", translate: false, lang: textLanguage }, readable(cells.text ?? ""));
    const about = element("div", { class: "pl-input-about", translate: false }, jump, who ? ` · ${who}` : "");
    const onclick = () => this.#attend(id);
    const done = writable ? [button({ icon: "check", label: messages.attend, class: "pl-input-drop", onclick })] : [];
    return element("li", { class: "pl-input" }, words, ...done, about);
  }

  #placeOf(plan, { parent }) {
    const { messages } = this.matrix.settings;
    const isAxis = parent === plan.axis;
    const number = isAxis ? "" : rowNumber(this.matrix, parent);
    return { item: parent, field: isAxis ? "title" : "text", words: isAxis ? messages.on_axis : number || "—" };
  }

  #go({ item, field }) {
    this.leave();
    lead(this.matrix, item, field);
  }

  #attend(remark) {
    const { matrix } = this;
    const { messages } = matrix.settings;
    matrix.writing.push([{ kind: "delete", item: remark }]);
    const back = () => matrix.writing.push([{ kind: "restore", item: remark }]);
    matrix.toast.show(messages.attended, { words: messages.undo, onclick: back });
  }
}
