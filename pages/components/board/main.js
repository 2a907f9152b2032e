// What Streamlit mounts where things stand side by side: actions by axis, people by group, as cards to select and move.

import { button, element, fill } from "../elements.js";
import { icon } from "../icons.js";
import { acted, isRunning } from "../live/going.js";
import { registerOf } from "../mounted.js";
import { askedBy } from "./keys.js";
import { Dragging } from "./dragging.js";
import { beside, columnAt, moved } from "./moving.js";
import { groupsOf, placed, shifted } from "./placing.js";
import { aimAt } from "./aiming.js";
import { extend, neighbour, prune, toggle } from "./selection.js";
import { Told } from "./told.js";

const mounted = registerOf("board");

/** Show the board, or what another run says of it. */
export function mount({ data, parentElement, setStateValue, setTriggerValue }) {
  const board = mounted.get(parentElement) ?? new Board(parentElement, data);
  mounted.set(parentElement, board);
  board.tellSteps = (steps) => setTriggerValue("steps", { steps });
  board.adjust(data, (selected) => setStateValue("selected", selected));
}

/** Take the board away. */
export function unmount(parentElement) {
  mounted.get(parentElement)?.close();
  mounted.delete(parentElement);
}

class Board {
  constructor(parentElement, data) {
    this.selected = [];
    this.reset = data.reset;
    this.cards = new Map();
    this.count = element("span", { class: "plb-count", role: "status", "aria-live": "polite" });
    this.clear = button({ text: data.messages.clear, onclick: () => this.#select([]) });
    this.help = element("span", { class: "plb-help", id: `plb-help-${data.columns[0]?.id}` }, data.messages.keys);
    this.bar = element("div", { class: "plb-bar" }, this.count, this.clear, this.help);
    this.columns = element("div", { class: "plb-columns" });
    this.root = element("div", { class: "plb-board", role: "group", "aria-label": data.messages.board, "aria-describedby": this.help.id }, this.bar, this.columns);
    this.root.addEventListener("mousedown", (event) => event.shiftKey && event.preventDefault()); // no text is marked
    this.root.addEventListener("click", (event) => this.#onClick(event));
    this.root.addEventListener("keydown", (event) => this.#onKey(event));
    this.told = new Told((steps) => this.tellSteps(steps), isRunning);
    if (data.moves) new Dragging(this.root, this.columns, columnAt, (id, to) => this.#put(id, to));
    if (data.acts) new Dragging(this.root, this.columns, (point) => aimAt(point, this.shown), (id, aim) => this.#drop(id, aim));
    parentElement.append(this.root);
  }

  /** Show columns and cards, and tell of selections; focus and scroll stay where they were. */
  adjust(data, tell) {
    Object.assign(this, { data, tell });
    this.told.settle(data.handled);
    this.#show(this.told.steps.reduce(stepped, data.columns));
    this.#select(data.reset === this.reset ? prune(this.selected, this.order) : []);
    this.reset = data.reset;
    this.#offer(this.order.includes(this.current) ? this.current : this.order[0]);
  }

  close() {
    this.told.close();
    this.root.remove();
  }

  #show(columns) {
    this.shown = columns;
    this.order = columns.flatMap((column) => column.items.map((item) => item.id));
    const focused = document.activeElement?.closest?.(".plb-card")?.dataset.id;
    const scroll = this.columns.scrollLeft;
    this.columns.replaceChildren(...columns.map((column) => this.#column(column)));
    this.columns.scrollLeft = scroll;
    if (focused) this.#cardOf(focused)?.focus({ preventScroll: true });
  }

  #column(column) {
    const { id, title, count, notes = [] } = column;
    const name = { class: "plb-title", id: `plb-${id}`, role: "heading", "aria-level": "2" };
    const heading = element("div", name, title, element("span", { class: "plb-size" }, String(count)));
    const below = notes.map((note) => element("div", { class: "plb-note", translate: false }, note));
    const groups = groupsOf(column).flatMap((group) => this.#group(column, group));
    return element("section", { class: "plb-column", "aria-labelledby": `plb-${id}`, "data-id": id }, heading, ...below, ...groups);
  }

  #group(column, { id, title }) {
    const cards = column.items.filter((item) => (item.group ?? column.id) === id).map((item) => this.#card(item));
    if (!cards.length) cards.push(element("div", { class: "plb-empty", "data-group": id }, this.data.messages.empty));
    if (!title) return cards;
    const heading = { class: "plb-group", role: "heading", "aria-level": "3", "data-group": id, translate: false };
    return [element("div", heading, title), ...cards];
  }

  #card({ id, number, text, meta, mark, below }) {
    const words = element("div", { class: "plb-text", translate: false }, text);
    const about = meta ? element("div", { class: "plb-meta", translate: false }, meta) : "";
    const box = element("span", { class: "plb-box", "aria-hidden": "true" });
    const body = element("div", { class: "plb-body" }, words, about);
    return element(
      "div",
      { class: below ? "plb-card plb-below" : "plb-card", role: "checkbox", "aria-checked": "false", "data-id": id, tabIndex: -1 },
      box,
      number ? element("div", { class: "plb-number" }, number) : "",
      body,
      mark ? element("span", { class: "plb-mark", title: mark, role: "img", "aria-label": mark }, icon("pin")) : "",
    );
  }

  #cardOf(id) {
    return this.columns.querySelector(`[data-id="${CSS.escape(id)}"]`);
  }

  #select(selected) {
    const isOther = selected.join() !== this.selected.join();
    this.selected = selected;
    for (const card of this.columns.querySelectorAll(".plb-card")) {
      card.setAttribute("aria-checked", String(selected.includes(card.dataset.id)));
    }
    this.count.textContent = selected.length ? fill(this.data.messages.selected, { count: selected.length }) : "";
    this.clear.hidden = !selected.length;
    if (isOther) this.tell(selected);
  }

  // One card at a time is in the order of Tab; arrows lead to the others.
  #offer(id) {
    this.current = id;
    for (const card of this.columns.querySelectorAll('.plb-card[tabindex="0"]')) card.tabIndex = -1;
    const card = id && this.#cardOf(id);
    if (card) card.tabIndex = 0;
  }

  #choose(id, isRange) {
    const from = this.anchor;
    this.#select(isRange && from ? extend(this.selected, this.order, from, id) : toggle(this.selected, id));
    this.anchor = id;
    this.#offer(id);
  }

  #onClick(event) {
    const card = event.target.closest(".plb-card");
    if (!card || String(document.getSelection())) return;
    this.#choose(card.dataset.id, event.shiftKey);
    card.focus({ preventScroll: true });
  }

  #onKey(event) {
    const card = event.target.closest(".plb-card");
    if (!card) return;
    const { id } = card.dataset;
    const asked = this.data.acts ? askedBy(event) : null;
    if (event.altKey && event.key.startsWith("Arrow")) this.#shift(id, event.key);
    else if (asked) this.#ask(asked, id);
    else if (event.key === " " || event.key === "Enter") this.#choose(id, event.shiftKey);
    else if (event.key.startsWith("Arrow")) this.#go(id, event);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #shift(id, key) {
    if (this.data.acts) this.#reorder(id, key);
    else if (this.data.moves && (key === "ArrowLeft" || key === "ArrowRight")) {
      const to = beside(this.data.columns, id, key);
      if (to) this.#put(id, to);
    }
  }

