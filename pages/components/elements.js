// The few ways this component makes elements: never from strings of HTML, since every text is somebody's.

import { icon } from "./icons.js";

/** Return a new element; `properties` starting with "aria-" or "data-", and role, become attributes. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (key === "class") made.className = value;
    else if (key.includes("-") || key === "role" || key === "lang") made.setAttribute(key, value);
    else made[key] = value;
  }
  made.append(...children);
  return made;
}

/** Return a button with an icon, a text, or both; without a text the `label` is its name. */
export function button({ icon: shape, text, label, onclick, class: className, ...more }) {
  const children = [shape && icon(shape), text && element("span", {}, text)].filter(Boolean);
  const name = text ? undefined : label;
  const shown = { type: "button", class: `pl-button ${className ?? ""}`, title: label, "aria-label": name, onclick };
  return element("button", { ...shown, ...more }, ...children);
}

/** Return a phrase with its {named} places filled. */
export function fill(phrase, facts = {}) {
  return phrase.replace(/\{(\w+)\}/g, (place, name) => facts[name] ?? place);
}
