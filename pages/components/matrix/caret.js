// Where the caret stands in a cell, as a place in its flat text, where a footnote mark and a line break count one.

const MARK = "SUP";

/** Return [start, end] of the selection within a cell's element; `null` when it is elsewhere. */
export function readCaret(element) {
  const selection = document.getSelection();
  if (!selection.rangeCount || !element.contains(selection.anchorNode)) return null;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  return [placeOf(element, startContainer, startOffset), placeOf(element, endContainer, endOffset)];
}

/** Select from one place to another; places behind the end mean the end. */
export function writeCaret(element, places) {
  const selection = document.getSelection();
  selection.removeAllRanges();
  selection.addRange(rangeOf(element, places));
}

/** Return what stands between two places as a range of the document. */
export function rangeOf(element, [start, end]) {
  const range = document.createRange();
  range.setStart(...pointAt(element, start));
  range.setEnd(...pointAt(element, end));
  return range;
}

function placeOf(element, node, offset) {
  if (node.nodeType === Node.TEXT_NODE) return lengthBefore(element, node) + offset;
  if (node.closest?.("sup")) return lengthBefore(element, node.closest("sup")) + (offset ? 1 : 0);
  const child = node.childNodes[offset];
  if (child) return lengthBefore(element, child);
  return (node === element ? 0 : lengthBefore(element, node)) + lengthOf(node);
}

function pointAt(element, place) {
  let left = place;
  for (const leaf of leaves(element)) {
    const length = lengthOf(leaf);
    if (leaf.nodeType === Node.TEXT_NODE && left <= length) return [leaf, left];
    if (left === 0) return [leaf.parentNode, indexOf(leaf)];
    left -= length;
  }
  return [element, element.childNodes.length];
}

function lengthBefore(element, node) {
  let length = 0;
  for (const leaf of leaves(element)) {
    if (leaf === node || node.contains(leaf)) return length;
    if (leaf.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING) return length;
    length += lengthOf(leaf);
  }
  return length;
}

function lengthOf(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data.length;
  if (node.nodeName === MARK || node.nodeName === "BR") return 1;
  return leaves(node).reduce((sum, leaf) => sum + lengthOf(leaf), 0);
}

function leaves(element) {
  return Array.from(element.childNodes).flatMap((node) => (isLeaf(node) ? [node] : leaves(node)));
}

function isLeaf(node) {
  return node.nodeType === Node.TEXT_NODE || node.nodeName === MARK || node.nodeName === "BR";
}

function indexOf(node) {
  return Array.prototype.indexOf.call(node.parentNode.childNodes, node);
}
