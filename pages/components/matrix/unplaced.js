// Rows that came with their words and that the server did not take: they wait in sight until copied or let go.

import { button, element, fill } from "../elements.js";
import { copyThrough, writeForms } from "./copying.js";
import { marks, readable } from "./text.js";

/** Belongs to one matrix. */
export class Unplaced {
  constructor(matrix) {
    this.matrix = matrix;
    this.element = element("div", { class: "pl-lost-texts" });
    this.rows = [];
    this.notes = new Map();
  }

  /** Take refused changes up, { change, reason } each; return whether there were rows with words among them. */
  take(refused) {
    const rows = refused.filter(({ change }) => change.type === "action" && Object.keys(change.cells ?? {}).length);
    if (!rows.length) return false;
    for (const { change } of refused) if (change.type === "footnote") this.notes.set(change.item, change.cells?.text ?? "");
    this.rows.push(...rows.map(({ change }) => change));
    this.reason = rows[0].reason || this.matrix.settings.messages.refused;
    this.matrix.toast.hide(); // it may still say that they were added
    this.#show();
    return true;
  }

  #show() {
    const { messages } = this.matrix.settings;
    const count = this.rows.length;
    const words = fill(messages[count === 1 ? "unplaced_one" : "unplaced_many"], { count, reason: this.reason });
    const texts = this.rows.map(({ cells }) => element("div", { class: "pl-held-text", translate: false }, readable(cells.text ?? "")));
    const copy = button({ text: messages.copy_unplaced, class: "pl-main", onclick: () => this.#copy() });
    const discard = button({ text: messages.discard_unplaced, onclick: () => this.#discard() });
    const reason = element("div", { class: "pl-held-reason", role: "alert" }, words);
    const choice = element("div", { class: "pl-held-choice" }, copy, discard);
    const panel = { class: "pl-held pl-lost", role: "group", "aria-label": words };
    this.element.replaceChildren(element("div", panel, reason, element("div", { class: "pl-unplaced" }, ...texts), choice));
  }

  #copy() {
    const { settings } = this.matrix;
    const rows = this.rows.map(({ cells }) => ["", ...settings.columns.map(({ field }) => readable(cells[field] ?? ""))]);
    const actions = new Set(this.rows.map(({ item }) => item));
    const own = this.rows.map(({ parent, cells }) => ({ level: actions.has(parent) ? 1 : 0, cells }));
    const marked = this.rows.flatMap(({ cells }) => Object.values(cells).flatMap(marks));
    const listed = marked.map((note) => ["*", this.#noteText(note)]);
    copyThrough(this.matrix, (event) => writeForms(event, settings, { rows, listed, own, noteText: (note) => this.#noteText(note) }));
  }

  #noteText(note) {
    return this.notes.get(note) ?? this.matrix.replica.shown.items.get(note)?.cells.text ?? "";
  }

  #discard() {
    this.rows = [];
    this.element.replaceChildren();
  }
}
