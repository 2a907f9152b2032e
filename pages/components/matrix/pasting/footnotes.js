// The footnotes of a copied document: Word, LibreOffice and Google Docs link each sign to its note and the note back.

const TARGET = /^_?(ftn|edn|fn|footnote|endnote|sdfootnote|sdendnote|cite_note)[-\w.:]*$/i;
const BACK = /ref|anc/i;
const SIGN = /^\s*[[(]?[\divxlc*†‡]{1,5}[\])]?\s*$/i;
const OFFICE = /mso-(foot|end)note-id/i;
const BODY = "[style*='mso-element:footnote'],[style*='mso-element:endnote'],[id^=sdfootnote],[id^=sdendnote]";
const LIST = /mso-element:\s*(foot|end)note-list/i;

/**
 * Find the notes of a document: `signs` are the links that stand for one, each with the element of its note or `null`;
 * `bodies` the elements that hold notes, which are no part of the text.
 */
export function findFootnotes(document) {
  const signs = new Map();
  const bodies = new Set();
  const named = namedIn(document);
  for (const link of document.querySelectorAll("a[href*='#']")) {
    if (!isSign(link)) continue;
    const body = bodyOf(named, link);
    signs.set(link, body);
    if (body) bodies.add(body);
  }
  for (const each of document.querySelectorAll("[style*='mso-element']")) {
    if (LIST.test(each.getAttribute("style"))) bodies.add(each);
  }
  return { signs, bodies };
}

/** Say whether an element is the sign at the head of a note, which leads back to the text. */
export function isBackSign(element) {
  return element.nodeName === "A" && BACK.test(targetOf(element));
}

function isSign(link) {
  const target = targetOf(link);
  if (BACK.test(target)) return false;
  return OFFICE.test(link.getAttribute("style") ?? "") || (TARGET.test(target) && SIGN.test(link.textContent));
}

function targetOf(link) {
  const address = link.getAttribute("href") ?? "";
  return address.slice(address.indexOf("#") + 1);
}

// The first element of each name; a link names itself too, but never by the name of what it leads to.
function namedIn(document) {
  const named = new Map();
  for (const each of document.querySelectorAll("[id],[name]")) {
    for (const name of [each.id, each.getAttribute("name")]) if (name && !named.has(name)) named.set(name, each);
  }
  return named;
}

function bodyOf(named, link) {
  const found = named.get(targetOf(link));
  return found?.closest(BODY) ?? found?.closest("p,li,div") ?? null;
}
