// What Streamlit mounts: the matrix of one axis, once per element, through every rerun.

import { registerOf } from "../mounted.js";
import { deskOf } from "./desk.js";
import { Matrix } from "./matrix.js";
import { askFor } from "./replica.js";

const mounted = registerOf("matrix");

/** Show the matrix in the component's element, or hand it new settings. */
export async function mount({ data, parentElement, setTriggerValue }) {
  const ask = (what, cell) => setTriggerValue("asked", { what, ...cell });
  const there = mounted.get(parentElement);
  if (there?.axis === data.axis) return there.adjust(data, ask);
  there?.close();
  const place = new Place(parentElement, data, ask);
  mounted.set(parentElement, place);
  return place.open();
}

/** Take the matrix away; what was written is kept and sent. */
export function unmount(parentElement) {
  mounted.get(parentElement)?.close();
  mounted.delete(parentElement);
}

class Place {
  constructor(parentElement, settings, ask) {
    this.called = performance.now();
    Object.assign(this, { parentElement, settings, ask, axis: settings.axis });
  }

  async open() {
    const { person, workshop } = this.settings;
    const early = askFor(this.settings); // while the outbox opens
    const desk = await deskOf(person, workshop);
    if (this.isClosed) return;
    const ask = (what, cell) => this.ask(what, cell);
    this.matrix = new Matrix({ desk, settings: this.settings, ask, early, shown: () => this.#measure() });
    this.parentElement.append(this.matrix.root);
  }

  // From Streamlit's call to rows that can be read, for `make bench`: two frames later they are painted.
  #measure() {
    const done = () => performance.measure("plenaria-matrix-open", { start: this.called, end: performance.now() });
    requestAnimationFrame(() => requestAnimationFrame(done));
  }

  adjust(settings, ask) {
    Object.assign(this, { settings, ask });
    this.matrix?.adjust(settings);
  }

  close() {
    this.isClosed = true;
    this.matrix?.close();
  }
}
