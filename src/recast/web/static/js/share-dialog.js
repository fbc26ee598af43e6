// Share links: made for some days, with some things hidden; copied; withdrawn.

import "./dialog-buttons.js";
import { post, remove } from "./post.js";
import { Refused } from "./stream.js";

const dates = new Intl.DateTimeFormat(undefined, { dateStyle: "long" });

/** Does it, and says what came of it. */
async function telling(told, act) {
  try {
    told.textContent = await act();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    told.textContent = error.message;
  }
}

/** @param {HTMLDialogElement} dialog */
export function watchSharing(dialog) {
  const find = (name) => dialog.querySelector(name);
  const address = dialog.dataset.shares;
  const told = find("[data-told]");
  const link = find("#share-link");

  const make = async () => {
    const hide = [...dialog.querySelectorAll("[name=hide]:checked")].map((box) => box.value);
    const { url, expires_at } = await (await post(address, { days: Number(find("#share-days").value), hide })).json();
    find("[data-made]").hidden = false;
    link.value = url;
    link.focus();
    link.select();
    return `The link works until ${dates.format(new Date(expires_at))}.`;
  };
  const withdraw = async () => {
    const { revoked } = await (await remove(address)).json();
    find("[data-made]").hidden = true;
    return revoked ? `${revoked} ${revoked === 1 ? "link" : "links"} withdrawn.` : "There is no link to withdraw.";
  };
  const copy = async () => {
    link.select();
    try {
      await navigator.clipboard.writeText(link.value);
      return "Copied.";
    } catch {
      return "The link is selected; copy it with Ctrl+C.";
    }
  };

  find("form").addEventListener("submit", (submission) => {
    submission.preventDefault();
    telling(told, make);
  });
  find("[data-withdraw]").addEventListener("click", () => telling(told, withdraw));
  find("[data-copy]").addEventListener("click", () => telling(told, copy));
}
