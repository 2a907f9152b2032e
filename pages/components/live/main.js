// What Streamlit mounts to keep a page of its own elements up to date.

import { element } from "../elements.js";
import { registerOf } from "../mounted.js";
import { leadToPart } from "./asked_part.js";
import { connectionTo } from "./connection.js";
import { keepDialogAway } from "./dialog.js";
import { isGoing, isRunning } from "./going.js";
import { touches } from "./interest.js";
import { ClosingNotice } from "./notice.js";
import { Rerun } from "./rerun.js";
import { isWriting } from "./writing.js";

const mounted = registerOf("live");

/** Listen for the page, or take a new run's settings over. */
export function mount({ data, parentElement, setTriggerValue }) {
  let live = mounted.get(parentElement);
  if (live?.workshop !== data.workshop) {
    live?.close();
    live = new Live(parentElement, data);
    mounted.set(parentElement, live);
  }
  live.adjust(data, (revision) => setTriggerValue("changed", revision));
}

/** Listen no more. */
export function unmount(parentElement) {
  mounted.get(parentElement)?.close();
  mounted.delete(parentElement);
}

class Live {
  constructor(parentElement, data) {
    this.data = data;
    this.workshop = data.workshop;
    const isBusy = () => isRunning() || isGoing(location, performance.now()) || isWriting(document.activeElement);
    this.rerun = new Rerun(data.revision, isBusy);
    this.pill = element("div", { class: "pl-offline", role: "status", "aria-live": "polite" });
    this.connection = connectionTo(data.workshop);
    this.notice = new ClosingNotice({ connection: this.connection, ...data });
    this.root = element("div", { class: "pl-live" }, this.pill, this.notice.root);
    parentElement.append(this.root);
    this.stop = this.connection.listen({
      message: (message) => this.#hear(message),
      reset: (revision) => this.rerun.want(revision, { force: true }),
      returned: (revision) => this.rerun.want(revision, { force: true }),
      restarted: (revision) => this.rerun.want(revision, { force: true }),
      state: () => this.#show(),
      people: () => this.#hearOfPeople(),
      closing: () => this.notice.show(),
      revoked: () => blank(this.data.messages.revoked),
    });
    this.connection.start(data.revision);
    keepDialogAway();
    leadToPart(new URL(location), document);
    this.#show();
  }

  adjust(data, trigger) {
    this.data = data;
    this.connection.vouch(data.standing);
    this.rerun.trigger = trigger;
    this.rerun.showed(data.revision);
    Object.assign(this.notice, { messages: data.messages, stages: data.stages });
    lendScheme();
    this.#show();
  }

  close() {
    this.stop();
    this.rerun.stop();
    this.notice.close();
    this.root.remove();
  }

  #hear(message) {
    if (touches(message.changes ?? [], this.data.watch)) this.rerun.want(message.revision);
  }

  #hearOfPeople() {
    const { watch, revision } = this.data;
    if (watch.includes("people")) this.rerun.want(revision, { force: true });
  }

  #show() {
    this.pill.textContent = this.connection.online ? "" : this.data.messages.offline;
  }
}

// Dialogs stand beside the app and do not inherit whether it is dark: `light-dark()` would choose for paper in the night.
function lendScheme() {
  const app = document.querySelector(".stApp");
  if (app) document.documentElement.style.colorScheme = getComputedStyle(app).colorScheme;
}

// Streamlit would show the old page for seconds more: it goes at once, and with it all that listens.
function blank(words) {
  document.body.replaceChildren(element("p", { style: "padding: 3rem; font: 1.1rem sans-serif" }, words));
}
