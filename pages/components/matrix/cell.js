// One text on the screen: painted from its stored form, read back from what was typed, an editor while it has focus.

import { readCaret, writeCaret } from "./caret.js";
import { element } from "../elements.js";
import { clean, flat, follow, join, runs } from "./text.js";

/** `text` is what is shown, `base` the version or own change it stands on, `dirty` says that more was typed since. */
export class Cell {
  constructor({ item, field, label, language, isSingle = false, isNote = false }) {
    Object.assign(this, { item, field, label, isSingle, isNote });
    this.key = `${item}/${field}`;
    this.text = "";
    this.base = 0;
    this.dirty = false;
    this.composing = false;
    this.isOpen = false;
    this.lastCaret = null;
    this.element = element("div", { class: "pl-text pl-empty", translate: false, lang: language, "data-key": this.key });
    this.element.cell = this;
  }

  /** Name the text for those who do not see it, and say whether it can be written in. */
  describe({ label, writable, placeholder }) {
    const now = `${label}/${writable}/${placeholder ?? ""}`;
    if (now === this.described) return;
    this.described = now;
    const attributes = { "aria-label": label, "data-placeholder": placeholder ?? "" };
    if (writable) Object.assign(attributes, { role: "textbox", "aria-multiline": String(!this.isSingle), tabindex: "0" });
    for (const name of this.isDescribed ? ["role", "aria-multiline", "tabindex"] : []) this.element.removeAttribute(name);
    this.isDescribed = true;
    for (const [name, value] of Object.entries(attributes)) this.element.setAttribute(name, value);
  }

  /** Have the element of an id say more of the text to those who listen, or no more; several may. */
  explainBy(id, isThere = true) {
    const ids = new Set((this.element.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
    ids[isThere ? "add" : "delete"](id);
    if (ids.size) this.element.setAttribute("aria-describedby", [...ids].join(" "));
    else this.element.removeAttribute("aria-describedby");
  }

  /** Show a stored text unless somebody is typing in it; caret and selection stay with their words. */
  update(text, base, numberOf) {
    if (!this.dirty && !this.composing) {
      if (text !== this.text) this.paint(text, numberOf);
      this.base = base;
    }
    for (const mark of this.element.querySelectorAll("sup")) {
      const number = numberOf(mark.dataset.note);
      if (mark.textContent !== number) mark.textContent = number;
    }
  }

  /** Show a stored text, following the caret through what changed. */
  paint(text, numberOf) {
    const caret = this.isOpen ? readCaret(this.element) : null;
    const before = caret ? flat(this.text) : "";
    this.text = text;
    this.element.replaceChildren(...runs(text).map((run) => (run.mark ? mark(run.mark, numberOf) : run.text)));
    if (text.endsWith("\n")) this.element.append("\n"); // a last line break shows only when something follows it
    this.showEmpty(!text);
    if (caret) writeCaret(this.element, caret.map((place) => follow(place, before, flat(text))));
  }

  /** Return the stored form of what stands in the element. */
  read() {
    const found = readRuns(this.element);
    const last = found.at(-1);
    if (last?.text?.endsWith("\n")) last.text = last.text.slice(0, -1);
    return clean(join(found.filter((run) => run.mark || run.text)));
  }

  /** Put a new footnote mark at the caret, or at the end. */
  insertMark(note, numberOf) {
    this.insert([mark(note, numberOf)]);
  }

  /** Put nodes in place of the selection and the caret behind them. */
  insert(nodes) {
    const selection = document.getSelection();
    if (!readCaret(this.element)) writeCaret(this.element, this.lastCaret ?? [Infinity, Infinity]);
    const range = selection.getRangeAt(0);
    range.deleteContents();
    const fragment = document.createDocumentFragment();
    fragment.append(...nodes);
    const last = fragment.lastChild;
    range.insertNode(fragment);
    range.setStartAfter(last);
    range.collapse(true);
    selection.removeAllRanges();
    selection.addRange(range);
    this.showEmpty(false);
  }

  /** Become an editor; the caret is placed by whoever opens it. */
  open() {
    this.isOpen = true;
    this.element.setAttribute("contenteditable", "plaintext-only");
    this.element.spellcheck = true;
  }

  /** Be plain text again. */
  close() {
    this.lastCaret = readCaret(this.element) ?? this.lastCaret;
    this.isOpen = false;
    this.element.removeAttribute("contenteditable");
  }

  /** Focus, with the caret at its last place, or at the end. */
  focus({ atEnd = true } = {}) {
    if (atEnd) this.lastCaret = null;
    this.element.focus({ preventScroll: true });
    this.element.scrollIntoView({ block: "nearest" });
  }

  /** Place the caret after focus came by keyboard or code. */
  placeCaret() {
    writeCaret(this.element, this.lastCaret ?? [Infinity, Infinity]);
  }

  showEmpty(isEmpty) {
    this.element.classList.toggle("pl-empty", isEmpty);
  }
}

/** Return the element of a footnote mark: one letter to the caret, its number kept by the table. */
export function mark(note, numberOf) {
  const attributes = { class: "pl-mark", contentEditable: "false", "data-note": note };
  return element("sup", attributes, numberOf(note));
}

/** Return the runs of what stands in a node, however the browser has parted it. */
export function readRuns(node, found = []) {
  for (const child of node.childNodes) {
    if (child.nodeName === "SUP") found.push({ mark: child.dataset.note });
    else if (child.nodeName === "BR") addText(found, "\n");
    else if (child.nodeType === Node.TEXT_NODE) addText(found, child.data);
    else readBlock(child, found);
  }
  return found;
}

// A block begins a line; the break that holds an empty one open is no line of its own.
function readBlock(node, found) {
  if (node.nodeName === "DIV" && found.length) addText(found, "\n");
  const isHeldOpen = node.childNodes.length === 1 && node.firstChild.nodeName === "BR";
  if (!isHeldOpen) readRuns(node, found);
}

function addText(found, text) {
  const last = found.at(-1);
  if (last && !last.mark) last.text += text;
  else found.push({ text });
}
