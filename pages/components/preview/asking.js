// Asks how many pages a document has, which is known when they have been made.

/** Return { pages, revision }, or { message } with the sentence of a refusal; nothing where nobody of ours answered. */
export async function askForPages(address, ask = fetch) {
  try {
    const answer = await ask(address, { headers: { accept: "application/json" } });
    const said = await answer.json();
    return answer.ok ? said : { message: said.message };
  } catch {
    return {};
  }
}

/** Return where the picture of a page is, at a revision, of the document as it was chosen. */
export function pageAddress(address, page, revision, chosen) {
  return `${address}/${page}.png?${chosen ? `${chosen}&` : ""}revision=${revision}`;
}
