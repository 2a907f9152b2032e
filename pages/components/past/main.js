// What Streamlit mounts to read an axis as it was: rows made once for each version, their buttons tell the page.

import { button, element } from "../elements.js";
import { registerOf } from "../mounted.js";

const mounted = registerOf("past");
const [FRAME, WIDE, NARROW] = [7, 11, 9.4]; // em: number and tools, the first column, each of the others
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
    this.fitting = new ResizeObserver(() => this.#fit());
    this.fitting.observe(this.root);
  }

  /** Show what the page says, unless it is on the screen already: whoever reads keeps their place. */
  adjust(data, ask) {
    this.ask = ask;
    const signature = JSON.stringify(data);
    if (signature === this.signature) return;
    this.signature = signature;
    const others = data.columns.slice(1).map(() => "minmax(0, 1.2fr)").join(" ");
    this.root.style.setProperty("--plv-columns", `3.2em minmax(0, 3fr) ${others} 2.75rem`);
    this.least = FRAME + WIDE + NARROW * (data.columns.length - 1);
    this.#fit();
    const isAbove = (row) => row.kind === "title" || row.kind === "head";
    const head = data.rows.filter(isAbove);
    const body = data.rows.filter((row) => !isAbove(row));
    const titles = [data.number, ...data.columns, ""].map((title) => element("div", { role: "columnheader" }, title));
    const header = element("div", { class: "plv-row plv-header", role: "row" }, ...titles);
    const table = element("div", { class: "plv-table", role: "table", "aria-label": data.name }, header, ...body.map((row) => this.#row(row)));
    this.root.replaceChildren(...head.map((row) => this.#head(row)), table, this.#notes(data.notes));
  }

  close() {
    this.fitting.disconnect();
    this.root.remove();
  }

  #fit() {
    const size = parseFloat(getComputedStyle(this.root).fontSize);
    this.root.classList.toggle("plv-cards", this.root.clientWidth < this.least * size);
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
    const lines = notes.map(({ number, pieces, tools }) => {
      const text = element("span", { class: "plv-text", translate: false }, ...pieces.map(piece));
      return element("li", { value: Number(number) }, text, ...tools.map((tool) => this.#button(tool)));
    });
    return lines.length ? element("ol", { class: "plv-notes" }, ...lines) : "";
  }
}

function piece([kind, text, note]) {
  return element(TAGS[kind], {}, note ? element("sup", {}, note) : text);
}
