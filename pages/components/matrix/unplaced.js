// Rows that came with their words and that the server did not take: they wait in sight until copied or let go.

import { button, element, fill } from "../elements.js";
import { copyThrough, writeForms } from "./copying.js";
import { marks, readable } from "./text.js";

/** Belongs to one matrix. */
export class Unplaced {
  constructor(matrix) {
    this.matrix = matrix;
    this.element = element("div", { class: "pl-lost-texts" });
    this.shown = 0;
    this.show();
  }

  get rows() {
    return this.matrix.outbox.unplaced.flatMap(({ rows }) => rows);
  }

  /** Show what waits; return whether rows came to it since. */
  show() {
    const { length } = this.rows;
    const isMore = length > this.shown;
    this.shown = length;
    if (!length) this.element.replaceChildren();
    else if (isMore) {
      this.matrix.toast?.hide(); // it may still say that they were added
      this.#show();
    }
    return isMore;
  }

  #show() {
    const { messages } = this.matrix.settings;
    const { rows } = this;
    const count = rows.length;
    const reason = this.matrix.outbox.unplaced.at(-1).reason || messages.refused;
    const words = fill(messages[count === 1 ? "unplaced_one" : "unplaced_many"], { count, reason });
    const texts = rows.map(({ cells }) => element("div", { class: "pl-held-text", translate: false }, readable(cells.text ?? "")));
    const copy = button({ text: messages.copy_unplaced, class: "pl-main", onclick: () => this.#copy() });
    const discard = button({ text: messages.discard_unplaced, onclick: () => this.#discard() });
    const told = element("div", { class: "pl-held-reason", role: "alert" }, words);
    const choice = element("div", { class: "pl-held-choice" }, copy, discard);
    const panel = { class: "pl-held pl-lost", role: "group", "aria-label": words };
    this.element.replaceChildren(element("div", panel, told, element("div", { class: "pl-unplaced" }, ...texts), choice));
  }

  #copy() {
    const { settings } = this.matrix;
    const waiting = this.rows;
    const rows = waiting.map(({ cells }) => ["", ...settings.columns.map(({ field }) => readable(cells[field] ?? ""))]);
    const actions = new Set(waiting.map(({ item }) => item));
    const own = waiting.map(({ parent, cells }) => ({ level: actions.has(parent) ? 1 : 0, cells }));
    const marked = waiting.flatMap(({ cells }) => Object.values(cells).flatMap(marks));
    const listed = marked.map((note) => ["*", this.#noteText(note)]);
    copyThrough(this.matrix, (event) => writeForms(event, settings, { rows, listed, own, noteText: (note) => this.#noteText(note) }));
  }

  #noteText(note) {
    const kept = this.matrix.outbox.unplaced.flatMap(({ notes }) => notes).find(([id]) => id === note);
    return kept?.[1] ?? this.matrix.replica.shown.items.get(note)?.cells.text ?? "";
  }

  #discard() {
    this.matrix.outbox.discard();
    this.show();
  }
}
