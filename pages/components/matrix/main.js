// What Streamlit mounts: the matrix of one axis, once per element, through every rerun.

import { registerOf } from "../mounted.js";
import { deskOf } from "./desk.js";
import { Matrix } from "./matrix.js";

const mounted = registerOf("matrix");

/** Show the matrix in the component's element, or hand it new settings. */
export async function mount({ data, parentElement, setTriggerValue }) {
  const openHistory = (cell) => setTriggerValue("history", cell);
  const there = mounted.get(parentElement);
  if (there?.axis === data.axis) return there.adjust(data, openHistory);
  there?.close();
  const place = new Place(parentElement, data, openHistory);
  mounted.set(parentElement, place);
  return place.open();
}

/** Take the matrix away; what was written is kept and sent. */
export function unmount(parentElement) {
  mounted.get(parentElement)?.close();
  mounted.delete(parentElement);
}

class Place {
  constructor(parentElement, settings, openHistory) {
    Object.assign(this, { parentElement, settings, openHistory, axis: settings.axis });
  }

  async open() {
    const { person, workshop } = this.settings;
    const desk = await deskOf(person, workshop);
    if (this.isClosed) return;
    const openHistory = (cell) => this.openHistory(cell);
    this.matrix = new Matrix({ desk, settings: this.settings, openHistory });
    this.parentElement.append(this.matrix.root);
  }

  adjust(settings, openHistory) {
    Object.assign(this, { settings, openHistory });
    this.matrix?.adjust(settings);
  }

  close() {
    this.isClosed = true;
    this.matrix?.close();
  }
}
