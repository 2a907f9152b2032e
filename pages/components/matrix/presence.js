// Who else is in which cell, shown at the cell and above the table; and the others are told where this page is.

import { button, element, fill } from "../elements.js";
import { connectionTo } from "../live/connection.js";
import { afterNews, byCell, initials, others, tintOf } from "./people.js";

const REST = 120; // ms in which the focus may pass through cells before the others are told
const FACES = 3; // people shown above the table before the rest is a number
const WIDE = 11; // em of a cell that holds a name; in a narrower one initials stand for it

/** Belongs to one matrix; `element` is the row of those who are here. Nothing of it takes room in the table. */
export class Presence {
  constructor({ root, workshop, axis, messages }) {
    Object.assign(this, { root, axis, messages });
    this.seen = new Map();
    this.shown = new Map();
    this.spoken = element("span", { class: "pl-spoken", role: "status", "aria-live": "polite" });
    this.faces = element("div", { class: "pl-faces", role: "cell" });
    this.element = element("div", { class: "pl-here", role: "row" }, this.faces);
    root.append(this.spoken);
    this.connection = connectionTo(workshop);
    this.stop = this.connection.listen({
      presence: (message) => this.#take(afterNews(this.seen, message)),
      state: (online) => online || this.#take(new Map()),
    });
    this.onFocus = () => this.#placeSoon();
    for (const name of ["focusin", "focusout"]) root.addEventListener(name, this.onFocus);
    document.addEventListener("visibilitychange", this.onFocus);
    this.#place();
  }

  /** Show who is where; cells that came new with a change of the plan get their marks too. */
  show() {
    const cells = byCell(this.seen, this.connection.you);
    for (const [key, mark] of this.shown) if (!mark.box.isConnected || !cells.has(key)) this.#unmark(key);
    for (const [key, people] of cells) this.#mark(key, people);
  }

  /** Be gone, for the others too. */
  close() {
    clearTimeout(this.later);
    this.stop();
    document.removeEventListener("visibilitychange", this.onFocus);
    // The matrix of another axis may have taken the page over already.
    if (this.connection.place?.axis === this.axis) this.connection.sit(null);
  }

  #take(seen) {
    const before = this.#here();
    this.seen = seen;
    this.show();
    this.#showFaces();
    const came = this.#here().filter(({ who }) => !before.some((person) => person.who === who));
    if (came.length) this.spoken.textContent = this.#words(came);
  }

  // Those in the cell one is writing in.
  #here() {
    return byCell(this.seen, this.connection.you).get(document.activeElement?.cell?.key) ?? [];
  }

  #placeSoon() {
    clearTimeout(this.later);
    this.later = setTimeout(() => this.#place(), REST);
  }

  #place() {
    const cell = this.root.contains(document.activeElement) ? document.activeElement.cell : null;
    const at = cell && document.visibilityState === "visible" ? { item: cell.item, field: cell.field } : null;
    const key = at && cell.key;
    if (this.connection.place?.axis === this.axis && key === this.key) return;
    this.key = key;
    this.connection.sit({ at, axis: this.axis });
  }

  #mark(key, people) {
    const there = this.shown.get(key);
    const words = this.#words(people);
    if (there?.words === words) return;
    if (there) this.#unmark(key);
    const text = this.root.querySelector(`.pl-text[data-key="${CSS.escape(key)}"]`);
    const box = text?.parentElement;
    if (!box) return;
    const isNarrow = people.length > 1 || box.clientWidth < WIDE * parseFloat(getComputedStyle(box).fontSize);
    const names = people.map((person) => this.#tag(person, isNarrow));
    const said = element("span", { id: `pl-with-${key.replace("/", "-")}`, hidden: true }, words);
    const tags = element("div", { class: "pl-tags" }, ...names, said);
    box.append(tags);
    box.dataset.tint = tintOf(people[0].name);
    box.classList.add("pl-occupied");
    text.cell.explainBy(said.id);
    this.shown.set(key, { box, tags, text, words, said });
  }

  #unmark(key) {
    const { box, tags, text, said } = this.shown.get(key);
    tags.remove();
    delete box.dataset.tint;
    box.classList.remove("pl-occupied");
    text.cell.explainBy(said.id, false);
    this.shown.delete(key);
  }

  #tag({ name, isSelf }, isNarrow) {
    const whole = isSelf ? this.messages.you_elsewhere : name;
    const shown = isNarrow ? initials(name) : whole;
    return element("span", { class: "pl-tag", title: whole, "data-tint": tintOf(name), "aria-hidden": "true" }, shown);
  }

  #words(people) {
    return people
      .map(({ name, isSelf }) => (isSelf ? this.messages.also_you : fill(this.messages.also_writes, { name })))
      .join(". ");
  }

  #showFaces() {
    const people = others(this.seen, this.connection.you);
    const signature = JSON.stringify(people);
    if (signature === this.signature) return;
    this.signature = signature;
    const shown = people.slice(0, people.length > FACES + 1 ? FACES : people.length);
    const rest = people.slice(shown.length);
    const faces = shown.map((person) => this.#face(person));
    if (rest.length) faces.push(element("span", { class: "pl-face pl-rest", title: namesOf(rest) }, `+${rest.length}`));
    const label = element("span", { class: "pl-here-label" }, this.messages.here);
    this.faces.replaceChildren(...(people.length ? [label, ...faces] : []));
  }

  // A face leads to where that person is; the caret stays where it is.
  #face({ name, at }) {
    const look = { class: "pl-face", title: name, "data-tint": tintOf(name) };
    if (!at) return element("span", { ...look, role: "img", "aria-label": name }, initials(name));
    const key = CSS.escape(`${at.item}/${at.field}`);
    const go = () => this.root.querySelector(`.pl-text[data-key="${key}"]`)?.scrollIntoView({ block: "center" });
    const label = fill(this.messages.go_to, { name });
    const face = button({ ...look, text: initials(name), onclick: go, "aria-label": label });
    face.addEventListener("mousedown", (event) => event.preventDefault());
    return face;
  }
}

function namesOf(people) {
  return people.map(({ name }) => name).join(", ");
}
