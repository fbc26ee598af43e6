// The scores: the original's, then the final one beside it, with components and keywords.

import { element, points, signed } from "./dom.js";
import { legend, scale } from "./score-scale.js";

const SHOWN = 14; // keywords of each kind before the rest is folded away
const NAMES = { hard_skills: "Hard skills", soft_skills: "Soft skills", required: "What is required",
  title: "Job title", experience: "Years of experience", education: "Education", keywords: "The posting's own words" };

const named = (key) => NAMES[key] ?? key.replaceAll("_", " ").replace(/^./, (letter) => letter.toUpperCase());
const share = (part) => (part.score * part.weight).toFixed(1);

function figure(name, score, kind = "") {
  return element("div", { class: `figure ${kind}` },
    element("div", { class: "figure-number" }, score), element("div", { class: "figure-name" }, name));
}

/** One part of the score: how many of its points the resume has. */
function component(key, now, before) {
  const was = before && share(before) !== share(now) ? `${share(before)} → ` : "";
  const name = named(key);
  return element("li", { class: "component" },
    element("div", { class: "component-head" }, element("span", {}, name),
      element("span", { class: "component-points" }, was, element("strong", {}, share(now)), ` of ${points(now.weight * 100)} points`)),
    scale(name, before?.score ?? now.score, now.score),
    element("p", { class: "told" }, now.explanation));
}

function keyword(entry) {
  const place = entry.evidence[0];
  const told = entry.found
    ? `${entry.importance}; ${place ? `${place.section}, line ${place.line}: ${place.text.trim()}` : "shown"}`
    : `${entry.importance}; not shown`;
  return element("li", { class: `keyword ${entry.found ? "found " : ""}${entry.importance}`, title: told },
    entry.term, element("span", { class: "visually-hidden" }, ` (${told})`));
}

function keywords(title, entries, note) {
  const rest = entries.slice(SHOWN);
  return element("div", { class: "col-md-6" },
    element("h3", {}, `${title} (${entries.length})`),
    ...(note ? [element("p", { class: "told mb-2" }, note)] : []),
    element("ul", { class: "keywords", "aria-label": title }, ...entries.slice(0, SHOWN).map(keyword)),
    ...(rest.length ? [element("details", {}, element("summary", {}, `${rest.length} more`), element("ul", { class: "keywords" }, ...rest.map(keyword)))] : []));
}

function folded(title, items) {
  if (!items.length) return [];
  return [element("details", { class: "mt-2" }, element("summary", {}, `${title} (${items.length})`), element("ul", { class: "mt-2 small" }, ...items))];
}

const risk = ({ severity, message }) =>
  element("li", {}, element("span", { class: `risk ${severity}` }, severity), " ", message);

customElements.define(
  "score-board",
  class extends HTMLElement {
    /** The analysis of the original resume. */
    original(analysis) {
      this.first = analysis;
      this.show(analysis, analysis.score, analysis.score, false);
    }

    /** The analysis of the customized resume beside it. */
    final({ original_score, new_score, analysis }) {
      this.show(analysis, original_score, new_score, true);
    }

    show(analysis, before, after, final) {
      const reachable = Math.max(this.first?.attainable_score ?? analysis.attainable_score, after);
      this.replaceChildren(
        this.figures(before, after, reachable, final),
        scale("Score", before, after, reachable),
        legend(before, after, reachable),
        element("p", { class: "told mt-3" },
          `The score says how much of this posting your resume shows, and nothing more. Sure of this reading: ${Math.round(analysis.confidence * 100)} %. ${analysis.confidence_reason ?? ""}`),
        ...this.parts(analysis),
      );
    }

    figures(before, after, reachable, final) {
      return element("div", { class: "figures" },
        figure(final ? "your original" : "of 100 now", points(before), final ? "quieter" : ""),
        ...(final ? [figure(`customized (${signed(after - before)})`, points(after), after > before ? "better" : "")] : []),
        figure("can be reached", points(reachable), "quieter"));
    }

    /** Open where there is room; what the person opened or closed stays so when the final scores come. */
    components(items) {
      const open = this.querySelector("[data-components]")?.open ?? matchMedia("(min-width: 768px)").matches;
      return element("details", { class: "mt-3", "data-components": "", ...(open ? { open: "" } : {}) },
        element("summary", {}, element("h3", { class: "d-inline" }, "Where the points come from")),
        element("ul", { class: "components mt-3" }, ...items));
    }

    parts(analysis) {
      const found = analysis.keywords.filter((entry) => entry.found);
      const missing = analysis.keywords.filter((entry) => !entry.found && entry.importance !== "mentioned");
      const required = missing.filter((entry) => entry.importance === "required").length;
      const components = Object.entries(analysis.components).sort(([, a], [, b]) => b.weight - a.weight);
      return [
        this.components(components.map(([key, now]) => component(key, now, this.first?.components[key]))),
        element("div", { class: "row g-3 mt-2" }, keywords("Shown", found),
          keywords("Not shown", missing, required ? `${required} marked with ! are required by the posting.` : "")),
        ...folded("What you could do about it", analysis.suggestions.map((text) => element("li", {}, text))),
        ...folded("What a parser may misread", [...analysis.parsing_risks, ...(analysis.findings ?? [])].map(risk)),
      ];
    }
  },
);
