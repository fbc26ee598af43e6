// The history: times as the person's clock tells them; deleting what is stored, after one more question.

import "./dialog-buttons.js";
import { remove } from "./post.js";
import { Refused } from "./stream.js";

const GONE = "recast:deleted"; // says after the reload that it was done

function note() {
  try {
    sessionStorage.setItem(GONE, "1");
  } catch {
    // Storage may be switched off; what was deleted is gone from the list all the same.
  }
}

/** Whether something was noted, once. */
function noted() {
  try {
    const found = sessionStorage.getItem(GONE) !== null;
    sessionStorage.removeItem(GONE);
    return found;
  } catch {
    return false;
  }
}

const clock = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
for (const time of document.querySelectorAll("time")) time.textContent = clock.format(new Date(time.dateTime));

const dialog = document.querySelector("#deleting");
const problem = dialog.querySelector("[data-problem]");
const told = document.querySelector("[data-told]");
let address;

function ask(button) {
  address = button.dataset.delete;
  dialog.querySelector("#delete-heading").textContent = `${button.getAttribute("aria-label") ?? button.textContent}?`;
  dialog.querySelector("#delete-warning").textContent = button.dataset.warning;
  problem.hidden = true;
  dialog.showModal();
}

async function really() {
  try {
    await remove(address);
    note();
    location.reload();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    problem.textContent = error.message;
    problem.hidden = false;
  }
}

for (const button of document.querySelectorAll("[data-delete]")) button.addEventListener("click", () => ask(button));
dialog.querySelector("[data-really]").addEventListener("click", really);

if (noted()) {
  told.textContent = "Deleted.";
  document.querySelector("#history-heading").focus();
}
