// Keeps what one writes or reads where it is on the screen, whatever others put, take away or move around it.

const NEAR = 12; // rows of which one is expected to outlast a change

/**
 * Call `patch()`, which returns the rows it moved, and scroll by as much as the text with the focus was shifted; where
 * none is in sight, by as much as the first row in sight that is still there. `above` are bars that cover rows.
 */
export function keepStill({ root, body, above }, patch) {
  const scroller = scrollerOf(body);
  const edge = Math.max(...above.map((bar) => bar.getBoundingClientRect().bottom));
  const before = [...focused(root, edge), ...inSight(body, edge)].map((element) => [element, topOf(element)]);
  const moved = patch();
  const isStill = ([element]) => element.isConnected && !moved.has(element);
  const found = before.find(isStill);
  if (!found) return;
  const shift = topOf(found[0]) - found[1];
  if (Math.abs(shift) > 0.5) scroller.scrollTop += shift;
}

// The text that is written in, if it can be seen: it is followed also where its row moved.
function focused(root, edge) {
  const text = document.activeElement;
  if (!text?.cell || !root.contains(text)) return [];
  const { top, bottom } = text.getBoundingClientRect();
  return bottom > edge && top < window.innerHeight ? [text] : [];
}

// Nothing but what scrolled away above may grow or go unseen: at the beginning of the table all stays as it comes.
function inSight(body, edge) {
  const rows = body.children;
  if (!rows.length || topOf(body) >= edge) return [];
  let [low, high] = [0, rows.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle].getBoundingClientRect().bottom > edge) high = middle;
    else low = middle + 1;
  }
  return Array.from(rows).slice(low, low + NEAR);
}

function topOf(element) {
  return element.getBoundingClientRect().top;
}

function scrollerOf(element) {
  for (let each = element.parentElement; each; each = each.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(each).overflowY) && each.scrollHeight > each.clientHeight) return each;
  }
  return document.scrollingElement;
}
