// The matrix of one axis on the screen: puts its parts together, and shows the plan whenever it has changed.

import { button, element } from "../elements.js";
import { followAddress } from "../asked_cell.js";
import { lead } from "./at_hand.js";
import { readCaret } from "./caret.js";
import { LastWord } from "./last_word.js";
import { Columns } from "./columns.js";
import { copyButton } from "./copying.js";
import { Dragging } from "./dragging.js";
import { Editing } from "./editing.js";
import { Find } from "./find.js";
import { Ghost } from "./ghost.js";
import { greyExample } from "./guidance.js";
import { lostPanel } from "./held.js";
import { keysOf } from "./keys.js";
import { Menu } from "./menu.js";
import { Notes } from "./notes.js";
import { keyOf } from "./outbox.js";
import { Panel } from "./panel.js";
import { cellText, cellVersion } from "./plan.js";
import { Replica } from "./replica.js";
import { ENTRIES, Rows } from "./rows.js";
import { Shortcuts } from "./shortcuts.js";
import { Stage } from "./stage.js";
import { States } from "./states.js";
import { Steps } from "./steps.js";
import { Suggest } from "./suggest.js";
import { Table } from "./table.js";
import { Toast } from "./toast.js";
import { Together } from "./together.js";
import { Toolbar } from "./toolbar.js";
import { Unplaced } from "./unplaced.js";
import { buildView, commandsFor } from "./view.js";
import { Writing } from "./writing.js";

