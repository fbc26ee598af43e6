// One proposal: before, after, why, what it does to the score; to accept, reject, edit, confirm.

import { element, signed } from "./dom.js";
import { form, post } from "./post.js";
import { Refused } from "./stream.js";
import { changed } from "./words.js";

const PATIENCE = 400; // milliseconds without a key before the person's words are checked
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
      (this.doubts = element("div", { "aria-live": "polite" })),
      ...(review ? [this.controls(number)] : []),
    ));
    this.doubt(data.check.claims);
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

  /** Shows what the words claim beyond the resume; such words are used only if confirmed. */
  doubt(claims) {
    this.unsupported = claims.length > 0;
    if (this.accept) this.accept.textContent = this.unsupported ? "It is true: use it" : "Accept";
    if (!this.unsupported) return this.doubts.replaceChildren();
    const items = claims.map((claim) => element("li", {}, element("strong", {}, `“${claim.text}”`), ` ${claim.reason}`));
    return this.doubts.replaceChildren(element("div", { class: "alert alert-warning py-2 small" },
      element("p", { class: "mb-1" }, "Your resume does not show this. It is left out unless you confirm that it is true:"),
      element("ul", { class: "mb-0" }, ...items)));
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
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.check(), PATIENCE);
  }

  /** Has the person's own words checked against their resume, as a proposal's were. */
  async check() {
    const resume = this.closest("live-run").getAttribute("resume");
    const words = { resume_id: resume, before: this.data.before, after: this.field.value };
    try {
      const response = await post("/api/checks", form(words));
      this.doubt((await response.json()).claims);
      this.decide(this.unsupported ? "rejected" : "accepted");
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.doubts.replaceChildren(element("p", { class: "small text-danger-emphasis" }, error.message));
    }
  }

  /** Accepted although the resume does not show it: the person vouches for it. */
  get confirmed() {
    return this.unsupported && this.decision === "accepted";
  }

  decide(decision) {
    this.decision = decision;
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
