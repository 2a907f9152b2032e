// Knows that a rerun would come in between. On the way to another page Streamlit takes every one asked for as one of the
// old page, and the click on the menu is lost; while a script runs, another run stops it, and with it what it was to do.

const WAY = 5_000; // ms a way may take, over a bad network; then the click led nowhere
const BUTTON = 1_000; // ms until the page runs for what somebody did; what a button does may lead to another page

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
  } else if (click.target?.closest?.("button")) acted(time);
}

/** Take note that the page was told at `time` (ms) of something it is to do. */
export function acted(time) {
  pressed = time;
}

/** Does the page's script run, as far as the browser knows? */
export function isRunning(page = globalThis.document) {
  return page?.querySelector("[data-test-script-state]")?.dataset.testScriptState === "running";
}

/** Is somebody, at `time` (ms) and `here` (URL), still on their way? */
export function isGoing(here, time) {
  return time - pressed < BUTTON || (time - started < WAY && here.pathname === left);
}

function opensElsewhere(click, link) {
  return click.ctrlKey || click.metaKey || click.shiftKey || (link.target && link.target !== "_self");
}

globalThis.document?.addEventListener("click", (click) => note(click, globalThis.location, performance.now()), true);
