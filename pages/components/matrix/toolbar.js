// The bar above the table: whether all is saved, a footnote, and the size of the letters.

import { button, element } from "../elements.js";
import { icon } from "../icons.js";

const SIZES = [0.85, 1, 1.15, 1.35, 1.6, 2];
const KEPT = "plenaria-text-size";
const QUIET = 10_000; // ms between two announcements of "saved" to those who listen

/**
 * `onNote()` is called for the footnote button, `onSize()` when the letters grew, `onLargest()` when they cannot grow
 * any more; `root` carries the size as --pl-size.
 */
export class Toolbar {
  constructor({ root, messages, onNote, onSize, onLargest }) {
    Object.assign(this, { root, messages, onSize, onLargest });
    this.words = element("span", { class: "pl-save-words" });
    this.save = element("div", { class: "pl-save" }, this.words);
    this.spoken = element("div", { class: "pl-spoken", role: "status", "aria-live": "polite" });
    this.reload = button({ text: messages.reload, class: "pl-main pl-reload", onclick: () => location.reload(), hidden: true });
    this.choose = button({ text: messages.go_choose, class: "pl-main", onclick: () => goChoose(root), hidden: true });
    this.note = button({ icon: "note", text: messages.add_note, label: messages.add_note_keys, onclick: onNote, class: "pl-note-button" });
    this.note.addEventListener("mousedown", (event) => event.preventDefault()); // the caret stays in the text
    this.smaller = button({ text: "A−", label: messages.smaller, onclick: () => this.#resize(-1), class: "pl-size" });
    this.larger = button({ text: "A+", label: messages.larger, onclick: () => this.#resize(1), class: "pl-size" });
    for (const each of [this.smaller, this.larger]) each.setAttribute("aria-label", each.title);
    this.more = button({ icon: "more", label: messages.more_tools, onclick: () => this.#showMore(), class: "pl-more", "aria-expanded": "false" });
    this.rare = element("div", { class: "pl-rare" }, this.smaller, this.larger);
    this.tools = element("div", { class: "pl-bar-tools" }, this.note, this.rare, this.more);
    this.onElsewhere = (event) => this.#leaveMore(event);
    this.element = element("div", { class: "pl-bar" }, this.save, this.choose, this.reload, this.spoken, this.tools);
    this.#resize(0);
  }

  /** Show { kind, words }, whether to `reload` or to `choose`, and read it out when it is news. */
  update({ kind, words, reload, choose }, writable) {
    this.note.hidden = !writable;
    this.reload.hidden = !reload;
    this.choose.hidden = !choose;
    if (this.save.dataset.state === kind && this.words.textContent === words) return;
    if (this.save.dataset.state !== kind) this.save.replaceChildren(...(ICONS[kind] ? [icon(ICONS[kind])] : []), this.words);
    this.save.dataset.state = kind;
    this.words.textContent = this.words.title = words;
    this.#announce(kind, words);
  }

  // A narrow bar has room for what one writes with; the rest unfolds under it.
  #showMore(isOpen = !this.tools.classList.contains("pl-more-open")) {
    this.tools.classList.toggle("pl-more-open", isOpen);
    this.more.setAttribute("aria-expanded", String(isOpen));
    const turn = isOpen ? "addEventListener" : "removeEventListener";
    for (const name of ["pointerdown", "focusin", "keydown"]) document[turn](name, this.onElsewhere, true);
    if (isOpen) this.rare.querySelector("button").focus({ preventScroll: true });
  }

  #leaveMore(event) {
    const isHere = this.rare.contains(event.target) || this.more.contains(event.target);
    if (event.type === "keydown") {
      if (!isHere || event.key !== "Escape") return;
      this.more.focus({ preventScroll: true });
    } else if (isHere || event.target.closest?.(".pl-popup")) return;
    this.#showMore(false);
  }

  #announce(kind, words) {
    const now = Date.now();
    if (kind === "saving" || (kind === "saved" && now - (this.announced ?? 0) < QUIET)) return;
    this.announced = now;
    this.spoken.textContent = words;
  }

  #resize(step) {
    const size = readSize();
    const wanted = SIZES.indexOf(size) + step;
    if (wanted === SIZES.length) return this.onLargest();
    const at = Math.max(0, wanted);
    this.root.style.setProperty("--pl-size", SIZES[at]);
    this.smaller.disabled = at === 0;
    this.larger.title = at === SIZES.length - 1 ? this.messages.stage_title : this.messages.larger;
    this.larger.setAttribute("aria-label", this.larger.title);
    if (!step) return;
    keepSize(SIZES[at]);
    this.onSize();
  }
}

const ICONS = { saved: "check", unsent: "cloud", stopped: "warn" };

function goChoose(root) {
  const panel = root.querySelector(".pl-held");
  panel?.scrollIntoView({ block: "center" });
  panel?.querySelector("button").focus({ preventScroll: true });
}

function readSize() {
  try {
    const size = Number(localStorage.getItem(KEPT));
    return SIZES.includes(size) ? size : 1;
  } catch {
    return 1;
  }
}

function keepSize(size) {
  try {
    localStorage.setItem(KEPT, String(size));
  } catch {
    // Only this page has the size then.
  }
}
