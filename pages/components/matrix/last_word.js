// At the announced moment a matrix is closed on the page itself: what was typed by then leaves at once.

import { isOver, leftOf } from "../live/closing.js";

/** Belongs to one matrix; `isSaid` once nothing more may be written, and `changed()` is called at that moment. */
export class LastWord {
  constructor({ connection, changed }) {
    Object.assign(this, { connection, changed });
    const { closing } = connection;
    this.isSaid = Boolean(closing?.stops) && !closing.ended && isOver(closing);
    this.stop = connection.listen({ closing: () => this.#look() });
    this.#wait();
  }

  /** The server has said anew who may write: what it says of a stage that is closed is in that. */
  renew() {
    if (this.connection.closing?.ended) this.isSaid = false;
  }

  close() {
    clearTimeout(this.later);
    this.stop();
  }

  // A coordinator goes on writing; a closing that was called off, or whose stage is open again, ends nothing.
  #look() {
    const { closing } = this.connection;
    const isSaid = Boolean(closing?.stops) && isOver(closing);
    const isNews = isSaid !== this.isSaid;
    this.isSaid = isSaid;
    this.#wait();
    if (isNews) this.changed();
  }

  #wait() {
    clearTimeout(this.later);
    const { closing } = this.connection;
    if (closing?.stops && !closing.ended && !this.isSaid) this.later = setTimeout(() => this.#look(), leftOf(closing) + 1);
  }
}
