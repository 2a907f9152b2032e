// What Streamlit mounts for taking attendance: a list with big targets, made for a phone at the door.

import { button, element, fill } from "../elements.js";
import { icon } from "../icons.js";
import { registerOf } from "../mounted.js";
import { Waiting, byDelegation, count, found, overlay } from "./ticks.js";

const mounted = registerOf("attendance");
const AGAIN = 3000; // ms before what could not be sent is tried again
const TOO_LONG = 10_000; // ms after which a request is taken for lost
const UNDO = 8000; // ms for which the last tick can be taken back with one press

/** Show the list, or what another run says of it. */
export function mount({ data, parentElement }) {
  const list = mounted.get(parentElement) ?? new List(parentElement, data);
  mounted.set(parentElement, list);
  list.adjust(data);
}

/** Take the list away; what waits is sent when it is next shown. */
export function unmount(parentElement) {
  mounted.get(parentElement)?.close();
  mounted.delete(parentElement);
}

class List {
  constructor(parentElement, data) {
    this.data = data;
    this.filter = "all";
    this.confirmed = [];
    this.waiting = new Waiting(localStorage, `plenaria.attendance.${data.workshop}.${data.session}`);
    const { messages } = data;
    this.search = element("input", {
      type: "search",
      class: "pla-search",
      placeholder: messages.search,
      "aria-label": messages.search,
      autocomplete: "off",
    });
    this.search.addEventListener("input", () => this.#show());
    this.filters = element("div", { class: "pla-filters", role: "group", "aria-label": messages.filter });
    this.status = element("p", { class: "pla-status", role: "status", "aria-live": "polite" });
    this.undo = element("div", { class: "pla-undo" });
    this.rows = element("div", { class: "pla-rows" });
    const top = element("div", { class: "pla-top" }, this.search, this.filters, this.status);
    this.root = element("div", { class: "pla-list" }, top, this.rows, this.undo);
    parentElement.append(this.root);
    this.back = () => this.#send(); // the network is there again
    addEventListener("online", this.back);
  }

  adjust(data) {
    // What was confirmed at a revision that this run knows is in the data now.
    this.confirmed = this.confirmed.filter((step) => step.revision > data.revision);
    this.data = data;
    this.#show();
    this.#send();
  }

  close() {
    clearTimeout(this.timer);
    clearTimeout(this.undoing);
    removeEventListener("online", this.back);
    this.root.remove();
  }

  #people() {
    return overlay(this.data.people, [...this.confirmed, ...this.waiting.steps]);
  }

  #show() {
    const people = this.#people();
    const shown = found(people, this.search.value, this.filter);
    const focused = this.root.contains(document.activeElement) ? document.activeElement.dataset.focus : undefined;
    this.#showFilters(count(people));
    const parts = byDelegation(shown).map(([name, those]) => this.#part(name, those));
    this.rows.replaceChildren(...(parts.length ? parts : [element("p", { class: "pla-nobody" }, this.data.messages.nobody)]));
    if (focused) this.root.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }

