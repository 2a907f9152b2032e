// Several people in one matrix: who is where, what they just did, and the row one writes in though it was deleted.

import { fill } from "../elements.js";
import { goneAbove, withRow } from "./kept.js";
import { News } from "./news.js";
import { keyOf } from "./outbox.js";
import { Presence } from "./presence.js";
import { keepStill } from "./still.js";

const ROOMY = 260; // px of a heading that holds its word and who is here

/** Belongs to one matrix; made before its replica, so that news are heard before the plan takes them up. */
export class Together {
  constructor(matrix) {
    this.matrix = matrix;
    const { root, desk, settings } = matrix;
    this.presence = new Presence({ root, ...settings });
    this.news = new News({
      ...settings,
      outbox: desk.outbox,
      revision: () => matrix.replica.confirmed?.revision ?? Infinity,
      joined: (key, name) => this.#joinedTheirs(key, name),
      gone: (item, name) => this.#gone(item, name),
      returned: (item, name) => setTimeout(() => this.#returned(item, name)),
    });
    this.stop = desk.listen({ settled: (step) => this.#joinedMine(step) });
  }

  /** Show the plan; where others changed it, what one writes or reads stays where it is on the screen. */
  keepingStill(render) {
    const { root, table, toolbar } = this.matrix;
    if (!this.news.take()) return render();
    return keepStill({ root, body: table.body, above: [toolbar.element, table.columns] }, () => {
      render();
      return table.moved;
    });
  }

  /** Put the row of those who are here where there is room: over the heading of the table, or in the bar over cards. */
  seat(shape) {
    const { table, toolbar } = this.matrix;
    const { element } = this.presence;
    if (shape === "cards") toolbar.save.after(element);
    else table.columns.after(element);
    element.classList.toggle("pl-tight", shape !== "cards" && table.columns.children[1]?.clientWidth < ROOMY);
  }

  /** Return the plan with the rows in it that others deleted while something is written in them here. */
  get plan() {
    return this.#kept().reduce((plan, item) => withRow(plan, item), this.matrix.replica.shown);
  }

  /** Show it all at the cells, once these are on the screen. */
  show() {
    const { table } = this.matrix;
    this.#markGone(table, new Set(this.#kept()));
    this.presence.show();
    this.news.show((key) => {
      const [item, field] = key.split("/");
      return table.rows.get(item)?.cells?.get(field) ?? table.cell(item, field);
    });
  }

  close() {
    this.presence.close();
    this.news.close();
    this.stop();
  }

  // Rows that others deleted: the one with the caret in it, and those with a text on its way.
  #kept() {
    const { replica, outbox } = this.matrix;
    const items = [this.#openRow(), ...[...outbox.waitingCells().keys()].map((key) => key.split("/")[0])];
    const isGone = (item) => goneAbove(replica.shown, item).some(({ id }) => this.news.deleted.has(id));
    return [...new Set(items)].filter((item) => item && isGone(item));
  }

  #markGone(table, kept) {
    if (!kept.size && !this.hasGone) return;
    this.hasGone = kept.size > 0;
    for (const row of table.rows.values()) row.element.classList.toggle("pl-gone", kept.has(row.view?.item));
  }

  #openRow() {
    const cell = this.matrix.writing?.current;
    return cell?.isOpen ? (cell.element.closest(".pl-row")?.row.view.item ?? cell.item) : null;
  }

  #gone(item, name) {
    const { matrix } = this;
    const { messages } = matrix.settings;
    const { items } = matrix.replica.shown;
    const row = this.#openRow();
    if (row === item) return matrix.toast.show(fill(messages.row_gone, { name }));
    for (let each = items.get(row); each; each = items.get(each.parent)) {
      if (each.id === item) return matrix.toast.show(fill(messages.above_gone, { name }));
    }
    return undefined;
  }

  // `name` is null for the one who wrote in it here.
  #returned(item, name) {
    const { matrix } = this;
    if (matrix.closed) return;
    matrix.render();
    const shown = matrix.table.rows.get(item);
    if (!shown) return;
    const { returned, returned_mine: mine } = matrix.settings.messages;
    const row = shown.number.textContent.replace(/[.)]$/, "");
    matrix.toast.show(fill(name === null ? mine : returned, { row, name }));
  }

  #joinedMine(step) {
    for (const { kind, item, field, outcome, made } of step.changes) {
      const key = keyOf(item, field);
      if (kind === "set" && outcome === "merged") this.#join(key, this.news.writerOfVersion(key, made - 1));
    }
  }

  #joinedTheirs(key, name) {
    const { states, writing } = this.matrix;
    if (states.isFresh(key) || writing.current?.key === key) this.#join(key, name);
  }

  #join(key, name) {
    const { states, settings } = this.matrix;
    states.joined(key, name ? fill(settings.messages.joined, { name }) : settings.messages.joined_somebody);
  }
}
