// What Streamlit mounts where things stand side by side: actions by axis, people by group, as cards to select and move.

import { button, element, fill } from "../elements.js";
import { icon } from "../icons.js";
import { registerOf } from "../mounted.js";
import { Moving, beside, moved } from "./moving.js";
import { extend, neighbour, prune, toggle } from "./selection.js";

const mounted = registerOf("board");

/** Show the board, or what another run says of it. */
export function mount({ data, parentElement, setStateValue, setTriggerValue }) {
  const board = mounted.get(parentElement) ?? new Board(parentElement, data);
  mounted.set(parentElement, board);
  board.tellMove = (step) => setTriggerValue("moved", step);
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
    this.help = element("span", { class: "plb-help" }, data.messages.keys);
    this.bar = element("div", { class: "plb-bar" }, this.count, this.clear, this.help);
    this.columns = element("div", { class: "plb-columns" });
    this.root = element("div", { class: "plb-board", role: "group", "aria-label": data.messages.board }, this.bar, this.columns);
    this.root.addEventListener("mousedown", (event) => event.shiftKey && event.preventDefault()); // no text is marked
    this.root.addEventListener("click", (event) => this.#onClick(event));
    this.root.addEventListener("keydown", (event) => this.#onKey(event));
    if (data.moves) new Moving(this.columns, (id, to) => this.#move(id, to));
    parentElement.append(this.root);
  }

  /** Show columns and cards, and tell of selections; focus and scroll stay where they were. */
  adjust(data, tell) {
    Object.assign(this, { data, tell });
    this.order = data.columns.flatMap((column) => column.items.map((item) => item.id));
    const focused = document.activeElement?.closest?.(".plb-card")?.dataset.id;
    const scroll = this.columns.scrollLeft;
    this.columns.replaceChildren(...data.columns.map((column) => this.#column(column)));
    this.columns.scrollLeft = scroll;
    this.#select(data.reset === this.reset ? prune(this.selected, this.order) : []);
    this.reset = data.reset;
    this.#offer(this.order.includes(this.current) ? this.current : this.order[0]);
    if (focused) this.#cardOf(focused)?.focus({ preventScroll: true });
  }

  close() {
    this.root.remove();
  }

  #column({ id, title, count, items, notes = [] }) {
    const heading = element("div", { class: "plb-title", id: `plb-${id}` }, title, element("span", { class: "plb-size" }, String(count)));
    const below = notes.map((note) => element("div", { class: "plb-note", translate: false }, note));
    const cards = items.map((item) => this.#card(item));
    if (!cards.length) cards.push(element("div", { class: "plb-empty" }, this.data.messages.empty));
    return element("section", { class: "plb-column", "aria-labelledby": `plb-${id}`, "data-id": id }, heading, ...below, ...cards);
  }

  #card({ id, number, text, meta, mark }) {
    const words = element("div", { class: "plb-text", translate: false }, text);
    const below = meta ? element("div", { class: "plb-meta", translate: false }, meta) : "";
    const box = element("span", { class: "plb-box", "aria-hidden": "true" });
    const body = element("div", { class: "plb-body" }, words, below);
    return element(
      "div",
      { class: "plb-card", role: "checkbox", "aria-checked": "false", "data-id": id, tabIndex: -1, draggable: Boolean(this.data.moves) },
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
    const isSideways = event.key === "ArrowLeft" || event.key === "ArrowRight";
    if (this.data.moves && event.altKey && isSideways) this.#shift(card.dataset.id, event.key);
    else if (event.key === " " || event.key === "Enter") this.#choose(card.dataset.id, event.shiftKey);
    else if (event.key.startsWith("Arrow")) this.#go(card.dataset.id, event);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #shift(id, key) {
    const to = beside(this.data.columns, id, key);
    if (to) this.#move(id, to);
  }

  // Shown at once, then told; what comes back from the page settles it.
  #move(id, to) {
    const items = this.selected.includes(id) ? this.selected : [id];
    const columns = moved(this.data.columns, items, to);
    this.adjust({ ...this.data, columns }, this.tell);
    this.#cardOf(id)?.focus({ preventScroll: true });
    this.tellMove({ items, to });
  }

  #go(id, event) {
    const columns = this.data.columns.map((column) => column.items.map((item) => item.id));
    const next = neighbour(columns, id, event.key);
    if (event.shiftKey && next !== id) this.#select(extend(this.selected, this.order, id, next));
    this.#offer(next);
    const card = this.#cardOf(next);
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}