/** Lives from mount to unmount; `settings` is the component's data, `ask(what, { item, field })` has Python open a dialog. */
export class Matrix {
  constructor({ desk, settings, ask, early, shown }) {
    this.root = element("div", { class: "pl-matrix" });
    this.columns = new Columns({ root: this.root, settings, changed: () => this.#settle(this.given) });
    Object.assign(this, { desk, given: settings, settings: this.columns.applied(settings), ask, early, shown });
    this.outbox = desk.outbox;
    this.#buildModel();
    this.#buildScreen();
    this.stop = desk.listen({
      capture: () => this.writing.captureAll(),
      isDirty: () => this.writing.isDirty,
      settled: (step) => this.states.settled(step),
      adopted: () => {
        this.unplaced.show();
        if (this.wasWritable) this.writing.resume();
      },
      refused: (refused) => this.unplaced.show() || this.toast.show(refused[0].reason || settings.messages.refused),
      changed: () => this.#changed(),
    });
    this.replica.load();
    this.refresh();
  }

  /** Say whether this person may write here. */
  get writable() {
    return this.settings.writable && this.replica.writable && !this.lastWord.isSaid;
  }

  /** Take other settings over: columns, labels, rights. A new start of the server means reading anew. */
  adjust(settings) {
    if (settings.writable !== this.settings.writable) this.lastWord.renew();
    const isOther = settings.server !== this.settings.server || settings.writable !== this.settings.writable;
    if (isOther) this.replica.load();
    this.#settle(settings);
  }

  /** Leave the screen with nothing lost. */
  close() {
    this.writing.captureAll();
    this.writing.flush();
    this.closed = true;
    this.stop();
    this.dragging.cancel();
    this.together.close();
    this.fitting.disconnect();
    this.lastWord.close();
    this.replica.close();
    this.suggest.stop();
    this.stage.stop();
    this.panel.end();
    this.toast.hide();
    this.root.remove();
  }

  /** Show the latest at the next frame. */
  refresh() {
    if (this.closed || this.frame) return;
    this.frame = requestAnimationFrame(() => this.render());
  }

  /** Show the latest now. */
  render() {
    cancelAnimationFrame(this.frame);
    this.frame = null;
    const { connection, confirmed } = this.replica;
    if (connection.revoked) return this.root.replaceChildren();
    this.root.classList.toggle("pl-loading", !confirmed);
    this.root.setAttribute("aria-busy", String(!confirmed));
    this.toolbar.update(this.#pageState(connection.online), this.writable);
    if (confirmed) {
      this.settings = this.columns.applied(this.given, this.#heldFields());
      this.together.keepingStill(() => this.#renderPlan(connection.online));
    }
    this.steps.update();
  }

  /** Show the latest and put the caret into a cell. */
  focusCell(item, field, { atEnd = true } = {}) {
    this.render();
    this.table.cell(item, field)?.focus({ atEnd });
  }

  /** Lead the focus out behind the table. */
  leaveTable() {
    (this.addAction.hidden ? this.addObjective : this.addAction).focus();
  }

  /** Return the item of the row a cell stands in, which for a note is not its own. */
  rowItem(cell) {
    return cell.element.closest(".pl-row").row.view.item;
  }

  /** Return the menu button of a cell's row. */
  menuButton(cell) {
    return cell.element.closest(".pl-row").row.menuButton;
  }

  /** Say that a text has reached the limit. */
  tellLimit() {
    this.tell("limit");
  }

  /** Show one of the phrases for a moment. */
  tell(key) {
    this.toast.show(this.settings.messages[key]);
  }

  #buildModel() {
    const { desk, root, settings } = this;
    const changed = () => this.#changed();
    this.ghost = new Ghost();
    this.together = new Together(this);
    this.replica = new Replica({ ...settings, early: this.early, outbox: desk.outbox, changed: () => this.refresh() });
    this.lastWord = new LastWord({ connection: this.replica.connection, changed: () => this.render() });
    this.notes = new Notes({ root, replica: this.replica, say: (key) => this.tell(key), go: (item, field) => this.focusCell(item, field) });
    this.writing = new Writing({ desk, replica: this.replica, ghost: this.ghost, notes: this.notes, changed });
    this.rows = new Rows(this);
    const isOpen = (key) => this.writing.current?.isOpen && this.writing.current.key === key;
    this.states = new States({ desk, ...settings, changed: () => this.refresh(), isOpen });
  }

  #buildScreen() {
    const { root, settings } = this;
    const { messages } = settings;
    this.toolbar = new Toolbar({ root, messages, onNote: () => this.#addNote(), onSize: () => this.#fit(), onLargest: () => this.stage.open() });
    this.find = new Find(this);
    this.stage = new Stage(this);
    this.suggest = new Suggest(this);
    this.toolbar.rare.before(this.find.button);
    this.toolbar.smaller.before(copyButton(this), this.columns.button, this.stage.button);
    this.toolbar.element.append(this.find.element);
    this.table = new Table({ settings, onAdd: (objective) => this.rows.addAction(objective), onMade: () => this.refresh() });
    this.lost = element("div", { class: "pl-lost-texts" });
    this.unplaced = new Unplaced(this);
    this.addAction = button({ icon: "plus", text: messages.add_action, class: "pl-add pl-main" });
    this.addAction.onclick = () => this.rows.addAction(null);
    this.addObjective = button({ icon: "plus", text: messages.add_objective, class: "pl-add" });
    this.addObjective.onclick = () => this.rows.addObjective();
    const keys = new Shortcuts(root, messages).element;
    this.foot = element("div", { class: "pl-foot", hidden: true }, this.addAction, this.addObjective, keys);
    const parts = [this.toolbar.element, this.lost, this.unplaced.element, this.table.head, this.table.table, this.foot];
    this.main = element("div", { class: "pl-main-column" }, ...parts);
    root.append(this.main);
    this.panel = new Panel({ matrix: this, main: this.main });
    this.toolbar.more.before(this.panel.button);
    this.menu = new Menu(root);
    this.toast = new Toast(root);
    this.steps = new Steps(this);
    this.editing = new Editing(root, this);
    this.dragging = new Dragging(this);
    root.addEventListener("click", (event) => this.#onRowButton(event));
    this.fitting = new ResizeObserver(() => this.#fit());
    for (const each of [root, this.main]) this.fitting.observe(each);
  }

  // Columns or rights change: what is being typed is taken up first, and the caret finds its place again.
  #settle(settings) {
    const { current } = this.writing;
    const isHere = current?.element === document.activeElement;
    this.writing.captureAll();
    const caret = isHere ? readCaret(current.element) : null;
    this.given = settings;
    if (!this.replica.confirmed) this.settings = this.columns.applied(settings);
    this.render();
    if (!isHere || current.element.isConnected) return;
    const cell = this.table.cell(current.item, current.field);
    if (cell) cell.lastCaret = caret;
    this.focusCell(current.item, cell ? current.field : "text", { atEnd: !cell });
  }

  // A text that waits for a choice is never out of sight.
  #heldFields() {
    return [...this.outbox.held.values()].map(({ field }) => field);
  }

  #addNote() {
    if (this.writable) this.notes.add(this.writing.current, this.writing);
  }

  #changed() {
    this.replica.invalidate();
    this.refresh();
  }

  #renderPlan(online) {
    const { columns, labels, axes } = this.settings;
    const { ghost, writable, replica } = this;
    ghost.renew(replica.shown);
    const keepGhost = this.writing.current?.isOpen && this.writing.current.item === ghost.action;
    const view = buildView(this.together.plan, { columns, labels, axes, ghost, writable, keepGhost });
    this.view = view;
    this.root.classList.toggle("pl-writable", writable);
    this.#stopOrResume(writable);
    this.root.classList.toggle("pl-ticking", Boolean(this.settings.decides) || replica.shown.outcomes.size > 0);
    this.table.render(view, this.#context(online));
    this.together.show();
    this.panel.update(replica.shown);
    this.#renderLost();
    this.foot.hidden = !writable;
    this.addAction.hidden = view.body.some((row) => row.kind === "add");
    if (this.fitted !== this.table.least) this.#fit();
    if (!this.wasShown) this.#start(view);
    this.find.refresh();
    this.stage.refresh();
  }

  // What was refused goes up again whenever the server says anew that one may write: also where a closing was over
  // before this page heard of it.
  #stopOrResume(writable) {
    const { reads } = this.replica;
    if (!writable && this.wasWritable !== false) this.writing.stop();
    if (writable && (!this.wasWritable || this.readBefore !== reads)) this.writing.resume();
    Object.assign(this, { wasWritable: writable, readBefore: reads });
  }

  // An empty matrix begins with the caret in its first row, unless one is at something else already; where the address
  // names a cell, one is led to it.
  #start(view) {
    this.wasShown = true;
    this.shown();
    requestAnimationFrame(() => this.closed || this.#followAddress());
    const isFree = document.activeElement === document.body || !document.activeElement;
    if (view.isEmpty && this.writable && isFree) this.focusCell(this.ghost.action, this.settings.columns[0].field);
  }

  #followAddress() {
    const isHere = (item) => this.replica.shown.items.get(item)?.deleted === false;
    followAddress(new URL(location), isHere, (item, field) => {
      this.table.finish();
      lead(this, item, field);
    });
  }

  #fit() {
    this.fitted = this.table.least;
    const size = parseFloat(getComputedStyle(this.root).fontSize);
    this.panel.fit(this.table.least * size);
    const shape = this.table.shapeFor(this.main.clientWidth, size);
    this.root.classList.toggle("pl-cards", shape === "cards");
    this.root.classList.toggle("pl-scrolling", shape === "scrolling");
    this.together.seat(shape);
    const header = document.querySelector("[data-testid=stHeader]"); // what Streamlit lays over the top of the page
    this.root.style.setProperty("--pl-top", `${header?.offsetHeight ?? 0}px`);
  }

