// What scrolls while something is dragged near its edges, and how fast.

const EDGE = 72; // px from the edges of what scrolls
const FASTEST = 30; // px in a frame

/** Return how many px to scroll in a frame for a hand at one place between the edges: back below 0, 0 in the middle. */
export function speedAt(at, start, end) {
  const depth = at < start + EDGE ? at - start - EDGE : Math.max(0, at - end + EDGE);
  return Math.max(-1, Math.min(1, depth / EDGE)) * FASTEST;
}

/** Return what scrolls a node up and down: what is around it, or the document. */
export function scrollerOf(node) {
  for (let each = node.parentElement; each; each = each.parentElement) {
    const scrolls = /auto|scroll/.test(getComputedStyle(each).overflowY) && each.scrollHeight > each.clientHeight;
    if (scrolls) return each;
  }
  return document.scrollingElement;
}

/** Return the upper and lower edge of what scrolls, as far as it is in the window, below what covers its top. */
export function boundsOf(scroller, covered = 0) {
  const box = scroller.getBoundingClientRect();
  return { top: Math.max(box.top, 0) + covered, bottom: Math.min(box.bottom, window.innerHeight) };
}
