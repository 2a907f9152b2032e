// What Streamlit mounts to show a document's pages: they are asked for once, and again when somebody wants them newer.

import { button, element, fill } from "../elements.js";
import { registerOf } from "../mounted.js";
import { askForPages, pageAddress } from "./asking.js";

const mounted = registerOf("preview");
const RATIO = "17 / 22"; // of a letter page, until a picture says better

/** Show the pages, or learn of a later revision. */
export function mount({ data, parentElement }) {
  const preview = mounted.get(parentElement) ?? new Preview(parentElement);
  mounted.set(parentElement, preview);
  preview.adjust(data);
}

/** Take the pages away. */
export function unmount(parentElement) {
  mounted.get(parentElement)?.close();
  mounted.delete(parentElement);
}

class Preview {
  constructor(parentElement) {
    this.words = element("span", { role: "status", "aria-live": "polite" });
    this.bar = element("progress", { hidden: true });
    this.again = button({ text: " ", onclick: () => this.#ask() });
    this.said = element("div", { class: "plp-said" }, this.bar, this.words, this.again);
    this.pages = element("div", { class: "plp-pages" });
    this.root = element("div", { class: "plp-preview" }, this.said, this.pages);
    parentElement.append(this.root);
  }

  adjust(data) {
    const isOther = data.address !== this.data?.address || data.chosen !== this.data?.chosen;
    this.data = data;
    this.again.querySelector("span").textContent = data.messages.again;
    if (isOther) this.#ask();
    else if (this.shown && data.revision > this.shown) this.#say(data.messages.later, { again: true });
  }

  close() {
    this.asking = undefined;
    this.root.remove();
  }

  async #ask() {
    const { address, chosen, messages } = this.data;
    const asking = (this.asking = {});
    this.bar.setAttribute("aria-label", messages.preparing);
    this.#say(messages.preparing, { waits: true });
    const answer = await askForPages(chosen ? `${address}?${chosen}` : address);
    if (this.asking !== asking) return;
    if (!answer.pages) return this.#say(answer.message ?? messages.failed, { again: true, refused: true });
    this.shown = answer.revision;
    this.#show(answer);
    if (this.data.revision > this.shown) this.#say(messages.later, { again: true });
    else this.#say("");
  }

  #show({ pages, revision }) {
    const { address, chosen, messages, name } = this.data;
    const numbers = Array.from({ length: pages }, (_, place) => place + 1);
    const pictures = numbers.map((page) => {
      const alt = `${name}. ${fill(messages.page, { page, pages })}`;
      const picture = element("img", { loading: "lazy", decoding: "async", alt });
      picture.style.aspectRatio = RATIO;
      picture.addEventListener("load", () => (picture.style.aspectRatio = ""), { once: true });
      picture.src = pageAddress(address, page, revision, chosen);
      return picture;
    });
    this.pages.replaceChildren(...pictures);
  }

  #say(words, { waits = false, again = false, refused = false } = {}) {
    this.words.textContent = words;
    this.bar.hidden = !waits;
    this.again.hidden = !again;
    this.said.hidden = !words;
    this.said.classList.toggle("plp-refused", refused);
    this.pages.classList.toggle("plp-old", waits);
  }
}
