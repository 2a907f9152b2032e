// Steps that the page was told of and has not answered yet: each is told until it was gone through, and done once.

const AGAIN = 1_500; // ms after which what was not answered is told again: a run that others' news stop answers nothing
const TRIES = 10;

/** Belongs to one board; `tell(steps)` tells the page, never by itself while `isRunning()`. */
export class Told {
  constructor(tell, isRunning = () => false) {
    Object.assign(this, { tell, isRunning, steps: [], last: 0 });
  }

  /** Tell of one step more, with all that are open. */
  add(step) {
    this.last += 1;
    this.steps = [...this.steps, { ...step, n: this.last }];
    this.left = TRIES;
    this.tell(this.steps);
    this.#wait();
  }

  /** Forget what the page has gone through; `handled` is the number of the last such step. */
  settle(handled = 0) {
    this.last = Math.max(this.last, handled);
    this.steps = this.steps.filter((step) => step.n > handled);
    if (!this.steps.length) this.close();
  }

  close() {
    clearTimeout(this.waiting);
  }

  #wait() {
    this.close();
    if (this.left > 0) this.waiting = setTimeout(() => this.#again(), AGAIN);
  }

  #again() {
    if (!this.isRunning()) {
      this.left -= 1;
      this.tell(this.steps);
    }
    this.#wait();
  }
}
