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

/** Belongs to one board; a card is dragged with all that are selected, if it is one of them. */
export class Moving {
  constructor(board, move) {
    Object.assign(this, { board, move });
    board.addEventListener("dragstart", (event) => this.#onStart(event));
    board.addEventListener("dragover", (event) => this.#onOver(event));
    board.addEventListener("dragend", () => this.#mark(null));
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
    const column = event.target.closest(".plb-column");
    this.#mark(this.dragged ? column : null);
    if (this.dragged && column) event.preventDefault();
  }

  #onDrop(event) {
    const column = event.target.closest(".plb-column");
    const { dragged } = this;
    this.#mark(null);
    this.dragged = null;
    if (!dragged || !column) return;
    event.preventDefault();
    this.move(dragged, column.dataset.id);
  }

  #mark(column) {
    if (this.over !== column) this.over?.classList.remove("plb-over");
    this.over = column;
    column?.classList.add("plb-over");
  }
}
