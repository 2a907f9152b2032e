// Steps that the page was told of and has not answered yet: each is told again with the next, and done once.

/** Belongs to one board; `handled` is the number of the last step that the page has gone through. */
export class Told {
  constructor() {
    this.steps = [];
    this.last = 0;
  }

  /** Return all that is open with one step more. */
  add(step) {
    this.last += 1;
    this.steps = [...this.steps, { ...step, n: this.last }];
    return this.steps;
  }

  /** Forget what the page has gone through. */
  settle(handled = 0) {
    this.last = Math.max(this.last, handled);
    this.steps = this.steps.filter((step) => step.n > handled);
  }
}
