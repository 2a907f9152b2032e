// Asks Streamlit for a rerun, until one has shown the revision it was asked for.

const REST = 150; // ms that changes are gathered
const AGAIN = 2_500; // ms after which an unanswered request is repeated: Streamlit drops them while it reconnects
const TRIES = 8;

/** `trigger(revision)` asks once, never while `isGoing()`; `shown` is the revision of the last run. */
export class Rerun {
  constructor(shown, isGoing = () => false) {
    this.shown = shown;
    this.isGoing = isGoing;
    this.wanted = shown;
    this.trigger = () => undefined;
  }

  /** A run showed this revision. */
  showed(revision) {
    this.shown = revision;
    if (revision >= this.wanted) this.stop();
  }

  /** Something changed up to this revision; `force` asks even when it was shown. */
  want(revision, { force = false } = {}) {
    if (force) this.shown = Math.min(this.shown, revision - 1);
    if (revision <= this.shown) return;
    this.wanted = Math.max(this.wanted, revision);
    this.left = TRIES;
    this.pending ??= setTimeout(() => this.#ask(), REST);
  }

  stop() {
    clearTimeout(this.pending);
    this.pending = null;
  }

  #ask() {
    this.pending = null;
    if (this.shown >= this.wanted) return;
    if (this.isGoing()) {
      this.pending = setTimeout(() => this.#ask(), REST);
      return;
    }
    this.trigger(this.wanted);
    this.left -= 1;
    if (this.left > 0) this.pending = setTimeout(() => this.#ask(), AGAIN);
  }
}
