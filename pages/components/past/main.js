// What Streamlit mounts to read an axis as it was: rows made once for each version, their buttons tell the page.

import { button, element } from "../elements.js";
import { registerOf } from "../mounted.js";

const mounted = registerOf("past");
const TAGS = { same: "span", gone: "del", new: "ins" };

/** Show a version, or another one in its place. */
export function mount({ data, parentElement, setTriggerValue }) {
  const there = mounted.get(parentElement) ?? new Past(parentElement);
  mounted.set(parentElement, there);
  there.adjust(data, (asked) => setTriggerValue("asked", asked));
}

/** Take it away. */
export function unmount(parentElement) {
  mounted.get(parentElement)?.close();
  mounted.delete(parentElement);
}

class Past {
  constructor(parentElement) {
    this.root = element("div", { class: "pl-past" });
    parentElement.append(this.root);
  }

  /** Show what the page says, unless it is on the screen already: whoever reads keeps their place. */
  adjust(data, ask) {
    this.ask = ask;
    const signature = JSON.stringify(data);
    if (signature === this.signature) return;
    this.signature = signature;
    this.root.style.setProperty("--plv-columns", String(data.columns.length));
    const isAbove = (row) => row.kind === "title" || row.kind === "head";
    const head = data.rows.filter(isAbove);
    const body = data.rows.filter((row) => !isAbove(row));
    const titles = [data.number, ...data.columns, ""].map((title) => element("div", { role: "columnheader" }, title));
    const header = element("div", { class: "plv-row plv-header", role: "row" }, ...titles);
    const table = element("div", { class: "plv-table", role: "table", "aria-label": data.name }, header, ...body.map((row) => this.#row(row)));
    this.root.replaceChildren(...head.map((row) => this.#head(row)), table, this.#notes(data.notes));
  }

  close() {
    this.root.remove();
  }

  #head(row) {
    const label = element("div", { class: "plv-number" }, row.number);
    return element("div", { class: `plv-head plv-of-${row.kind}` }, label, ...row.cells.map((cell) => this.#cell(cell, "div")), this.#tools(row.tools, "div"));
  }

  #row(row) {
    const classes = `plv-row plv-${row.kind} plv-level${row.level} ${row.state && `plv-${row.state}`}`;
    const number = element("div", { class: "plv-number", role: "rowheader" }, row.number);
    const cells = row.cells.map((cell) => this.#cell(cell, "cell"));
    const tags = row.tags.map((tag) => element("span", { class: "plv-tag" }, tag));
    if (tags.length) cells[0]?.prepend(element("div", { class: "plv-tags" }, ...tags));
    return element("div", { class: classes, role: "row" }, number, ...cells, this.#tools(row.tools, "cell"));
  }

  #cell({ label, pieces, tools }, role) {
    const text = element("div", { class: "plv-text", translate: false }, ...pieces.map(piece));
    const below = tools.map((tool) => this.#button(tool));
    return element("div", { class: "plv-cell", role: role === "cell" ? role : undefined, "data-label": label }, text, ...below);
  }

  #tools(tools, role) {
    return element("div", { class: "plv-tools", role: role === "cell" ? role : undefined }, ...tools.map((tool) => this.#button(tool)));
  }

  #button({ what, item, field = "", seen = 0, label, name }) {
    const isIcon = what === "history";
    const made = button({ icon: isIcon ? "history" : undefined, text: isIcon ? undefined : label, label: name, class: `plv-${what}` });
    if (!isIcon) made.setAttribute("aria-label", name);
    made.onclick = () => this.ask({ what, item, field, seen });
    return made;
  }

  #notes(notes) {
    const lines = notes.map(({ number, text }) => element("li", { value: Number(number), translate: false }, text));
    return lines.length ? element("ol", { class: "plv-notes" }, ...lines) : "";
  }
}

function piece([kind, text, note]) {
  return element(TAGS[kind], {}, note ? element("sup", {}, note) : text);
}