  #pageState(online) {
    const { messages } = this.settings;
    const { confirmed, problem } = this.replica;
    if (!confirmed && !problem) return { kind: "saving", words: messages.loading };
    if (!confirmed && problem !== "signed_out") {
      return { kind: "stopped", words: { offline: messages.offline, missing: messages.missing }[problem] ?? problem };
    }
    if (this.writable || this.desk.isUnsent || !online || problem) {
      return this.states.ofPage({ online, isDirty: this.writing.isDirty, problem });
    }
    return { kind: "reading", words: messages.read_only };
  }

  #context(online) {
    const { columns, messages, outcomes, decides } = this.settings;
    const { settled, shown } = this.replica;
    const waiting = this.outbox.waitingCells();
    const stirring = this.#stirring(waiting);
    return {
      epoch: this.#epoch(online),
      itemsOf: (row) => [shown.items.get(row.item), ...row.notes.map(({ note }) => shown.items.get(note))],
      isStirring: (row) => stirring.has(row.item) || row.notes.some(({ note }) => stirring.has(note)),
      columns,
      messages,
      outcomes,
      decides,
      writable: this.writable,
      numberOf: this.notes.numberOf,
      textOf: ({ item, field, key }) => ({
        text: this.outbox.held.get(key)?.text ?? cellText(shown, item, field),
        base: waiting.get(key) ?? cellVersion(settled.items.has(item) ? settled : shown, item, field),
      }),
      stateOf: (cell) => this.states.ofCell(cell, { online, waiting }),
      heldOf: (key) => this.#heldOf(key),
      placeholderOf: (row, cell) => this.#placeholderOf(row, cell),
      commandsFor: (row) => commandsFor(shown, row, this.writable, this.settings.remarks),
      choose: (held, which) => this.#choose(held, which),
    };
  }

  #stirring(waiting) {
    const stirring = this.states.stirring();
    for (const key of waiting.keys()) stirring.add(key.split("/")[0]);
    for (const item of [this.writing.current?.item, this.ghost.action, this.ghost.objective]) stirring.add(item);
    return stirring;
  }

  // What every row depends on: while it is the same object, rows where nothing stirred need no look.
  #epoch(online) {
    const now = [this.settings, this.writable, online, this.replica.confirmed.noteNumbers];
    if (!this.epoch || now.some((each, place) => each !== this.epoch[place])) this.epoch = now;
    return this.epoch;
  }

  #choose(held, which) {
    if (!this.writing.choose(held, which)) return this.tellLimit();
    return which === "both" && this.focusCell(held.item, held.field); // there it is made one text by hand
  }

  #heldOf(key) {
    const held = this.outbox.held.get(key);
    return held && { ...held, theirs: cellText(this.replica.settled, held.item, held.field) };
  }

  #placeholderOf(row, cell) {
    const { messages } = this.settings;
    if (row.kind !== "action") return messages[`${row.kind}_placeholder`];
    if (row.isGhost && cell.field === "text") return greyExample(this.replica.shown, messages);
    return "";
  }

  // Texts whose row is not on the screen: it was deleted, or stands in another axis.
  #renderLost() {
    const { messages } = this.settings;
    const choose = (held, which) => this.#choose(held, which);
    const lost = [...this.outbox.held.values()].filter((held) => !this.table.cell(held.item, held.field));
    const signature = JSON.stringify(lost);
    if (signature === this.lostSignature) return;
    this.lostSignature = signature;
    this.lost.replaceChildren(...lost.map((held) => lostPanel(held, { messages, choose })));
  }

  #onRowButton(event) {
    const tick = event.target.closest("button.pl-tick");
    if (tick) return this.rows.tick(tick.closest(".pl-row").row.view.item);
    const anchor = event.target.closest(".pl-menu-button");
    if (!anchor) return;
    const { view } = anchor.closest(".pl-row").row;
    const { current } = this.writing;
    const field = view.cells.find((cell) => keyOf(cell.item, cell.field) === current?.key)?.field ?? view.cells[0].field;
    const { messages } = this.settings;
    const names = commandsFor(this.replica.shown, view, this.writable, this.settings.remarks);
    const keysIn = (name) => keysOf(name === "insert_below" && !view.level ? "insert_action" : name, messages);
    const entries = names.map((name) => ({ name, words: messages[name], keys: keysIn(name), ...ENTRIES[name] }));
    this.menu.open(anchor, entries, (name) => this.rows.run(name, view.item, field));
  }
}
