// The one WebSocket of a page and workshop, shared by every component on the page.

import { closingFrom } from "./closing.js";

const SILENCE = 8_500; // ms without a word from the server that mean offline; it pings every 4 to 5 s
const OPENING = 4_000; // ms an attempt may take
const PATIENCE = 2_500; // ms a lost connection may take to come back before the page says so
const SLOWEST = 4_000; // ms between two attempts at most: who returns from a long cut shall not wait for the next
const RENEW = 4_000; // ms after which the page says again where it is: the server forgets after 12 s
const connections = new Map();

/** Return the connection of a workshop: one for the whole page. */
export function connectionTo(workshop) {
  if (!connections.has(workshop)) connections.set(workshop, new Connection(workshop));
  return connections.get(workshop);
}

/** Return how long to wait before attempt `count` (from 0): doubling, with jitter, in ms. */
export function pause(count, random = Math.random) {
  return Math.min(SLOWEST, 400 * 2 ** count) * (0.5 + random() / 2);
}

/**
 * A socket that comes back by itself. Listeners are objects with any of: message(message), presence(message), scene(shown),
 * reset(revision), state(online), returned(revision) after a loss, restarted(revision), people() when somebody's way
 * in has changed, closing(closing) when one was announced, called off or came about, revoked().
 */
export class Connection {
  constructor(workshop) {
    this.workshop = workshop;
    this.revision = null;
    this.online = true;
    this.revoked = false;
    this.you = []; // the signs of this person and of this page in what is told of presence
    this.place = null;
    this.screen = null;
    this.standing = ""; // the sign of the rights for which the page was made
    this.closing = null; // what is announced of the open stage
    this.listeners = new Set();
    this.attempts = 0;
    this.onNetwork = () => this.hurry();
    this.onOffline = () => this.lose();
    this.onVisible = () => document.visibilityState === "visible" && this.hurry();
  }

  /** Listen from now on; return how to stop. The last one to stop closes the socket. */
  listen(listener) {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      setTimeout(() => this.listeners.size || this.close(), 1_000);
    };
  }

  /** Open the socket unless it is; `since` is the revision the caller already shows. */
  start(since) {
    if (this.revision === null) this.revision = since;
    if (this.watch || this.revoked) return;
    window.addEventListener("online", this.onNetwork);
    window.addEventListener("offline", this.onOffline);
    document.addEventListener("visibilitychange", this.onVisible);
    this.watch = setInterval(() => this.check(), 1_000);
    this.open();
  }

  /** Close for good, until somebody starts again. */
  close() {
    clearInterval(this.watch);
    clearTimeout(this.later);
    this.watch = null;
    this.revision = null;
    this.place = null;
    this.screen = null;
    this.standing = "";
    window.removeEventListener("online", this.onNetwork);
    window.removeEventListener("offline", this.onOffline);
    document.removeEventListener("visibilitychange", this.onVisible);
    this.drop();
  }

  /** Say where this page is, { at: { item, field } or null, axis }; `null` when it shows no axis any more. */
  sit(place) {
    const wasSomewhere = this.place !== null;
    this.place = place;
    if (place || wasSomewhere) this.sayPlace();
  }

  sayPlace() {
    if (this.socket?.readyState !== WebSocket.OPEN) return;
    this.placedAt = Date.now();
    this.socket.send(JSON.stringify(this.place ?? { at: null, axis: null }));
  }

  /** Ask for the room's scenes as they read in { language, zone }; `null` for no more of them. */
  look(screen) {
    const isOther = JSON.stringify(screen) !== JSON.stringify(this.screen);
    this.screen = screen;
    if (isOther) this.sayScreen();
  }

  sayScreen() {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify({ screen: this.screen }));
  }

  /** Say for which rights this page was made: if they are others by now, it is told to start anew. */
  vouch(standing) {
    if (standing === this.standing) return;
    this.standing = standing;
    this.sayStanding();
  }

  sayStanding() {
    if (!this.standing || this.socket?.readyState !== WebSocket.OPEN) return;
    this.socket.send(JSON.stringify({ standing: this.standing }));
  }

  open() {
    this.drop();
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}/api/workshops/${this.workshop}/live?since=${this.revision}`);
    this.socket = socket;
    this.heard = Date.now();
    socket.onopen = () => this.opened();
    socket.onmessage = (event) => [JSON.parse(event.data)].flat().forEach((message) => this.hear(message));
    socket.onclose = () => this.lose();
  }

  opened() {
    this.heard = Date.now();
    this.attempts = 0;
    const wasLost = Boolean(this.lostAt);
    this.lostAt = null;
    this.say(true);
    this.sayStanding();
    if (this.place) this.sayPlace();
    if (this.screen) this.sayScreen();
    if (wasLost) this.tell("returned", this.revision);
  }

  hear(message) {
    this.heard = Date.now();
    if (message.ping) return this.answerBeat();
    if (this.place && this.heard - this.placedAt > RENEW) this.sayPlace();
    if (message.scene) return this.tell("scene", message.scene);
    if (message.presence) return this.tell("presence", message);
    if (message.revoked) return this.end();
    if (message.people) return this.tell("people");
    if (message.hello) return this.greet(message);
    if ("closing" in message) return this.hearClosing(message);
    if (message.revision !== undefined) this.revision = Math.max(this.revision ?? 0, message.revision);
    if (message.reset) return this.tell("reset", message.revision);
    if (message.revision !== undefined) this.tell("message", message);
  }

  answerBeat() {
    this.placedAt = this.heard;
    this.socket.send(JSON.stringify({ pong: true, ...this.place }));
  }

  // `null` says of the one before that it was called off, or that the stage it closed is another now.
  hearClosing(message) {
    const before = this.closing;
    this.closing = closingFrom(message, before);
    if (this.closing || before) this.tell("closing", this.closing);
  }

  // Another start of the server than before: pages of its own elements have to run again.
  greet({ hello: server, you }) {
    this.you = you ?? [];
    if (this.server && this.server !== server) this.tell("restarted", this.revision);
    this.server = server;
  }

  end() {
    this.revoked = true;
    this.close();
    this.tell("revoked");
  }

  check() {
    const isOpen = this.socket?.readyState === WebSocket.OPEN;
    const silent = Date.now() - this.heard;
    if (isOpen && silent > SILENCE) this.mute();
    if (this.socket?.readyState === WebSocket.CONNECTING && silent > OPENING) this.lose();
    if (this.lostAt && Date.now() - this.lostAt > PATIENCE) this.say(false);
  }

  // Silence was patience enough: no more of it before the page says so.
  mute() {
    this.lose();
    this.say(false);
  }

  lose() {
    this.drop();
    if (!this.watch) return;
    this.lostAt ??= Date.now();
    if (navigator.onLine === false) this.say(false);
    clearTimeout(this.later);
    this.later = setTimeout(() => this.open(), pause(this.attempts));
    this.attempts += 1;
  }

  hurry() {
    if (!this.watch || this.socket) return;
    clearTimeout(this.later);
    this.attempts = 0;
    this.open();
  }

  drop() {
    const socket = this.socket;
    this.socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  say(online) {
    if (online === this.online) return;
    this.online = online;
    this.tell("state", online);
  }

  tell(what, value) {
    for (const listener of [...this.listeners]) listener[what]?.(value);
  }
}