  #showFilters({ expected, present, inside, late }) {
    const { messages } = this.data;
    const offered = [
      ["all", fill(messages.all, { present, expected })],
      ["absent", messages.absent],
      ...(this.data.running ? [["inside", fill(messages.inside, { count: inside })]] : []),
      ["late", fill(messages.late, { count: late })],
    ];
    this.filters.replaceChildren(
      ...offered.map(([name, text]) =>
        button({
          text,
          class: "pla-filter",
          "aria-pressed": String(this.filter === name),
          "data-focus": `filter-${name}`,
          onclick: () => this.#choose(name),
        }),
      ),
    );
  }

  #choose(name) {
    this.filter = name;
    this.#show();
  }

  #part(name, people) {
    const { messages } = this.data;
    const absent = people.filter((person) => person.state === "no").map((person) => person.id);
    const all = button({
      text: fill(messages.whole, { count: absent.length }),
      class: "pla-whole",
      "data-focus": `whole-${name}`,
      onclick: () => this.#do("here", absent, name || messages.without),
    });
    all.setAttribute("aria-label", fill(messages.wholeLabel, { count: absent.length, name: name || messages.without }));
    const heading = element("div", { class: "pla-heading" }, element("h3", { translate: false }, name || messages.without));
    if (absent.length > 1) heading.append(all);
    return element("section", { class: "pla-part" }, heading, ...people.map((person) => this.#row(person)));
  }

  #row(person) {
    const { messages } = this.data;
    const isThere = person.state !== "no";
    const said = element("span", { class: "pla-when" }, this.#said(person));
    const tick = element(
      "button",
      {
        type: "button",
        class: `pla-tick pla-${person.state}${person.waits ? " pla-waits" : ""}`,
        "aria-pressed": String(isThere),
        "data-focus": `tick-${person.id}`,
        onclick: () => this.#do(isThere && person.state === "here" ? "away" : "here", [person.id], person.name),
      },
      element("span", { class: "pla-box", "aria-hidden": "true" }, isThere ? icon("check") : ""),
      element(
        "span",
        { class: "pla-who", translate: false },
        element("span", { class: "pla-name" }, person.name),
        person.below ? element("span", { class: "pla-below" }, person.below) : "",
      ),
      said,
    );
    const row = element("div", { class: "pla-row" }, tick);
    if (person.state === "here" && this.data.running) {
      const leave = button({ text: messages.leaves, class: "pla-leave", "data-focus": `leave-${person.id}` });
      leave.setAttribute("aria-label", fill(messages.leavesLabel, { name: person.name }));
      leave.addEventListener("click", () => this.#do("left", [person.id], person.name));
      row.append(leave);
    }
    return row;
  }

  #said(person) {
    const { messages } = this.data;
    if (person.state === "left") return messages.gone;
    if (person.state === "no") return "";
    const [hours, minutes] = [Math.floor(person.late / 60), person.late % 60];
    if (hours) return fill(messages.lateByHours, { at: person.at, hours, minutes });
    return minutes ? fill(messages.lateBy, { at: person.at, minutes }) : person.at;
  }

  #do(does, people, name) {
    if (!people.length) return;
    this.#offerUndo(does, people, name);
    this.#queue(does, people);
  }

  #offerUndo(does, people, name) {
    const { messages } = this.data;
    const back = does === "here" ? "away" : "here";
    const undo = button({ text: messages.undo, class: "pla-back", onclick: () => this.#takeBack(back, people) });
    const words = fill(messages[does], { name, count: people.length });
    this.undo.replaceChildren(element("span", {}, words), undo);
    this.undo.classList.add("pla-shown");
    clearTimeout(this.undoing);
    this.undoing = setTimeout(() => this.#hideUndo(), UNDO);
  }

  #takeBack(does, people) {
    this.#hideUndo();
    this.#queue(does, people);
  }

  #queue(does, people) {
    this.waiting.add({ does, people, at: Date.now() });
    this.status.textContent = this.data.messages.saving;
    this.#show();
    this.#send();
  }

  #hideUndo() {
    this.undo.classList.remove("pla-shown");
    this.undo.replaceChildren();
  }

  // One step at a time, in order; what the network lost is tried again, what was refused is said and let go.
  async #send() {
    if (this.sending || !this.waiting.steps.length) return;
    this.sending = true;
    clearTimeout(this.timer);
    const [step] = this.waiting.steps;
    const outcome = await this.#post(step);
    this.sending = false;
    if (outcome.lost) {
      this.status.textContent = this.data.messages.offline;
      this.timer = setTimeout(() => this.root.isConnected && this.#send(), AGAIN);
      return;
    }
    this.waiting.shift();
    if (outcome.revision) this.confirmed.push({ ...step, revision: outcome.revision });
    const isLast = !this.waiting.steps.length;
    this.status.textContent = outcome.refused ?? (isLast ? this.data.messages.saved : this.data.messages.saving);
    this.confirmed = this.confirmed.filter((each) => each.revision > this.data.revision);
    this.#show();
    this.#send();
  }

  async #post({ does, people, at }) {
    const body = JSON.stringify({ session: this.data.session, does, people, ago: Math.max(0, Math.round((Date.now() - at) / 1000)) });
    try {
      const answer = await fetch(this.data.address, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
        signal: AbortSignal.timeout(TOO_LONG),
      });
      const said = await answer.json();
      if (answer.ok) return { revision: said.revision };
      return answer.status >= 500 ? { lost: true } : { refused: said.message };
    } catch {
      return { lost: true };
    }
  }
}
