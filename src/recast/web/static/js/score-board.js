// The scores: the original's, then the final one beside it, with components and keywords.

import { element, points, signed } from "./dom.js";

const SHOWN = 14; // keywords of each kind before the rest is folded away

function figure(label, score, note = "") {
  return element(
    "div",
    { class: "figure" },
    element("div", { class: "figure-number" }, points(score)),
    element("div", { class: "small text-body-secondary" }, label),
    ...(note ? [element("div", { class: "small text-success-emphasis" }, note)] : []),
  );
}

function component(name, now, before) {
  const bar = element("div", { class: "progress-bar" });
  bar.style.width = `${now.score}%`;
  const label = name.replaceAll("_", " ");
  const was = before && Math.round(before.score) !== Math.round(now.score) ? `${points(before.score)} → ` : "";
  return element(
    "div",
    { class: "component", title: now.explanation },
    element("div", { class: "d-flex justify-content-between small" },
      element("span", {}, label), element("span", {}, `${was}${points(now.score)}`)),
    element("div", { class: "progress", role: "img", "aria-label": `${label}: ${points(now.score)} of 100` }, bar),
    element("div", { class: "small text-body-secondary" }, now.explanation),
  );
}

function keyword(entry) {
  const place = entry.evidence[0];
  const told = entry.found
    ? `${entry.importance}; ${place ? `${place.section}, line ${place.line}: ${place.text.trim()}` : "shown"}`
    : `${entry.importance}; not shown`;
  return element("li", { class: entry.found ? "keyword found" : `keyword missing ${entry.importance}`, title: told },
    entry.term, element("span", { class: "visually-hidden" }, ` (${told})`));
}

function keywords(title, entries) {
  const list = element("ul", { class: "keywords", "aria-label": title }, ...entries.slice(0, SHOWN).map(keyword));
  const rest = entries.slice(SHOWN);
  const more = rest.length
    ? [element("details", {}, element("summary", {}, `${rest.length} more`), element("ul", { class: "keywords" }, ...rest.map(keyword)))]
    : [];
  return element("div", { class: "col-md-6" }, element("h3", { class: "h6" }, `${title} (${entries.length})`), list, ...more);
}

function risk(entry) {
  return element("li", {}, element("span", { class: `risk ${entry.severity}` }, entry.severity), " ", entry.message);
}

customElements.define(
  "score-board",
  class extends HTMLElement {
    /** The analysis of the original resume. */
    original(analysis) {
      this.first = analysis;
      this.show(analysis, [
        figure("of 100 now", analysis.score),
        figure("reachable without claiming anything new", analysis.attainable_score),
      ]);
    }

    /** The analysis of the customized resume beside it. */
    final({ original_score, new_score, improvement, analysis }) {
      this.show(analysis, [
        figure("your original", original_score),
        figure("customized", new_score, `${signed(improvement)} points`),
        figure("was reachable", this.first ? this.first.attainable_score : analysis.attainable_score),
      ]);
    }

    show(analysis, figures) {
      const components = Object.entries(analysis.components).map(([name, value]) =>
        component(name, value, this.first?.components[name]));
      const found = analysis.keywords.filter((entry) => entry.found);
      const missing = analysis.keywords.filter((entry) => !entry.found && entry.importance !== "mentioned");
      const risks = analysis.parsing_risks.length
        ? [element("details", { class: "mt-3" },
            element("summary", {}, `What a parser may misread (${analysis.parsing_risks.length})`),
            element("ul", { class: "mt-2 small" }, ...analysis.parsing_risks.map(risk)))]
        : [];
      this.replaceChildren(
        element("div", { class: "figures" }, ...figures),
        element("p", { class: "small text-body-secondary" },
          `How sure: ${Math.round(analysis.confidence * 100)} %. The score says how much of this posting your resume shows, and nothing more.`),
        element("div", { class: "components" }, ...components),
        element("div", { class: "row g-3 mt-1" }, keywords("Shown", found), keywords("Not shown", missing)),
        ...risks,
      );
    }
  },
);
