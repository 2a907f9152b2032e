// What Streamlit mounts for sending one file: a button, how far the file has come, and why it was refused.

import { button, element, fill } from "../elements.js";
import { registerOf } from "../mounted.js";
import { send } from "./sending.js";

const mounted = registerOf("upload");

/** Show the button, or take a new run's settings over. */
export function mount({ data, parentElement, setTriggerValue }) {
  const upload = mounted.get(parentElement) ?? new Upload(parentElement, data);
  mounted.set(parentElement, upload);
  upload.adjust(data, (answer) => setTriggerValue("kept", answer));
}

/** Take the button away; a file under way still arrives. */
export function unmount(parentElement) {
  mounted.get(parentElement)?.close();
  mounted.delete(parentElement);
}

class Upload {
  constructor(parentElement, data) {
    this.chooser = element("input", { type: "file", hidden: true, tabIndex: -1 });
    this.chooser.addEventListener("change", () => this.#choose());
    this.button = button({ icon: "plus", text: data.label, onclick: () => this.chooser.click() });
    this.words = this.button.querySelector("span");
    this.bar = element("progress", { max: 1, value: 0, hidden: true });
    this.said = element("p", { class: "plu-said", role: "status", "aria-live": "polite" });
    this.root = element("div", { class: "plu-upload" }, this.button, this.chooser, this.bar, this.said);
    parentElement.append(this.root);
  }

  adjust(data, tell) {
    Object.assign(this, { data, tell });
    this.chooser.accept = data.accept;
    this.words.textContent = data.label;
  }

  close() {
    this.root.remove();
  }

  async #choose() {
    const [file] = this.chooser.files;
    this.chooser.value = ""; // the same file may be chosen again
    if (!file) return;
    if (file.size > this.data.limit) return this.#say(this.data.messages.heavy, { refused: true });
    this.#begin(file.name);
    const answer = await send(this.data.address, file, (share) => this.#move(share, file.name));
    this.#end(answer, file.name);
  }

  #begin(name) {
    this.button.disabled = true;
    this.bar.value = 0;
    this.bar.hidden = false;
    this.#say(fill(this.data.messages.sending, { name }));
    this.bar.setAttribute("aria-label", this.said.textContent);
  }

  #move(share, name) {
    this.bar.value = share;
    if (share < 1 || !this.data.messages.reading) return;
    this.bar.removeAttribute("value"); // all is sent; how long it is read nobody knows
    this.#say(fill(this.data.messages.reading, { name }));
  }

  #end({ kept, message }, name) {
    this.button.disabled = false;
    this.bar.hidden = true;
    if (kept) {
      this.#say(fill(this.data.messages.kept, { name }));
      this.tell(kept);
    } else this.#say(message ?? fill(this.data.messages.failed, { name }), { refused: true });
    if (this.root.isConnected) this.button.focus({ preventScroll: true });
  }

  #say(words, { refused = false } = {}) {
    this.said.classList.toggle("plu-refused", refused);
    this.said.textContent = words;
  }
}
