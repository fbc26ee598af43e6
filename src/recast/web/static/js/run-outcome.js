// The end: what was gained, where it is kept, and where to go from here.

import "./download-box.js";
import { element, points, signed } from "./dom.js";
import { shortened } from "./words.js";

const PREVIEWED = 3; // changed sections shown before the compare page shows all

/** One side of a changed section, what differs marked. */
function side(label, changes, which, mark) {
  const words = changes.filter((change) => change[which]).flatMap((change) =>
    change.op === "equal" ? shortened(change[which]) : [element(mark, {}, change[which])]);
  return element("div", {}, element("span", { class: "quoted-label" }, label),
    element("div", { class: "compare-text preview", tabindex: "0", role: "region", "aria-label": label }, ...words));
}

function preview({ name, changes }) {
  const title = name || "Top of the page";
  return element("div", { class: "preview-pair" },
    side(`${title}, before`, changes, "original", "del"), side(`${title}, after`, changes, "customized", "ins"));
}

customElements.define(
  "run-outcome",
  class extends HTMLElement {
    /** `customization_complete`: the result, not kept yet. */
    result({ original_score, new_score, improvement, comparison_data }) {
      const [from, to] = [points(original_score), points(new_score)];
      this.headline = from === to
        ? `Your resume is ready; its score stays at ${to}`
        : `Your resume is ready: from ${from} to ${to} (${signed(improvement)} points)`;
      this.querySelector("[data-headline]").textContent = this.headline;
      const changed = comparison_data.sections.filter(({ status }) => status === "modified" || status === "added");
      this.querySelector("[data-preview]").replaceChildren(...changed.slice(0, PREVIEWED).map(preview));
    }

    /** `saved`: it is in the database. */
    saved({ customized_resume_id, compare_url }) {
      this.querySelector("[data-saved]").textContent = "It is saved; you find it again in your history.";
      this.querySelector("[data-compare]").href = compare_url;
      this.querySelector("download-box").setAttribute("customized", customized_resume_id);
      this.hidden = false;
    }
  },
);
