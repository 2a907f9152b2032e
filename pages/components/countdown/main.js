// What Streamlit mounts to count down what a point of the agenda still has; it ticks here, without any run of the page.

import { element, fill } from "../elements.js";
import { registerOf } from "../mounted.js";
import { hour, lasting, lateBy, shown, toSay } from "./counting.js";

const mounted = registerOf("countdown");
const TICK = 250; // ms: a second that is skipped is seen from the back of the room

/** Show a countdown, or go on from what a new run says. */
export function mount({ data, parentElement }) {
  const countdown = mounted.get(parentElement) ?? new Countdown(parentElement);
  mounted.set(parentElement, countdown);
  countdown.adjust(data);
}

/** Take it away. */
export function unmount(parentElement) {
  mounted.get(parentElement)?.close();
  mounted.delete(parentElement);
}

/** A countdown, for whoever shows one: `adjust(data)` with what Python's countdown_data says. */
export class Countdown {
  constructor(parentElement) {
    this.clock = element("span", { class: "plk-clock" });
    this.following = element("span", { class: "plk-following" });
    this.of = element("span", { class: "plk-of" });
    this.label = element("span", { class: "plk-label" });
    this.time = element("span", { class: "plk-time", role: "timer", "aria-live": "off" });
    this.late = element("span", { class: "plk-late" });
    this.said = element("span", { class: "plk-said", role: "status", "aria-live": "polite" });
    this.root = element("div", { class: "plk-countdown" }, this.clock, this.following);
    this.root.append(this.of, this.label, this.time, this.late, this.said);
    parentElement.append(this.root);
    this.ticking = setInterval(() => this.#show(), TICK);
  }

  /** Count from what a run says; one that says the same again does not set the clock back. */
  adjust(data) {
    const signature = JSON.stringify(data);
    if (signature === this.signature) return;
    const isOther = data.left === null || this.data?.left === undefined || data.left > this.#left();
    this.signature = signature;
    if (isOther) this.spoken = new Set();
    this.data = data;
    this.since = performance.now();
    this.root.dataset.look = data.look;
    this.following.textContent = data.following;
    this.of.textContent = data.of;
    this.clock.setAttribute("aria-label", data.messages.clock);
    this.#show();
  }

  close() {
    clearInterval(this.ticking);
    document.body.style.removeProperty("--corner");
    this.root.remove();
  }

  #left() {
    return this.data.left === null ? null : this.data.left - (performance.now() - this.since);
  }

  #show() {
    const { data, messages } = { data: this.data, messages: this.data.messages };
    const left = this.#left();
    this.clock.textContent = hour(data.clock, performance.now() - this.since);
    this.label.textContent = left === null ? "" : left > 0 ? messages.left : messages.over;
    this.time.textContent = left === null ? "" : shown(left);
    this.root.classList.toggle("plk-over", left !== null && left <= 0);
    this.late.textContent = data.late === null ? "" : this.#lateness(lateBy(data.late, left));
    this.#makeRoom();
    if (left !== null) this.#say(toSay(this.spoken, left));
  }

  #lateness(minutes) {
    const { behind, ahead, punctual, inMinutes, inHours } = this.data.messages;
    this.late.classList.toggle("plk-behind", minutes > 0);
    if (minutes === 0) return punctual;
    const time = fill(Math.abs(minutes) < 60 ? inMinutes : inHours, lasting(minutes));
    return fill(minutes > 0 ? behind : ahead, { time });
  }

  // What stands in the corner of a scene takes its width from the scene's head.
  #makeRoom() {
    const width = this.data.look === "large" ? 0 : this.root.offsetWidth;
    if (width === this.width) return;
    this.width = width;
    document.body.style.setProperty("--corner", `${width}px`);
  }

  #say(count) {
    if (count === null) return;
    const { up, minute, minutes } = this.data.messages;
    this.said.textContent = count === 0 ? up : count === 1 ? minute : fill(minutes, { count });
  }
}
