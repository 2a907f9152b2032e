// The matrix as the room's screen: one action at a time in type that fills the window, stepped through by keys.

import { button, element, fill } from "../elements.js";
import { mark } from "./cell.js";
import { cellText } from "./plan.js";
import { placeOf, stepsOf, stepTo } from "./stage_steps.js";
import { readable, runs } from "./text.js";

const SHOWN = ["responsible", "timeframe"]; // besides the text; never an internal note
const LARGEST = 0.11; // of the window's height, one em at most
const SMALLEST = 18; // px
const BREAK = 1.04; // how much smaller each try is

/** Belongs to one matrix; `button` opens it, Escape leaves it at the row it showed. */
export class Stage {
  constructor(matrix) {
    this.matrix = matrix;
    const { messages } = matrix.settings;
    this.button = button({ icon: "screen", text: messages.stage, label: messages.stage_title, class: "pl-compact", onclick: () => this.open() });
    this.dialog = element("dialog", { class: "pl-stage", "aria-label": messages.stage });
    this.dialog.addEventListener("keydown", (event) => this.#onKey(event));
    this.dialog.addEventListener("cancel", (event) => event.preventDefault());
    this.#build(messages);
    matrix.root.append(this.dialog);
    this.onFullscreen = () => document.fullscreenElement || (this.isFull && this.leave());
    this.fitting = new ResizeObserver(() => this.#fit());
  }

  /** Fill the window with the action one is at, the first one otherwise. */
  async open() {
    const { matrix } = this;
    matrix.writing.captureAll();
    const { current } = matrix.writing;
    this.item = current?.element.isConnected ? matrix.rowItem(current) : null;
    this.at = 0;
    document.addEventListener("fullscreenchange", this.onFullscreen);
    // First the window, then the dialog: what comes last lies on top.
    this.isFull = await fillWindow();
    if (matrix.closed || this.dialog.open) return;
    this.dialog.showModal();
    this.fitting.observe(this.dialog);
    this.refresh();
    this.main.focus();
  }

  /** Go back to the table, to the row that was shown. */
  leave() {
    if (!this.dialog.open) return;
    this.#letGo();
    this.dialog.close();
    this.#goToRow();
  }

  /** Take the latest up: others go on writing. */
  refresh() {
    if (!this.dialog.open) return;
    this.steps = stepsOf(this.matrix.view.body);
    this.at = placeOf(this.steps, this.item, this.at);
    this.item = this.steps[this.at]?.row.item ?? null;
    this.#show();
  }

  /** Take the screen away with the matrix. */
  stop() {
    this.#letGo();
  }

  #letGo() {
    document.removeEventListener("fullscreenchange", this.onFullscreen);
    if (this.isFull && document.fullscreenElement) document.exitFullscreen().catch(() => undefined);
    this.isFull = false;
    this.fitting.disconnect();
  }

  #build(messages) {
    this.title = element("div", { class: "pl-stage-title", translate: false });
    this.place = element("div", { class: "pl-stage-place" });
    this.main = element("div", { class: "pl-stage-main", tabIndex: -1, role: "document" });
    this.tick = button({ icon: "check", text: messages.adopted, label: messages.stage_tick, class: "pl-stage-tick", onclick: () => this.#tick() });
    const write = button({ icon: "pencil", text: messages.stage_write, label: messages.stage_write_key, onclick: () => this.leave() });
    const close = button({ icon: "close", label: messages.stage_leave, onclick: () => this.leave() });
    this.previous = button({ icon: "left", label: messages.stage_previous, onclick: () => this.#go(this.at - 1) });
    this.next = button({ icon: "right", label: messages.stage_next, onclick: () => this.#go(this.at + 1) });
    const head = element("div", { class: "pl-stage-head" }, this.title, this.place, close);
    const foot = element("div", { class: "pl-stage-foot" }, this.previous, this.next, this.tick, write);
    this.dialog.append(head, this.main, foot);
  }

  #onKey(event) {
    event.stopPropagation(); // neither the table nor Streamlit hears of keys meant for this screen
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isOnButton = event.target.closest("button");
    if (isOnButton && (event.key === "Enter" || event.key === " ")) return;
    const to = stepTo(event.key, this.at, this.steps.length);
    if (event.key === "Escape" || event.key === "e" || event.key === "F2") this.leave();
    else if (event.key === "a" || event.key === "Enter") this.#tick();
    else if (to !== undefined) this.#go(to);
    else return;
    event.preventDefault();
  }

  #go(at) {
    const step = this.steps[Math.max(0, Math.min(this.steps.length - 1, at))];
    if (!step) return;
    this.item = step.row.item;
    this.refresh();
  }

  #tick() {
    if (this.matrix.settings.decides && this.item) this.matrix.rows.tick(this.item);
  }

  #show() {
    const { shown, confirmed } = this.matrix.replica;
    const { messages, outcomes, decides } = this.matrix.settings;
    const step = this.steps[this.at];
    this.title.textContent = readable(cellText(shown, shown.axis, "short_title") || cellText(shown, shown.axis, "title"));
    this.place.textContent = step ? fill(messages.find_count, { place: this.at + 1, count: this.steps.length }) : "";
    this.previous.disabled = !this.at;
    this.next.disabled = this.at >= this.steps.length - 1;
    this.tick.hidden = !decides || !step;
    const outcome = step?.row.outcome?.outcome;
    this.tick.setAttribute("aria-pressed", String(outcome === "adopted"));
    const now = JSON.stringify([step, this.#texts(step), outcome, confirmed.noteNumbers]);
    if (now === this.now) return;
    this.now = now;
    this.main.lang = this.matrix.settings.textLanguage;
    this.main.replaceChildren(...(step ? this.#parts(step, outcome && outcomes[outcome]) : [messages.stage_empty]));
    this.#fit();
  }

  #texts(step) {
    return step && [step.row, ...step.below].map(({ item }) => this.matrix.replica.shown.items.get(item)?.cells);
  }

  #parts({ row, below }, outcome) {
    const parts = [this.#line(row)];
    if (below.length) parts.push(element("div", { class: "pl-stage-below" }, ...below.map((each) => this.#line(each))));
    const facts = this.matrix.settings.allColumns.filter(({ field }) => SHOWN.includes(field));
    for (const { field, label } of facts) parts.push(...this.#fact(row, field, label));
    if (outcome) parts.push(element("div", { class: "pl-stage-outcome" }, outcome));
    return parts;
  }

  #line({ item, number }) {
    const text = element("div", { class: "pl-stage-text" }, ...this.#pieces(item, "text"));
    return element("div", { class: "pl-stage-line", translate: false }, element("div", { class: "pl-stage-number" }, number), text);
  }

  #fact({ item }, field, label) {
    const text = cellText(this.matrix.replica.shown, item, field).trim();
    if (!text) return [];
    const words = element("span", { translate: false }, ...this.#pieces(item, field, " · "));
    return [element("div", { class: "pl-stage-fact" }, element("span", { class: "pl-stage-label" }, label), words)];
  }

  #pieces(item, field, between = "\n") {
    const { numberOf } = this.matrix.notes;
    const text = cellText(this.matrix.replica.shown, item, field).trim();
    return runs(text).map((run) => (run.mark ? mark(run.mark, numberOf) : run.text.replaceAll("\n", between)));
  }

  // As large as it fits: the size at which nothing has to be scrolled for, if there is one a reader can read.
  #fit() {
    if (!this.dialog.open) return;
    const { main } = this;
    let size = Math.max(SMALLEST, window.innerHeight * LARGEST);
    const isTooLarge = () => main.scrollHeight > main.clientHeight || main.scrollWidth > main.clientWidth;
    main.style.fontSize = `${size}px`;
    while (size > SMALLEST && isTooLarge()) {
      size /= BREAK;
      main.style.fontSize = `${size}px`;
    }
  }

  #goToRow() {
    const { matrix, item } = this;
    if (!item) return this.button.focus();
    const cell = matrix.table.cell(item, "text");
    if (matrix.writable) return matrix.focusCell(item, "text");
    return cell?.element.scrollIntoView({ block: "center" });
  }
}

// Where the browser does not let a page have the whole screen, the dialog has the whole window.
async function fillWindow() {
  if (document.fullscreenElement || !document.fullscreenEnabled) return false;
  return document.documentElement.requestFullscreen().then(
    () => true,
    () => false,
  );
}