  // What stands below another card changes places there; any other goes on through its column and to the next.
  #reorder(id, key) {
    const card = this.shown.flatMap((column) => column.items).find((each) => each.id === id);
    if (card.below && key === "ArrowUp") return this.#tell({ kind: "up", items: [id] });
    if (card.below && key === "ArrowDown") return this.#tell({ kind: "down", items: [id] });
    const to = shifted(this.shown, id, key);
    if (to) this.#place([id], to);
  }

  #ask(kind, id) {
    const isOfAll = kind === "merge" || kind === "move";
    this.#tell({ kind, items: isOfAll && this.selected.length ? this.selected : [id] });
  }

  #drop(id, { onto, to, after }) {
    const items = this.#taken(id);
    if (!onto) this.#place(items, { to, after });
    else if (!items.includes(onto)) this.#tell({ kind: "merge", items: [onto, ...items] });
  }

  // Shown at once, then told; what comes back from the page settles it.
  #place(items, place) {
    this.#show(placed(this.shown, items, place));
    this.#select(this.selected);
    this.#offer(items[0]);
    const card = this.#cardOf(items[0]);
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.#tell({ kind: "place", items, ...place });
  }

  #tell(step) {
    acted(performance.now());
    this.told.add(step);
  }

  #taken(id) {
    return this.selected.includes(id) ? this.selected : [id];
  }

  #put(id, to) {
    const step = { kind: "put", items: this.#taken(id), to };
    this.#show(stepped(this.shown, step));
    this.#select(this.selected);
    this.#offer(id);
    this.#cardOf(id)?.focus({ preventScroll: true });
    this.#tell(step);
  }

  #go(id, event) {
    const columns = this.shown.map((column) => column.items.map((item) => item.id));
    const next = neighbour(columns, id, event.key);
    if (event.shiftKey && next !== id) this.#select(extend(this.selected, this.order, id, next));
    this.#offer(next);
    const card = this.#cardOf(next);
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}

// How the columns read after a step that is shown before the page has gone through it.
function stepped(columns, step) {
  if (step.kind === "put") return moved(columns, step.items, step.to);
  return step.kind === "place" ? placed(columns, step.items, step) : columns;
}
