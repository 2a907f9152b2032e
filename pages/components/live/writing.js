// Knows that somebody is writing in a dialog. A run of the page puts its dialog up anew, and what was typed since the
// box was last left would be lost; the runs of the dialog alone, when the box is left, leave it where it stands.

const BOXES = "textarea, input:is([type=text], [type=email], [type=url], :not([type])):not([role=combobox])";

/** Is an element, the one that has the focus, a box for words in a dialog? */
export function isWriting(element) {
  return Boolean(element?.matches(BOXES) && element.closest("[role=dialog]"));
}
