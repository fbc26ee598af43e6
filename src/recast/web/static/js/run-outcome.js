// The end: what was gained, where it is kept, and where to go from here.

import { element, points, signed } from "./dom.js";

const PREVIEWED = 3; // changed sections shown before the compare page shows all

const FORMATS = [
  ["docx", "Word"],
  ["docx-tracked", "Word, with tracked changes"],
  ["pdf", "PDF"],
  ["md", "Markdown"],
  ["txt", "Plain text"],
  ["json", "JSON Resume"],
];

/** One side of a changed section, what differs marked. */
function side(label, changes, which, mark) {
  const words = changes.filter((change) => change[which]).map((change) =>
    change.op === "equal" ? change[which] : element(mark, {}, change[which]));
  return element("div", {}, element("p", { class: "quoted-label mb-1 mt-2" }, label),
    element("div", { class: "compare-text preview", tabindex: "0", role: "region", "aria-label": label }, ...words));
}

customElements.define(
  "run-outcome",
  class extends HTMLElement {
    /** `customization_complete`: the result, not kept yet. */
    result({ original_score, new_score, improvement, comparison_data }) {
      this.querySelector("[data-headline]").textContent =
        `From ${points(original_score)} to ${points(new_score)} (${signed(improvement)} points)`;
      const sections = comparison_data.sections.filter((section) => section.status === "modified" || section.status === "added");
      this.querySelector("[data-preview]").replaceChildren(...sections.slice(0, PREVIEWED).flatMap((section) => [
        side(`${section.name}, before`, section.changes, "original", "del"),
        side(`${section.name}, after`, section.changes, "customized", "ins"),
      ]));
    }

    /** `saved`: it is in the database. */
    saved({ customized_resume_id, compare_url }) {
      this.querySelector("[data-saved]").textContent = "Your customized resume is saved.";
      this.querySelector("[data-compare]").href = compare_url;
      this.querySelector("[data-downloads]").replaceChildren(...FORMATS.map(([format, name]) =>
        element("li", {}, element("a", { class: "dropdown-item", href: `/download/${customized_resume_id}/${format}` }, name))));
      this.hidden = false;
    }
  },
);
