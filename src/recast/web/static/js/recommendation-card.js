// One proposal: before, after, why, what it does to the score; to accept, reject, edit, confirm.

import { element, signed } from "./dom.js";
import { changed } from "./words.js";

let made = 0;

function button(label, kind, act) {
  const found = element("button", { type: "button", class: `btn btn-sm btn-outline-${kind}`, "aria-pressed": "false" }, label);
  found.addEventListener("click", act);
  return found;
}

function quoted(label, node) {
  return element("div", { class: "quoted" }, element("div", { class: "quoted-label" }, label), node);
}

export class RecommendationCard extends HTMLElement {
  /** @param {number} id @param {object} data @param {boolean} review */
  fill(id, data, review) {
    this.rid = id;
    this.data = data;
    this.asks = data.kind === "question";
    this.unsupported = data.check.verdict === "unsupported";
    this.decision = this.unsupported ? "rejected" : "accepted";
    this.edit = null;
    this.confirmed = false;
    this.classList.add("card", "mb-3");
    const number = (made += 1);
    const title = element("h3", { class: "h6 card-title mb-0", id: `card-${number}` }, data.title);
    this.setAttribute("role", "group");
    this.setAttribute("aria-labelledby", title.id);
    this.replaceChildren(element("div", { class: "card-body" },
      element("div", { class: "d-flex gap-2 justify-content-between align-items-start" }, title, this.badge()),
      element("p", { class: "small text-body-secondary mb-2" }, [data.section, data.kind].filter(Boolean).join(" · ")),
      ...this.words(),
      element("p", { class: "mb-2" }, data.rationale),
      ...this.support(),
      ...this.claims(),
      ...(review ? [this.controls(number)] : []),
    ));
    this.mark();
  }

  badge() {
    if (this.asks) return element("span", { class: "badge text-bg-info" }, "a question");
    const gain = this.data.score_change;
    const kind = gain > 0 ? "success" : "secondary";
    return element("span", { class: `badge text-bg-${kind} text-nowrap` }, gain ? `${signed(gain)} points` : "score unchanged");
  }

  words() {
    if (this.asks) return [];
    const { before, after } = this.data;
    this.after = element("div", { class: "resume-words" }, ...changed(before, after).after);
    if (!before) return [quoted("New", this.after)];
    return [quoted("Before", element("div", { class: "resume-words" }, ...changed(before, after).before)), quoted("After", this.after)];
  }

  support() {
    if (this.asks || !this.data.evidence.length) return [];
    return [element("details", { class: "small mb-2" },
      element("summary", {}, "What in your resume supports this"),
      element("ul", { class: "mb-0" }, ...this.data.evidence.map(({ line, text }) => element("li", {}, `line ${line}: ${text.trim()}`))))];
  }

  claims() {
    if (!this.unsupported) return [];
    const items = this.data.check.claims.map((claim) => element("li", {}, element("strong", {}, `“${claim.text}”`), ` ${claim.reason}`));
    return [element("div", { class: "alert alert-warning py-2 small" },
      element("p", { class: "mb-1" }, "Your resume does not show this. It is left out unless you confirm that it is true:"),
      element("ul", { class: "mb-0" }, ...items))];
  }

  controls(number) {
    this.accept = button(this.unsupported ? "It is true: use it" : "Accept", "success", () => this.decide("accepted"));
    this.reject = button("Reject", "secondary", () => this.decide("rejected"));
    this.open = button("Edit", "light", () => this.toggle());
    this.open.removeAttribute("aria-pressed");
    this.open.setAttribute("aria-expanded", "false");
    this.field = element("textarea", { class: "form-control mt-2", rows: "3", id: `edit-${number}` });
    this.field.value = this.data.after;
    this.field.addEventListener("input", () => this.changeText());
    this.editor = element("div", { hidden: "" }, element("label", { class: "form-label small mt-2 mb-0", for: `edit-${number}` }, "Your own words"), this.field);
    this.bar = element("div", { class: "d-flex flex-wrap gap-2" }, this.accept, this.reject, this.open);
    return element("div", {}, this.bar, this.editor);
  }

  toggle() {
    this.editor.hidden = !this.editor.hidden;
    this.open.setAttribute("aria-expanded", String(!this.editor.hidden));
    if (!this.editor.hidden) this.field.focus();
  }

  changeText() {
    this.edit = this.field.value === this.data.after ? null : this.field.value;
    if (this.after) this.after.replaceChildren(...changed(this.data.before, this.field.value).after);
    this.decide("accepted");
  }

  decide(decision) {
    this.decision = decision;
    this.confirmed = this.unsupported && decision === "accepted";
    this.mark();
    this.dispatchEvent(new CustomEvent("decided", { bubbles: true }));
  }

  mark() {
    this.classList.toggle("rejected", this.decision === "rejected");
    this.accept?.setAttribute("aria-pressed", String(this.decision === "accepted"));
    this.reject?.setAttribute("aria-pressed", String(this.decision === "rejected"));
  }

  /** The selection is made; nothing can be changed any more. */
  close(accepted) {
    this.decision = accepted ? "accepted" : "rejected";
    this.mark();
    this.bar?.replaceChildren(element("span", { class: "small text-body-secondary" }, accepted ? "Used" : "Left out"));
    if (this.editor) this.editor.hidden = true;
  }
}

customElements.define("recommendation-card", RecommendationCard);
