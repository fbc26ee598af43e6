// The end: what was gained, where it is kept, and where to go from here.

import { element, points, signed } from "./dom.js";

const FORMATS = [
  ["docx", "Word"],
  ["docx-tracked", "Word, with tracked changes"],
  ["pdf", "PDF"],
  ["md", "Markdown"],
  ["txt", "Plain text"],
  ["json", "JSON Resume"],
];

customElements.define(
  "run-outcome",
  class extends HTMLElement {
    /** `customization_complete`: the result, not kept yet. */
    result({ original_score, new_score, improvement }) {
      this.querySelector("[data-headline]").textContent =
        `From ${points(original_score)} to ${points(new_score)} (${signed(improvement)} points)`;
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
