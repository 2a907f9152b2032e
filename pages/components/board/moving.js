// Cards that go to another column: where they would stand at once, by drag or by Alt and an arrow.

/** Return the columns with some cards at the end of one, in the order of the board; `count` follows. */
export function moved(columns, items, to) {
  const going = columns.flatMap((column) => column.items.filter((item) => items.includes(item.id) && column.id !== to));
  const ids = going.map((item) => item.id);
  return columns.map((column) => {
    const left = column.items.filter((item) => !ids.includes(item.id));
    const shown = column.id === to ? [...left, ...going] : left;
    return { ...column, items: shown, count: column.count + shown.length - column.items.length };
  });
}

/** Return the id of the column to the left or right of the one a card stands in; null at the edge. */
export function beside(columns, id, key) {
  const at = columns.findIndex((column) => column.items.some((item) => item.id === id));
  return columns[at + (key === "ArrowRight" ? 1 : -1)]?.id ?? null;
}

/** Return what a point over the board aims at where cards have no order: its column. */
export function columnAt({ target }) {
  const column = target.closest(".plb-column");
  return column && { element: column, look: "plb-over", place: column.dataset.id };
}

/** Belongs to one board; `aim` says what a point is: an element, the class it bears meanwhile, a place for `drop`. */
export class Moving {
  constructor(board, aim, drop) {
    Object.assign(this, { aim, drop, marked: null });
    board.addEventListener("dragstart", (event) => this.#onStart(event));
    board.addEventListener("dragover", (event) => this.#onOver(event));
    board.addEventListener("dragend", () => this.#end());
    board.addEventListener("drop", (event) => this.#onDrop(event));
  }

  #onStart(event) {
    const card = event.target.closest?.(".plb-card");
    if (!card) return;
    this.dragged = card.dataset.id;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", card.querySelector(".plb-text").textContent);
  }

  #onOver(event) {
    const aim = this.dragged && this.aim(event);
    this.#mark(aim);
    if (aim) event.preventDefault();
  }

  #onDrop(event) {
    const { dragged } = this;
    const aim = dragged && this.aim(event);
    this.#end();
    if (!aim) return;
    event.preventDefault();
    this.drop(dragged, aim.place);
  }

  #end() {
    this.dragged = null;
    this.#mark(null);
  }

  #mark(aim) {
    this.marked?.element.classList.remove(this.marked.look);
    this.marked = aim;
    aim?.element.classList.add(aim.look);
  }
}
