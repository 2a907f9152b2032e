// On the page where one leaves: what this person left unsent on this computer goes before they do.

import { forget } from "../matrix/store.js";

const PATIENCE = 1_000; // ms the way out may wait for the disk

for (const form of document.querySelectorAll("form[data-person]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await Promise.race([forget(form.dataset.person), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    form.submit();
  });
}
