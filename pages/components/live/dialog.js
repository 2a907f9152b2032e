// Closes the dialog Streamlit opens when its own connection is lost, which would take the keyboard from who is writing.

const HEADING = /^Connection error/;
const RETURNS = [0, 50, 150, 400]; // ms after which the focus is given back, the dialog having its own ideas of it

let observer = null;
let last = null; // what had the focus before the dialog

/** Watch for the dialog from now on, once for the page. */
export function keepDialogAway() {
  if (observer) return;
  document.addEventListener("focusin", (event) => event.target.closest("[role=dialog]") || (last = event.target), true);
  observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true, subtree: true });
}

function look(records) {
  if (!records.some((record) => record.addedNodes.length)) return;
  for (const dialog of document.querySelectorAll("[role=dialog]")) {
    if (HEADING.test(dialog.textContent.trim())) dismiss(dialog);
  }
}

function dismiss(dialog) {
  if (dialog.dataset.plDismissed) return;
  dialog.dataset.plDismissed = "true";
  dialog.style.visibility = "hidden";
  const target = last;
  (dialog.querySelector("[aria-label=Close]") ?? dialog.querySelector("button"))?.click();
  for (const time of RETURNS) setTimeout(() => giveBack(target), time);
}

function giveBack(target) {
  const { activeElement } = document;
  const isTaken = activeElement === document.body || activeElement?.closest("[role=dialog]");
  if (target?.isConnected && isTaken) target.focus({ preventScroll: true });
}
