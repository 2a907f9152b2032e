// What Streamlit mounts to say the language of the page.

import { element } from "../elements.js";

/** Mark the document; the element that stays behind only serves to be taken out of the page's spacing. */
export function mount({ data, parentElement }) {
  document.documentElement.lang = data.language;
  if (!parentElement.querySelector(".pl-language")) parentElement.append(element("div", { class: "pl-language" }));
}

/** Leave the document as it is: another page says its own. */
export function unmount() {}
