// What the HTML on the clipboard says: paragraphs, items and tables, read from an inert document that fetches nothing.

import { clean, join } from "../text.js";
import { findFootnotes, isBackSign } from "./footnotes.js";

const BLOCKS = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL".split(" "),
);
const SKIPPED = new Set(
  "SCRIPT STYLE HEAD TITLE META LINK TEMPLATE NOSCRIPT OBJECT EMBED IFRAME SVG MATH IMG VIDEO AUDIO CANVAS SELECT TEXTAREA INPUT BUTTON XML DEL COL COLGROUP".split(" "),
);
const UNSEEN = /display:\s*none|mso-hide:\s*all|mso-element:\s*(comment|header|footer)|mso-comment-(reference|list)/i;
const MSO_ITEM = /mso-list:\s*(l\d+)\s+level(\d+)/i;
const STEP = 36; // points from a level to the next where nothing else is said
const POINTS = { pt: 1, px: 0.75, in: 72, cm: 28.35, mm: 2.835, em: 12 };
const WIDEST = 60; // columns of a table that are looked at

/**
 * Return { parts, notes }: `parts` in order, each { block } or { table: rows of cells of blocks }; `notes` id → text of
 * the footnotes whose marks stand in the texts. A block is { text, list, continues } as typed.js and outline.js take it.
 */
export function readMarkup(html, newId) {
  const isRowsOnly = /<t[dr][\s>]/i.test(html) && !/<table[\s>]/i.test(html);
  const document = new DOMParser().parseFromString(isRowsOnly ? `<table>${html}</table>` : html, "text/html");
  const reader = new Reader(findFootnotes(document), newId);
  reader.read(document.body);
  return { parts: reader.finish(), notes: reader.notes };
}

class Reader {
  constructor({ signs, bodies }, newId, isCell = false) {
    Object.assign(this, { signs, bodies, newId, isCell });
    this.notes = new Map();
    this.parts = [];
    this.runs = [];
    this.depth = 0;
  }

  read(node, isPre = false) {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) this.#text(isPre ? child.data : child.data.replace(/[ \t\n\r\f]+/g, " "));
      else if (child.nodeType === Node.ELEMENT_NODE) this.#element(child, isPre);
    }
  }

  finish() {
    this.#end();
    return this.parts;
  }

  #text(text) {
    this.runs.push({ text });
  }

  #element(element, isPre) {
    const name = element.nodeName.toUpperCase();
    const style = element.getAttribute("style") ?? "";
    if (SKIPPED.has(name) || UNSEEN.test(style) || element.classList.contains("msocomanchor")) return;
    if (this.bodies.has(element) || isBackSign(element)) return;
    if (this.signs.has(element)) return void this.#sign(element);
    if (/mso-list:\s*Ignore/i.test(style)) return void this.#mark(element.textContent);
    if (name === "BR") return void this.#text("\n");
    const pre = isPre ? !/white-space:\s*normal/i.test(style) : name === "PRE" || /white-space:\s*pre/i.test(style);
    if (name === "TABLE" && !this.isCell && isData(element)) return void this.#table(element);
    if (BLOCKS.has(name)) this.#block(element, name, style, pre);
    else this.read(element, pre || /mso-spacerun/i.test(style));
  }

  #block(element, name, style, isPre) {
    this.#end();
    const isListing = name === "UL" || name === "OL";
    const { depth, isOrdered, within } = this;
    if (isListing) Object.assign(this, { depth: depth + 1, isOrdered: name === "OL" });
    const isItem = name === "LI" ? this.#startItem(element, style) : this.#startParagraph(element, style);
    this.read(element, isPre);
    this.#end();
    Object.assign(this, { depth, isOrdered, within });
    if (isItem) this.list = null;
    if (isItem || isListing) this.continues = Boolean(within);
  }

  // The first block of an item is the item, the others belong to it.
  #startItem(element, style) {
    const named = Number(element.getAttribute("data-aria-level") ?? element.getAttribute("aria-level")); // Word for the web
    this.list = { indent: STEP * Math.max(1, this.depth, named || 0) + pointsOf(style), isOrdered: Boolean(this.isOrdered) };
    this.within = true;
    this.continues = false;
    return true;
  }

  #startParagraph(element, style) {
    if (this.within) return false;
    const found = MSO_ITEM.exec(style);
    if (found) this.list = { indent: pointsOf(style) || STEP * Number(found[2]), isOrdered: false };
    this.continues = !found && /^MsoListParagraph/.test(element.className) && Boolean(this.parts.at(-1)?.block);
    return Boolean(found);
  }

  #mark(mark) {
    if (this.list) this.list.isOrdered = /[\p{L}\d]\s*[.)-]|^\s*\(?\d/u.test(mark);
  }

  #sign(element) {
    const body = this.signs.get(element);
    if (!body) return;
    const reader = new Reader({ signs: new Map(), bodies: new Set() }, this.newId, true);
    reader.read(body);
    const text = reader.finish().map(({ block }) => block.text).join("\n");
    const id = this.newId();
    this.notes.set(id, text);
    this.runs.push({ mark: id });
  }

  #end() {
    const text = trimmed(this.runs);
    this.runs = [];
    if (!text) return;
    this.parts.push({ block: { text, list: this.list ?? undefined, continues: !this.list && Boolean(this.continues) } });
    this.list = null;
    this.continues = Boolean(this.within);
  }

  #table(element) {
    this.#end();
    this.parts.push({ table: gridOf(element, (cell) => this.#cell(cell)) });
  }

  #cell(element) {
    const reader = new Reader(this, this.newId, true);
    reader.notes = this.notes;
    reader.read(element, /white-space:\s*pre/i.test(element.getAttribute("style") ?? ""));
    return reader.finish().map(({ block }) => block);
  }
}

// A table that holds another, or one cell, only lays out what stands in it.
function isData(table) {
  if (table.querySelector("table")) return false;
  return table.rows.length > 1 || (table.rows[0]?.cells.length ?? 0) > 1;
}

// Merged cells say what they say once, at their first row and column.
function gridOf(table, read) {
  const held = new Map(); // column → rows for which a cell from above reaches down
  const rows = [...table.rows].filter((row) => !UNSEEN.test(row.getAttribute("style") ?? ""));
  return rows.map((row) => {
    const cells = [];
    const skip = () => {
      while (held.get(cells.length) > 0) {
        held.set(cells.length, held.get(cells.length) - 1);
        cells.push([]);
      }
    };
    for (const cell of row.cells) {
      skip();
      const at = cells.length;
      cells.push(read(cell));
      while (cells.length < Math.min(at + cell.colSpan, WIDEST)) cells.push([]);
      for (let column = at; column < cells.length; column += 1) held.set(column, cell.rowSpan - 1);
    }
    skip();
    return cells.slice(0, WIDEST);
  });
}

/** Return runs as a stored text: white space as it is seen, no empty lines. */
function trimmed(runs) {
  const text = clean(join(runs.map((run) => (run.mark ? run : { text: run.text.replaceAll("\t", " ") }))));
  const lines = text.split("\n").map((line) => line.replace(/[ \u00a0]{2,}/g, " ").replace(/^[ \u00a0]+|[ \u00a0]+$/g, ""));
  return lines.filter(Boolean).join("\n");
}

function pointsOf(style) {
  const found = /margin-left:\s*(-?[\d.]+)(pt|px|in|cm|mm|em)/i.exec(style) ?? /margin:(?:\s*\S+){3}\s+(-?[\d.]+)(pt|px|in|cm|mm|em)/i.exec(style);
  return found ? Number(found[1]) * POINTS[found[2].toLowerCase()] : 0;
}
