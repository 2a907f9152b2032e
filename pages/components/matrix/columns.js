// The choice of columns: a button with a panel of boxes to tick, remembered by this browser for the workshop.

import { button, element } from "../elements.js";
import { Popup } from "../popup.js";
import { columnsToShow, keepChosen, readChosen } from "./shown_columns.js";

/** `changed()` is called when other columns are to be shown. */
export class Columns {
  constructor({ root, settings, changed }) {
    Object.assign(this, { settings, changed });
    const { messages, workshop } = settings;
    this.chosen = readChosen(workshop);
    this.button = button({ icon: "columns", text: messages.columns, label: messages.columns_title, class: "pl-compact" });
    this.popup = new Popup({ root, anchor: this.button, label: messages.columns_title, fill: () => this.#fill() });
  }

  /** Return settings with the columns to show; the same object while nothing has changed. */
  applied(settings, needed) {
    this.settings = settings;
    const columns = columnsToShow({ ...settings, chosen: this.chosen, needed });
    const signature = JSON.stringify(columns);
    if (this.last?.given !== settings || this.last.signature !== signature) {
      this.last = { given: settings, signature, made: { ...settings, columns } };
    }
    return this.last.made;
  }

  #fill() {
    const { allColumns, messages } = this.settings;
    const shown = new Set(columnsToShow({ ...this.settings, chosen: this.chosen }).map(({ field }) => field));
    const boxes = allColumns.map((column) => this.#box(column, shown.has(column.field)));
    const reset = button({ text: messages.columns_reset, class: "pl-reset", onclick: () => this.#reset() });
    reset.disabled = !this.chosen;
    return [...boxes, reset];
  }

  #box({ field, label }, checked) {
    const box = element("input", { type: "checkbox", name: field, checked, disabled: field === "text" });
    box.addEventListener("change", () => this.#choose());
    return element("label", { class: "pl-choice" }, box, element("span", {}, label));
  }

  #choose() {
    const boxes = [...this.popup.element.querySelectorAll("input")];
    this.#keep(boxes.filter((box) => box.checked).map((box) => box.name));
    this.popup.element.querySelector(".pl-reset").disabled = false;
  }

  #reset() {
    this.#keep(null);
    this.popup.close();
    this.button.focus({ preventScroll: true });
  }

  #keep(chosen) {
    this.chosen = chosen;
    keepChosen(this.settings.workshop, chosen);
    this.changed();
  }
}
