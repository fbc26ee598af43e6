// The compare page: what supports a changed phrase, on hover and by keyboard; share links.

import { element } from "./dom.js";
import { post } from "./post.js";
import { Refused } from "./stream.js";

const box = document.querySelector("#receipt-box");

function show(phrase) {
  const entry = document.getElementById(phrase.dataset.receipt);
  if (!entry) return;
  box.replaceChildren(...[...entry.children].map((child) => child.cloneNode(true)));
  box.hidden = false;
}

for (const phrase of document.querySelectorAll("[data-receipt]")) {
  phrase.addEventListener("mouseenter", () => show(phrase));
  phrase.addEventListener("focus", () => show(phrase));
}
document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape") box.hidden = true;
});

const share = document.querySelector("[data-share]");
const shared = document.querySelector("[data-shared]");

share?.addEventListener("click", async () => {
  try {
    const response = await post(`/api/customized_resumes/${share.dataset.share}/shares`, {});
    const { url, expires_at } = await response.json();
    shared.replaceChildren("Anyone with this link sees the comparison, contact details hidden, until ",
      new Date(expires_at).toLocaleDateString(), ": ", element("a", { href: url }, url));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    shared.replaceChildren(error.message);
  }
  shared.hidden = false;
});
