// Knows that somebody is on their way to another page. Until the new page has begun, Streamlit takes every rerun asked
// for as one of the old page, and the click on the menu is lost.

const WAY = 5_000; // ms a way may take, over a bad network; then the click led nowhere
const BUTTON = 1_000; // ms in which what a button does may lead to another page

let started = -Infinity;
let left = ""; // the path one goes away from
let pressed = -Infinity;

/** Take note of a click at `time` (ms) on a page at `here` (URL). */
export function note(click, here, time) {
  const link = click.target?.closest?.("a[href]");
  if (link) {
    if (opensElsewhere(click, link) || new URL(link.href).pathname === here.pathname) return;
    started = time;
    left = here.pathname;
  } else if (click.target?.closest?.("button")) pressed = time;
}

/** Is somebody, at `time` (ms) and `here` (URL), still on their way? */
export function isGoing(here, time) {
  return time - pressed < BUTTON || (time - started < WAY && here.pathname === left);
}

function opensElsewhere(click, link) {
  return click.ctrlKey || click.metaKey || click.shiftKey || (link.target && link.target !== "_self");
}

globalThis.document?.addEventListener("click", (click) => note(click, globalThis.location, performance.now()), true);
