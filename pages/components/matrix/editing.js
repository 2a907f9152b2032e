// What hands do in the table: focus opens a cell, keys move and write, the clipboard goes through us.

import { copyFrom, pasteInto } from "./clipboard.js";
import { copySelected } from "./copying.js";
import { readCaret } from "./caret.js";
import { commandOf } from "./keys.js";
import { Reaching } from "./reaching.js";
import { LIMIT, size } from "./text.js";

/** Listens on the component's root and tells the matrix; no rule of the plan is in here. */
export class Editing {
  constructor(root, matrix) {
    this.matrix = matrix;
    this.pointer = false;
    this.reaching = new Reaching(root);
    const on = (name, handle) => root.addEventListener(name, handle);
    on("mousedown", (event) => this.#onPointer(event));
    on("click", (event) => this.#onClick(event));
    on("focusin", (event) => this.#withCell(event, (cell) => this.#onFocus(cell)));
    on("focusout", (event) => this.#withCell(event, (cell) => this.#onBlur(cell)));
    on("beforeinput", (event) => this.#withCell(event, (cell) => this.#onBeforeInput(event, cell)));
    on("input", (event) => this.#withCell(event, (cell) => this.#onInput(cell)));
    on("compositionstart", (event) => this.#withCell(event, (cell) => (cell.composing = true)));
    on("compositionend", (event) => this.#withCell(event, (cell) => this.#onComposed(cell)));
    on("keydown", (event) => this.#onKey(event));
    on("copy", (event) => copySelected(event, matrix) || this.#withCell(event, (cell) => copyFrom(event, cell)));
    on("cut", (event) => this.#withCell(event, (cell) => this.#onCut(event, cell)));
    on("paste", (event) => this.#withCell(event, (cell) => this.#onPaste(event, cell)));
  }

  #withCell(event, handle) {
    const cell = event.target.closest?.(".pl-text")?.cell;
    if (cell && this.matrix.writable) handle(cell);
  }

  // The cell has to be an editor before the browser places the caret where the pointer is.
  #onPointer(event) {
    this.#withCell(event, (cell) => {
      this.pointer = true;
      if (!cell.isOpen) cell.open();
    });
  }

  #onClick(event) {
    this.pointer = false;
    const mark = event.target.closest?.(".pl-mark");
    if (mark) this.matrix.focusCell(mark.dataset.note, "text");
  }

  #onFocus(cell) {
    if (!cell.isOpen) cell.open();
    if (!this.pointer) cell.placeCaret();
    this.pointer = false;
    this.matrix.writing.current = cell;
  }

  #onBlur(cell) {
    this.matrix.writing.capture(cell);
    this.matrix.writing.flush();
    // The window lost the focus, not the cell: the caret stays.
    if (document.activeElement !== cell.element) cell.close();
    else cell.lastCaret = readCaret(cell.element);
    this.matrix.refresh();
  }

  #onBeforeInput(event, cell) {
    if (event.inputType.startsWith("history")) return this.#onHistory(event);
    if (!event.inputType.startsWith("insert") || event.isComposing) return;
    if (cell.isSingle && /LineBreak|Paragraph/.test(event.inputType)) event.preventDefault();
    if (cell.element.textContent.length < LIMIT * 0.9) return;
    if (size(cell.read()) < LIMIT) return;
    event.preventDefault();
    this.matrix.tellLimit();
  }

  // The browser's own undo knows nothing of what was painted since: ours takes its place, from its menu too.
  #onHistory(event) {
    event.preventDefault();
    if (event.inputType === "historyRedo") this.matrix.steps.redo();
    else this.matrix.steps.undo();
  }

  #onInput(cell) {
    cell.showEmpty(!cell.element.querySelector("sup") && /^\n?$/.test(cell.element.textContent));
    this.matrix.writing.typed(cell);
  }

  #onComposed(cell) {
    cell.composing = false;
    this.matrix.writing.typed(cell);
  }

  #onCut(event, cell) {
    if (!copyFrom(event, cell)) return;
    document.execCommand("delete");
    this.matrix.writing.typed(cell);
  }

  #onPaste(event, cell) {
    pasteInto(event, cell, this.matrix);
  }

  #onKey(event) {
    const cell = event.target.closest?.(".pl-text")?.cell;
    if (!cell) return this.#onKeyBeside(event);
    event.stopPropagation(); // Streamlit's one-letter shortcuts hear of nothing typed here
    if (!this.matrix.writable || event.isComposing) return;
    const command = commandOf(event, cell);
    if (!command) return;
    event.preventDefault();
    this.#do(command, cell);
  }

  // On a button of ours a step can be taken back too; what is typed in a field of its own belongs to that.
  #onKeyBeside(event) {
    const command = commandOf(event, { isNote: true });
    if (!["undo", "redo"].includes(command) || event.target.closest?.("input, textarea, select")) return;
    event.preventDefault();
    this.matrix.steps[command]();
  }

  #do(command, cell) {
    const { matrix } = this;
    if (command === "undo" || command === "redo") return matrix.steps[command]();
    if (command === "next" || command === "previous") this.#step(cell, command === "next" ? 1 : -1);
    else if (command === "leave") this.#leave(cell);
    else if (command === "note") matrix.notes.add(cell, matrix.writing);
    else matrix.rows.run(command, matrix.rowItem(cell), cell.field);
    return undefined;
  }

  #step(cell, step) {
    const cells = this.matrix.table.cells();
    const next = cells[cells.indexOf(cell) + step];
    if (next) next.focus();
    else if (step > 0) this.matrix.rows.addBehind(cell);
  }

  // From a note back to its mark, from a text to the menu of its row: the way out of the table by keys.
  #leave(cell) {
    if (!cell.isNote) return this.matrix.menuButton(cell)?.focus();
    const mark = this.matrix.notes.markOf(cell.item);
    if (!mark) return;
    const owner = mark.closest(".pl-text").cell;
    owner.focus();
    const range = document.createRange();
    range.setStartAfter(mark);
    document.getSelection().collapse(range.startContainer, range.startOffset);
  }
}
