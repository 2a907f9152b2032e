// Beside the table: what is said is caught, what guides the group, what is missing. It folds away, or lies over it.

import { button, element } from "../elements.js";
import { rowAtHand } from "./at_hand.js";
import { inputsOf } from "./catching.js";
import { Checks } from "./checks.js";
import { Guidance } from "./guidance.js";
import { Inputs } from "./inputs.js";
import { Pressed } from "./pressed.js";
import { countRemarks, Remarks } from "./remarks.js";

const KEPT = "plenaria-panel";
const WIDE = 1_100; // px of the window from which it may stand beside the table
const LEAST = 288; // px it takes there at least, with the gap
const ROOMY = 1.1; // times its least width the table has beside it, for it to stand there unasked

/** Belongs to one matrix; `main` holds the bar and the table. */
export class Panel {
  constructor({ matrix, main }) {
    Object.assign(this, { matrix, main });
    const { messages } = matrix.settings;
    this.kept = new Kept();
    this.button = button({ icon: "panel", text: messages.panel, label: messages.panel_keys, class: "pl-panel-button pl-compact" });
    this.button.setAttribute("aria-controls", "pl-panel");
    this.waiting = element("b", { class: "pl-count" });
    this.button.append(this.waiting);
    this.button.onclick = () => (this.isOpen ? this.close() : this.open());
    this.#build(messages);
    this.pressed = new Pressed(this.element, () => matrix.refresh());
    this.onKey = (event) => this.#onKey(event);
    document.addEventListener("keydown", this.onKey, true);
    matrix.root.append(this.veil, this.element);
    this.#show();
  }

  /** Show the latest of the plan; what comes while somebody presses here, such as the gaps of the row left, waits. */
  update(plan) {
    if (this.pressed.isGoing) return;
    this.inputs.section.element.hidden = !this.matrix.settings.inputs;
    this.remarks.section.element.hidden = !this.matrix.settings.inputs;
    const waiting = this.isOpen ? "" : String(inputsOf(plan).open.length + countRemarks(plan) || "");
    if (this.waiting.textContent !== waiting) this.waiting.textContent = waiting;
    if (this.isOpen) {
      this.inputs.update(plan);
      this.remarks.update(plan);
      this.guidance.update(plan);
    }
    this.checks.update(plan);
  }

  /** Stand beside the table where both have room, lie over it where not; `least` is the table's least width in px. */
  fit(least) {
    if (!least) return; // the columns are not known yet
    const room = this.matrix.root.clientWidth - LEAST;
    const isBeside = window.innerWidth >= WIDE && room >= least;
    this.isRoomy = room >= least * ROOMY;
    this.matrix.root.style.setProperty("--pl-main", `${Math.ceil(least)}px`);
    if (isBeside === this.isBeside) return;
    this.isBeside = isBeside;
    this.isDrawn = false;
    this.#show();
  }

  /** Say whether it is on the screen. */
  get isOpen() {
    if (!this.isBeside) return Boolean(this.isDrawn);
    return this.kept.isOpen ?? (this.isRoomy && this.matrix.settings.writable);
  }

  open() {
    this.#turn(true);
    this.checks.wake();
    if (!this.isBeside) this.#enter();
  }

  close() {
    const had = this.element.contains(document.activeElement);
    this.#turn(false);
    if (had) this.button.focus();
  }

  /** Give the screen back to the table, where the panel lies over it. */
  leave() {
    if (!this.isBeside && this.isOpen) this.#turn(false);
  }

  /** Stop with the matrix. */
  end() {
    document.removeEventListener("keydown", this.onKey, true);
    this.checks.close();
    this.pressed.close();
  }

  #build(messages) {
    const { matrix, kept } = this;
    const leave = () => this.leave();
    this.inputs = new Inputs({ matrix, kept, leave });
    this.remarks = new Remarks({ matrix, kept, leave });
    this.checks = new Checks({ matrix, kept, leave, isWanted: () => matrix.writable || this.isOpen });
    this.guidance = new Guidance({ matrix, kept, leave });
    const onclick = () => this.close();
    const away = button({ icon: "close", label: messages.close_panel, class: "pl-panel-close", onclick });
    const title = element("div", { class: "pl-panel-title" }, messages.panel);
    const bar = element("div", { class: "pl-panel-bar" }, title, away);
    const top = element("div", { class: "pl-panel-top" }, bar, this.inputs.line);
    const sections = [this.inputs, this.remarks, this.checks, this.guidance].map(({ section }) => section.element);
    const named = { id: "pl-panel", "aria-label": messages.panel, tabIndex: -1 };
    this.element = element("aside", { class: "pl-panel", ...named }, top, ...sections);
    this.veil = element("div", { class: "pl-veil", onclick });
  }

  #turn(isOpen) {
    if (this.isBeside) this.kept.keep({ isOpen });
    else this.isDrawn = isOpen;
    this.#show();
    if (isOpen && this.matrix.replica?.confirmed) this.update(this.matrix.replica.shown);
  }

  #show() {
    const { isOpen } = this;
    const isOver = isOpen && !this.isBeside;
    this.element.hidden = !isOpen;
    this.veil.hidden = !isOver;
    this.main.inert = isOver;
    this.element.setAttribute("role", isOver ? "dialog" : "complementary");
    if (isOver) this.element.setAttribute("aria-modal", "true");
    else this.element.removeAttribute("aria-modal");
    this.button.setAttribute("aria-expanded", String(isOpen));
    this.matrix.root.classList.toggle("pl-beside", isOpen && Boolean(this.isBeside));
  }

  #enter() {
    if (!this.inputs.focusLine()) this.element.focus();
  }

  // Alt+I from wherever one writes to the line, Escape back to where the caret was.
  #onKey(event) {
    const isInside = this.element.contains(event.target);
    const isBack = isInside && event.key === "Escape";
    if (!isBack && !this.#isCatch(event)) return undefined;
    event.preventDefault();
    event.stopPropagation();
    if (isBack) return this.#goBack();
    if (!this.isOpen) this.open();
    return this.#enter();
  }

  #isCatch({ target, altKey, ctrlKey, metaKey, code }) {
    const { root, settings } = this.matrix;
    const isHere = target === document.body || (root.contains(target) && !target.closest("dialog"));
    return isHere && settings.inputs && altKey && !ctrlKey && !metaKey && code === "KeyI";
  }

  #goBack() {
    const { current } = this.matrix.writing;
    const isThere = rowAtHand(this.matrix) !== null;
    this.leave();
    if (isThere && this.matrix.writable) current.focus({ atEnd: false });
    else this.button.focus();
  }
}

// What this person's browser remembers of the panel: whether it stands open, and what is folded in it.
class Kept {
  constructor() {
    this.all = { folded: ["used"], ...read() };
  }

  /** Say whether it was left open or closed; `undefined` where nobody ever did either. */
  get isOpen() {
    return this.all.isOpen;
  }

  isFolded(key) {
    return this.all.folded.includes(key);
  }

  fold(key, isFolded) {
    const others = this.all.folded.filter((each) => each !== key);
    this.keep({ folded: isFolded ? [...others, key] : others });
  }

  keep(some) {
    Object.assign(this.all, some);
    try {
      localStorage.setItem(KEPT, JSON.stringify(this.all));
    } catch {
      // Only this page remembers then.
    }
  }
}

function read() {
  try {
    const found = JSON.parse(localStorage.getItem(KEPT)) ?? {};
    return Array.isArray(found.folded) ? found : {};
  } catch {
    return {};
  }
}
