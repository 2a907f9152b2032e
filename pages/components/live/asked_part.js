// The part of a page of texts that its address names: one is led there once, as soon as it stands on the page.

import { followAddress } from "../asked_cell.js";

const PATIENCE = 8_000; // ms in which the page may put its parts there

/** Lead to the part the address (URL) of this page names, now or when it comes. */
export function leadToPart(address, document) {
  const look = () => followAddress(address, (item) => partOf(document, item), (item) => show(partOf(document, item)));
  if (look()) return;
  const watch = new MutationObserver(() => look() && watch.disconnect());
  watch.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => watch.disconnect(), PATIENCE);
}

function partOf(document, item) {
  const parts = document.querySelectorAll(`[class*="st-key-part-${item}-"]`);
  return [...parts].find((part) => part.getClientRects().length); // not in a tab that is shut
}

function show(part) {
  part.style.scrollMarginTop = "5rem"; // below the bar that lies over the page
  part.scrollIntoView({ block: "start" });
}
