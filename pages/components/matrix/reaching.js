// A drag of the mouse from a text into other rows selects these rows as a whole, as in a table of Word, to be copied.

/** Listens on the component's root; an editor would keep the selection within itself, so it is left first. */
export class Reaching {
  constructor(root) {
    this.root = root;
    root.addEventListener("mousedown", (event) => this.#onDown(event));
    root.addEventListener("mousemove", (event) => this.#onMove(event));
    root.addEventListener("mouseup", () => this.#onUp());
  }

  #onDown(event) {
    const isText = event.button === 0 && event.target.closest?.(".pl-text");
    this.from = isText ? rowOf(event) : null;
    this.over = null;
  }

  #onMove(event) {
    if (!this.from || !(event.buttons & 1)) return;
    const row = rowOf(event);
    if (!row || (row === this.from && !this.over)) return;
    if (!this.over && this.root.contains(document.activeElement)) document.activeElement.blur();
    this.over = row;
  }

  #onUp() {
    if (!this.over || this.over === this.from) return;
    const isDown = this.from.compareDocumentPosition(this.over) & Node.DOCUMENT_POSITION_FOLLOWING;
    const [first, last] = isDown ? [this.from, this.over] : [this.over, this.from];
    document.getSelection().setBaseAndExtent(first, 0, last, last.childNodes.length);
  }
}

function rowOf(event) {
  return event.target.closest?.(".pl-body > .pl-row");
}
