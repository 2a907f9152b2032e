// The notice of an announced closing: a clock on every page, said aloud twice, in nobody's way.

import { element, fill } from "../elements.js";
import { clock, isOver, leftOf, minutesToSay } from "./closing.js";

const BEAT = 250; // ms between two looks at the clock
const LAST = 60_000; // ms before the end from which it stands out
const STAY = 8_000; // ms that it is said how a closing ended

/** Shows the closing of a connection for as long as there is one; `messages` are the phrases, `stages` the names. */
export class ClosingNotice {
  constructor({ connection, messages, stages }) {
    Object.assign(this, { connection, messages, stages });
    this.words = element("span", { class: "pl-closing-words" });
    this.brief = element("span", { class: "pl-closing-brief" });
    this.clock = element("span", { class: "pl-closing-clock" });
    this.bar = element("div", { class: "pl-closing", role: "timer", hidden: true }, this.words, this.brief, this.clock);
    this.voice = element("div", { class: "pl-closing-voice", role: "status", "aria-live": "polite" });
    this.root = element("div", {}, this.bar, this.voice);
    this.show();
  }

  /** Show the closing the connection knows of now; called again whenever that is another. */
  show() {
    clearTimeout(this.later);
    const { closing } = this.connection;
    const left = closing ? leftOf(closing) : 0;
    const words = closing ? this.#wordsOf(closing, left) : null;
    this.bar.hidden = !words;
    if (!words) return;
    this.#stepForward();
    const isCounting = !closing.ended && left > 0;
    this.words.textContent = words;
    this.brief.textContent = isCounting ? this.messages.closes_in_brief : words;
    this.clock.textContent = isCounting ? clock(left) : "";
    this.bar.classList.toggle("pl-closing-last", isCounting && left <= LAST);
    this.#say(closing, left, words);
    this.later = setTimeout(() => this.show(), BEAT);
  }

  close() {
    clearTimeout(this.later);
    this.bar.remove();
    this.root.remove();
  }

  // What fills the whole screen lies above everything that is not in it.
  #stepForward() {
    const place = document.querySelector("dialog[open]") ?? this.root;
    if (this.bar.parentElement !== place) place.prepend(this.bar);
  }

  #wordsOf(closing, left) {
    const { messages } = this;
    if (closing.ended && performance.now() - closing.endedAt > STAY) return null;
    const phrase = { off: messages.closing_off, closed: messages.closed }[closing.ended];
    return this.#fill(phrase ?? (left > 0 ? messages.closes_in : messages.closing_now), closing);
  }

  // Once at the beginning, once in the last minute, and how it ended; the page's other runs say none of it again.
  #say(closing, left, words) {
    const minutes = isOver(closing) || closing.ended ? null : minutesToSay(closing, left);
    if (minutes) this.voice.textContent = this.#fill(this.messages[`closes_said_${minutes}`], closing);
    if (!closing.ended || closing.spoken.has(closing.ended)) return;
    closing.spoken.add(closing.ended);
    this.voice.textContent = words;
  }

  #fill(phrase, { closes, opens }) {
    return fill(phrase, { stage: this.stages[closes], next: this.stages[opens] });
  }
}
