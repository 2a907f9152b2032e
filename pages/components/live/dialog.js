// Closes the dialog Streamlit opens when its own connection is lost, before it takes a key from who is writing.

const HEADING = /^Connection error/;
const RETURNS = [0, 50, 150, 400]; // ms after which the focus is given back, should the dialog have taken it after all

let observer = null;
let last = null; // what had the focus before the dialog

/** Watch for the dialog from now on, once for the page. */
export function keepDialogAway() {
  if (observer) return;
  for (const name of ["focusin", "focusout"]) window.addEventListener(name, onFocus, true);
  observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true, subtree: true });
}

// The dialog takes the focus as it is put up, and traps it. The focus goes back within the same task and nobody hears
// that it was gone: the caret stays, the trap does not spring, and no key comes in between.
function onFocus(event) {
  const isTaking = isInDialog(event.target);
  if (isTaking || isInDialog(event.relatedTarget)) event.stopImmediatePropagation();
  else if (event.type === "focusin") last = event.target;
  if (isTaking && event.type === "focusin") last?.focus({ preventScroll: true });
}

function look(records) {
  if (!records.some((record) => record.addedNodes.length)) return;
  for (const dialog of document.querySelectorAll("[role=dialog]")) if (isOfConnection(dialog)) dismiss(dialog);
}

function dismiss(dialog) {
  if (dialog.dataset.plDismissed) return;
  dialog.dataset.plDismissed = "true";
  dialog.style.visibility = "hidden";
  const target = last;
  for (let each = target; each; each = each.parentElement) each.inert = false; // so is all but the dialog until it goes
  (dialog.querySelector("[aria-label=Close]") ?? dialog.querySelector("button"))?.click();
  for (const time of RETURNS) setTimeout(() => giveBack(target), time);
}

function giveBack(target) {
  const { activeElement } = document;
  const isTaken = activeElement === document.body || isInDialog(activeElement);
  if (target?.isConnected && isTaken) target.focus({ preventScroll: true });
}

function isInDialog(element) {
  const dialog = element?.closest?.("[role=dialog]");
  return Boolean(dialog) && isOfConnection(dialog);
}

function isOfConnection(dialog) {
  return HEADING.test(dialog.textContent.trim());
}
