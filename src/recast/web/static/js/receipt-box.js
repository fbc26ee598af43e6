// What supports a changed phrase: beside the phrase, on hover, by keyboard and by touch.

const GAP = 6; // pixels between the phrase and the box
const LEAVING = 250; // milliseconds in which the pointer may travel from the phrase into the box

const box = document.querySelector("#receipt-box");
let shown = null;
let leaving;

/** Puts the box below the phrase's last line, or above its first where there is more room. */
function place(phrase) {
  const lines = phrase.getClientRects();
  const first = lines[0];
  const last = lines[lines.length - 1];
  const frame = box.offsetParent.getBoundingClientRect();
  const below = innerHeight - last.bottom;
  const above = below < box.offsetHeight + GAP && first.top > below;
  const top = above ? first.top - box.offsetHeight - GAP : last.bottom + GAP;
  const widest = document.documentElement.clientWidth - box.offsetWidth - 12;
  box.style.top = `${top - frame.top}px`;
  box.style.left = `${Math.max(12, Math.min(last.left, widest)) - frame.left}px`;
}

function show(phrase) {
  clearTimeout(leaving);
  const entry = document.getElementById(phrase.dataset.receipt);
  if (!entry || shown === phrase) return;
  hide();
  shown = phrase;
  phrase.setAttribute("aria-expanded", "true");
  box.replaceChildren(...[...entry.children].map((child) => child.cloneNode(true)));
  box.hidden = false;
  place(phrase);
}

function hide() {
  shown?.setAttribute("aria-expanded", "false");
  shown = null;
  box.hidden = true;
}

function leave() {
  clearTimeout(leaving);
  leaving = setTimeout(() => {
    if (document.activeElement !== shown) hide();
  }, LEAVING);
}

export function watchPhrases() {
  for (const phrase of document.querySelectorAll("[data-receipt]")) {
    phrase.addEventListener("mouseenter", () => show(phrase));
    phrase.addEventListener("mouseleave", leave);
    phrase.addEventListener("focus", () => show(phrase));
    phrase.addEventListener("blur", hide);
    phrase.addEventListener("keydown", (press) => {
      if (press.key !== "Enter" && press.key !== " ") return;
      press.preventDefault();
      if (shown === phrase) hide();
      else show(phrase);
    });
  }
  box.addEventListener("mouseenter", () => clearTimeout(leaving));
  box.addEventListener("mouseleave", leave);
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") hide();
  });
}
