// A score on its scale of 0 to 100: before, what was gained or lost, what could be reached.

import { element, points, signed } from "./dom.js";

function part(kind, from, to) {
  const made = element("div", { class: `scale-part ${kind}` });
  made.style.left = `${from}%`;
  made.style.width = `${Math.max(0, to - from)}%`;
  return made;
}

function mark(at) {
  const made = element("div", { class: "scale-mark" });
  made.style.left = `${Math.min(at, 99.5)}%`;
  return made;
}

/**
 * The bar alone, named for who cannot see it.
 * @param {string} name @param {number} before @param {number} [after] @param {number} [reachable]
 */
export function scale(name, before, after = before, reachable = undefined) {
  const told = after === before ? points(before) : `${points(before)} before, ${points(after)} after`;
  const ceiling = reachable === undefined ? "" : `; ${points(reachable)} can be reached`;
  return element("div", { class: "scale", role: "img", "aria-label": `${name}: ${told}, of 100${ceiling}` },
    part("scale-before", 0, Math.min(before, after)),
    ...(after > before ? [part("scale-gain", before, after)] : []),
    ...(after < before ? [part("scale-lost", after, before)] : []),
    ...(reachable === undefined ? [] : [mark(reachable)]));
}

function entry(kind, text) {
  return element("li", {}, element("span", { class: `swatch ${kind}`, "aria-hidden": "true" }), text);
}

/** What the colours of the bar mean. */
export function legend(before, after, reachable) {
  const change = Math.round((after - before) * 10) / 10;
  return element("ul", { class: "legend" },
    entry("scale-before", `${points(Math.min(before, after))} shown${change ? (change > 0 ? " by your original" : " now") : ""}`),
    ...(change ? [entry(change > 0 ? "scale-gain" : "scale-lost", `${signed(change)} ${change > 0 ? "gained" : "lost"}`)] : []),
    ...(reachable === undefined ? [] : [entry("scale-mark", `${points(reachable)} can be reached without claiming anything new`)]));
}

customElements.define(
  "score-scale",
  class extends HTMLElement {
    connectedCallback() {
      const before = Number(this.getAttribute("before"));
      const after = Number(this.getAttribute("after"));
      this.replaceChildren(scale("Score", before, after), legend(before, after));
    }
  },
);
