// What Streamlit mounts to show the room's scene: made by the server, changed as the live line tells.

import { Countdown } from "../countdown/main.js";
import { element } from "../elements.js";
import { connectionTo } from "../live/connection.js";
import { registerOf } from "../mounted.js";
import { patch } from "./patching.js";

const mounted = registerOf("scene");

/** Show a scene, or what a new run says of it. */
export function mount({ data, parentElement }) {
  let scene = mounted.get(parentElement);
  if (scene?.workshop !== data.workshop) {
    scene?.close();
    scene = new Scene(parentElement, data);
    mounted.set(parentElement, scene);
  }
  scene.adjust(data);
}

/** Take it away. */
export function unmount(parentElement) {
  mounted.get(parentElement)?.close();
  mounted.delete(parentElement);
}

class Scene {
  constructor(parentElement, data) {
    this.workshop = data.workshop;
    this.revision = -1;
    this.stage = element("div", { class: "pl-scene" });
    this.corner = element("div", {});
    this.root = element("div", {}, this.stage, this.corner);
    parentElement.append(this.root);
    this.connection = connectionTo(data.workshop);
    this.stop = this.connection.listen({ scene: (shown) => this.#show(shown) });
    this.connection.start(data.shown.revision);
  }

  adjust({ shown, asked }) {
    this.connection.look(asked);
    this.#show(shown);
  }

  close() {
    this.connection.look(null);
    this.stop();
    this.countdown?.close();
    this.root.remove();
  }

  // A run may end after the line told of what came later.
  #show({ html, clock, revision }) {
    if (revision < this.revision) return;
    this.revision = revision;
    patch(this.stage, new DOMParser().parseFromString(html, "text/html").body);
    if (clock) (this.countdown ??= new Countdown(this.corner)).adjust(clock);
    else this.#stopClock();
  }

  #stopClock() {
    this.countdown?.close();
    this.countdown = null;
  }
}
