// The hand on a board: mouse, pen and finger carry a card to where it is let go.

import { boundsOf, scrollerOf, speedAt } from "../edges.js";
import { Carried } from "./carried.js";
import { HOLD, START, meantBy } from "./pressing.js";

/** Belongs to one board; `aim` says what a point is: an element, the class it bears meanwhile, a place for `drop`. */
export class Dragging {
  constructor(root, columns, aim, drop) {
    Object.assign(this, { root, columns, aim, drop });
    root.classList.add("plb-movable");
    columns.addEventListener("pointerdown", (event) => this.#onDown(event));
    columns.addEventListener("contextmenu", (event) => this.timer && event.preventDefault());
    columns.addEventListener("touchmove", (event) => this.#keep(event), { passive: false }); // there before the finger
  }

  /** Let go, with nothing moved. */
  cancel() {
    this.listening?.abort();
    clearTimeout(this.timer);
    cancelAnimationFrame(this.frame);
    this.carried?.end();
    this.#mark(null);
    this.timer = this.carried = null;
  }

  #onDown(event) {
    const card = event.target.closest(".plb-card");
    if (!card || event.button !== 0 || !event.isPrimary) return;
    this.cancel();
    Object.assign(this, { id: card.dataset.id, start: event, point: event, hasGone: false, listening: new AbortController() });
    const on = (where, name, handle, options) =>
      where.addEventListener(name, handle, { signal: this.listening.signal, ...options });
    on(window, "pointermove", (moved) => moved.pointerId === event.pointerId && this.#onMove(moved));
    on(window, "pointerup", (released) => released.pointerId === event.pointerId && this.#onUp());
    on(window, "pointercancel", () => this.cancel());
    on(window, "blur", () => this.cancel());
    on(window, "keydown", (pressed) => this.#onKey(pressed), { capture: true });
    // A card that is shown anew meanwhile is no longer on the board, but still what the finger's events are told to.
    on(event.target, "touchmove", (touched) => this.#keep(touched), { passive: false });
    if (event.pointerType !== "mouse") this.timer = setTimeout(() => this.#begin(), HOLD);
  }

  #onMove(event) {
    const { clientX, clientY, timeStamp, pointerType } = this.start;
    const distance = Math.hypot(event.clientX - clientX, event.clientY - clientY);
    const meant = this.carried ? "carries" : meantBy(pointerType, distance, event.timeStamp - timeStamp);
    if (meant === "strokes") this.cancel();
    if (meant !== "carries") return;
    this.point = event;
    if (!this.carried) this.#begin();
    this.hasGone ||= distance >= START;
    if (this.carried && this.hasGone) this.#follow();
  }

  #begin() {
    clearTimeout(this.timer);
    const card = this.columns.querySelector(`.plb-card[data-id="${CSS.escape(this.id)}"]`); // shown anew since, or gone
    if (!card) return this.cancel();
    this.carried = new Carried(this.root, card, this.start);
    this.columns.setPointerCapture(this.start.pointerId);
    this.scroller = scrollerOf(this.root);
    this.frame = requestAnimationFrame(() => this.#scroll());
    return undefined;
  }

  #onUp() {
    if (this.carried) swallowClick();
    if (this.carried && this.hasGone) this.#follow();
    const { id, marked } = this;
    this.cancel();
    if (marked) this.drop(id, marked.place);
  }

  #onKey(event) {
    if (event.key !== "Escape" || !this.carried) return;
    event.preventDefault();
    event.stopPropagation();
    this.cancel();
  }

  #keep(event) {
    if (this.carried && event.cancelable) event.preventDefault(); // else the page scrolls, and the card is lost
  }

  // What others do meanwhile may have changed the cards: where the hand is now is looked at anew.
  #follow() {
    const target = document.elementFromPoint(this.point.clientX, this.point.clientY);
    this.carried.follow(this.point);
    this.#mark(this.columns.contains(target) ? this.aim({ target, clientY: this.point.clientY }) : null);
  }

  #mark(aim) {
    this.marked?.element.classList.remove(this.marked.look);
    this.marked = aim;
    aim?.element.classList.add(aim.look);
  }

  #scroll() {
    if (!this.root.isConnected) return this.cancel();
    const { columns, scroller, point } = this;
    const covered = parseFloat(getComputedStyle(this.root).getPropertyValue("--plb-covered")) || 0;
    const { top, bottom } = boundsOf(scroller, covered);
    const { left, right } = columns.getBoundingClientRect();
    const before = [scroller.scrollTop, columns.scrollLeft];
    if (this.hasGone) scroller.scrollTop += speedAt(point.clientY, top, bottom);
    if (this.hasGone) columns.scrollLeft += speedAt(point.clientX, left, right);
    if (before.join() !== [scroller.scrollTop, columns.scrollLeft].join()) this.#follow();
    this.frame = requestAnimationFrame(() => this.#scroll());
    return undefined;
  }
}

// Letting go is no click on the card below.
function swallowClick() {
  const swallow = (event) => event.stopPropagation();
  window.addEventListener("click", swallow, { capture: true });
  setTimeout(() => window.removeEventListener("click", swallow, { capture: true }));
}
