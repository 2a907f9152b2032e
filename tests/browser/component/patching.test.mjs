import assert from "node:assert/strict";
import { test } from "node:test";

import { patch } from "../../../pages/components/scene/patching.js";

/** As much of a document's node as patching needs: an element, or a text where `nodeName` is "#text". */
class Node {
  constructor(nodeName, attributes = {}, ...childNodes) {
    Object.assign(this, { nodeName, attributes: { ...attributes }, childNodes: [] });
    this.nodeType = nodeName === "#text" ? 3 : 1;
    childNodes.forEach((child) => this.append(typeof child === "string" ? new Node("#text", { text: child }) : child));
  }
  append(child) {
    child.parent?.childNodes.splice(child.parent.childNodes.indexOf(child), 1);
    child.parent = this;
    this.childNodes.push(child);
  }
  remove() {
    this.parent.childNodes.splice(this.parent.childNodes.indexOf(this), 1);
    this.parent = null;
  }
  replaceWith(other) {
    const { parent } = this;
    const place = parent.childNodes.indexOf(this);
    other.remove();
    parent.childNodes[place] = Object.assign(other, { parent });
    this.parent = null;
  }
  getAttributeNames = () => Object.keys(this.attributes);
  hasAttribute = (name) => name in this.attributes;
  getAttribute = (name) => this.attributes[name];
  setAttribute = (name, value) => (this.attributes[name] = value);
  removeAttribute = (name) => delete this.attributes[name];
  isEqualNode = (other) => said(this) === said(other);
}

function said({ nodeName, attributes, childNodes }) {
  return JSON.stringify([nodeName, Object.entries(attributes).sort(), childNodes.map(said)]);
}

const scene = (text, ...more) =>
  new Node("BODY", {}, new Node("DIV", { class: "pl-screen" }, new Node("P", {}, "Eje 1"), new Node("P", {}, text), ...more));

test("only what is another is changed: what stays is the same node", () => {
  const shown = scene("Antes");
  const [region] = shown.childNodes;
  const [title, words] = region.childNodes;

  patch(shown, scene("Después"));

  assert.equal(said(shown), said(scene("Después")));
  assert.deepEqual([shown.childNodes[0] === region, region.childNodes[0] === title, region.childNodes[1] === words], [true, true, true]);
});

test("what is new comes at its end, what is gone goes, another element takes its place", () => {
  const shown = scene("Uno", new Node("UL", {}, new Node("LI", {}, "a")));
  const other = () => scene("Uno", new Node("H1", { class: "x" }, "b"), new Node("P", {}, "c"));

  patch(shown, other());
  assert.equal(said(shown), said(other()));

  patch(shown, scene("Uno"));
  assert.equal(said(shown), said(scene("Uno")));
});

test("attributes follow: what is no more is taken away", () => {
  const shown = new Node("BODY", {}, new Node("DIV", { class: "a", style: "--size:3" }, "x"));
  const wanted = () => new Node("BODY", {}, new Node("DIV", { class: "b", role: "region" }, "x"));

  patch(shown, wanted());

  assert.equal(said(shown), said(wanted()));
});
