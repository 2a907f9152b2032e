// Brings the outbox to the server: one request in flight, tried again until it is answered.

import { pause } from "../live/connection.js";

const PROTOCOL = 1;
const KEEPALIVE = 60_000; // bytes that a browser still sends for a page that closes
const TIMEOUT = 15_000; // ms
const LONGEST = 2_000; // ms that typing without a pause may stay unsent
const AGAIN = new Set([408, 425, 429]);
const RETURNED = "returned"; // why a request was given up that is sent again at once

/**
 * `state` is "idle", "sending", or why nothing leaves: "offline", "busy", "signed_out", "outdated".
 * Calls back: answered(step, answer), refused(step, reason), changed().
 */
export class Sender {
  constructor({ workshop, client, outbox, answered, refused, changed }) {
    Object.assign(this, { client, outbox, answered, refused, changed });
    this.url = `/api/workshops/${workshop}/changes`;
    this.state = "idle";
    this.failures = 0;
    this.inFlight = null;
  }

  /** Say whether nothing will leave until the page is loaded again. */
  get isStopped() {
    return this.state === "signed_out" || this.state === "outdated";
  }

  /** Send what waits in `delay` ms; a later call puts that off, but not beyond LONGEST after the first. */
  kick(delay = 0) {
    if (this.inFlight || this.isStopped || (this.failures && this.later)) return;
    this.asked ??= Date.now();
    this.#plan(Math.min(delay, Math.max(0, this.asked + LONGEST - Date.now())));
  }

  /** See to it that what waits is sent, in `delay` ms unless it is planned for another time. */
  remind(delay) {
    if (!this.later) this.kick(delay);
  }

  /** Try again at once: the connection is back, and what was under way may have gone down with the old one. */
  retry() {
    if (this.isStopped) return;
    this.failures = 0;
    if (this.inFlight) this.underWay?.abort(RETURNED);
    else if (this.outbox.steps.length) this.#plan(0);
  }

  /** Hand over to the browser what it may send for a page that closes. */
  leave() {
    const steps = this.inFlight || this.isStopped ? [] : this.outbox.beginning(KEEPALIVE);
    if (!steps.length) return;
    const { request, undoes } = steps[0];
    const until = undoes ? 1 : steps.findIndex((step) => step.undoes); // what takes a step back is a request of its own
    const changes = steps.slice(0, until < 0 ? undefined : until).flatMap((step) => step.changes);
    fetch(this.url, this.#request({ request, undoes, changes })).catch(() => undefined);
  }

  #plan(delay) {
    clearTimeout(this.later);
    this.later = setTimeout(() => this.#send(), delay);
  }

  async #send() {
    this.later = this.asked = null;
    const step = this.inFlight ? null : this.outbox.take();
    if (!step) return;
    this.inFlight = step;
    if (!this.failures) this.#turn("sending");
    const outcome = await this.#post(step);
    this.inFlight = null;
    outcome();
    if (this.outbox.steps.length && !this.isStopped) this.#plan(this.failures ? pause(this.failures) : 0);
  }

  async #post(step) {
    const { signal } = (this.underWay = new AbortController());
    const timer = setTimeout(() => this.underWay.abort(), TIMEOUT);
    let response, answer;
    try {
      response = await fetch(this.url, { ...this.#request(step), signal });
      answer = await response.json();
    } catch {
      return () => signal.reason === RETURNED || this.#fail(response ? "busy" : "offline");
    } finally {
      clearTimeout(timer);
    }
    if (response.ok && Array.isArray(answer?.results)) return () => this.#succeed(() => this.answered(step, answer));
    if (response.status === 401) return () => this.#turn("signed_out");
    if (answer?.error === "UnknownProtocol") return () => this.#turn("outdated");
    if (response.ok || response.status >= 500 || AGAIN.has(response.status) || !answer?.error) {
      return () => this.#fail("busy");
    }
    return () => this.#succeed(() => this.refused(step, answer.message ?? ""));
  }

  #request({ request, undoes, changes }) {
    const body = JSON.stringify({ protocol: PROTOCOL, client: this.client, request, undoes, changes });
    const keepalive = new TextEncoder().encode(body).length <= KEEPALIVE;
    return { method: "POST", headers: { "Content-Type": "application/json" }, credentials: "same-origin", body, keepalive };
  }

  #succeed(report) {
    this.failures = 0;
    this.state = this.outbox.steps.length > 1 ? "sending" : "idle";
    report();
    this.changed();
  }

  #fail(state) {
    this.failures += 1;
    this.#turn(state);
  }

  #turn(state) {
    this.state = state;
    this.changed();
  }
}
