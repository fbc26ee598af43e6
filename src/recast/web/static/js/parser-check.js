// The export read again: what a parser finds in it, what it misses, and what it sees.

import { element } from "./dom.js";
import { looks } from "./looks.js";
import { Refused, refusal } from "./stream.js";

function found({ kind, text, found: there }) {
  return element("li", { class: `tag ${there ? "good" : "bad"}` }, `${there ? "✓" : "✕"} ${text}`,
    element("span", { class: "visually-hidden" }, ` (${kind}, ${there ? "read" : "not read"})`));
}

function missed(title, lines) {
  if (!lines.length) return [];
  return [element("h3", {}, title), element("ul", { class: "small" }, ...lines.map((line) => element("li", {}, line)))];
}

customElements.define(
  "parser-check",
  class extends HTMLElement {
    connectedCallback() {
      this.verdict = this.querySelector("[data-verdict]");
      this.querySelector("[data-check]").addEventListener("click", () => this.check());
    }

    async check() {
      const chosen = Object.entries(looks()).filter(([, value]) => value);
      const asked = new URLSearchParams([["format", this.querySelector("select").value], ...chosen]);
      this.verdict.textContent = "Writing and reading it…";
      try {
        const response = await fetch(`${this.getAttribute("address")}?${asked}`);
        if (!response.ok) throw new Refused(await refusal(response), response.status);
        this.show(await response.json());
      } catch (error) {
        this.verdict.textContent = error instanceof Refused ? error.message : "The server cannot be reached; try again.";
      }
    }

    show({ lines, missing, misplaced, contact, sections, view, complete, unplaced }) {
      this.verdict.textContent = complete
        ? `Everything arrives: all ${lines} lines in their order, contact details and sections too.`
        : `${lines - missing.length - misplaced.length} of ${lines} lines arrive whole and in order.`;
      this.querySelector("[data-found]").replaceChildren(
        element("ul", { class: "findings", "aria-label": "Contact details and sections" }, ...[...contact, ...sections].map(found)),
        ...missed("Not read", missing), ...missed("Read at another place", misplaced), ...missed("Not placed in your file", unplaced),
        element("details", {}, element("summary", {}, "See it as the parser does"),
          element("pre", { class: "parser-view", tabindex: "0", role: "region", "aria-label": "The file as it was read" }, view.join("\n"))));
    }
  },
);
