// Knows that something is being pressed: what moved under the finger or the mouse meanwhile would take the press away.

const SETTLES = 150; // ms after letting go in which the click still comes

/** Belongs to one element; `over()` is called when a press on it is over and what it asked for was done. */
export class Pressed {
  constructor(root, over) {
    this.over = over;
    this.isGoing = false;
    this.listening = new AbortController();
    const on = (where, name, handle) => where.addEventListener(name, handle, { capture: true, signal: this.listening.signal });
    on(root, "pointerdown", () => this.#begin());
    on(window, "click", () => this.#endIn(0));
    for (const name of ["pointerup", "pointercancel"]) on(window, name, () => this.#endIn(SETTLES));
    on(window, "blur", ({ target }) => target === window && this.#endIn(SETTLES)); // not of the text that was left
  }

  /** Listen no more. */
  close() {
    this.listening.abort();
    clearTimeout(this.ending);
  }

  #begin() {
    clearTimeout(this.ending);
    this.isGoing = true;
  }

  #endIn(delay) {
    if (!this.isGoing) return;
    clearTimeout(this.ending);
    this.ending = setTimeout(() => this.#end(), delay);
  }

  #end() {
    this.isGoing = false;
    this.over();
  }
}
