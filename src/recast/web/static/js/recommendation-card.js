// One proposal: before, after, why, what it does to the score; to accept, reject, edit, confirm.

import { element, signed } from "./dom.js";
import { form, post } from "./post.js";
import { Refused } from "./stream.js";
import { changed } from "./words.js";

const PATIENCE = 400; // milliseconds without a key before the person's words are checked
let made = 0;

function button(label, kind, act) {
  const found = element("button", { type: "button", class: `btn btn-sm btn-quiet ${kind}`, "aria-pressed": "false" }, label);
  found.addEventListener("click", act);
  return found;
}

function quoted(label, kind, node) {
  return element("div", { class: `quoted ${kind}` }, element("span", { class: "quoted-label" }, label), node);
}

const words = (...nodes) => element("div", { class: "resume-words" }, ...nodes);

export class RecommendationCard extends HTMLElement {
  /** @param {number} id @param {object} data @param {boolean} review */
  fill(id, data, review) {
    this.rid = id;
    this.data = data;
    this.asks = data.kind === "question";
    this.unsupported = data.check.verdict === "unsupported";
    this.decision = this.unsupported || !data.anchored ? "rejected" : "accepted";
    this.edit = null;
    this.touched = false;
    this.number = made += 1;
    const title = element("h3", { id: `card-${this.number}` }, data.title);
    this.setAttribute("role", "group");
    this.setAttribute("aria-labelledby", title.id);
    this.classList.toggle("asks", this.asks);
    this.classList.toggle("watched", !review && !this.asks);
    this.state = element("span", { class: "card-state" });
    this.replaceChildren(
      element("div", { class: "card-head" }, title, this.badge()),
      element("div", { class: "card-place" },
        element("span", {}, [data.section, data.kind].filter(Boolean).join(" · ")), ...(review ? [this.state] : [])),
      ...this.quotes(),
      element("p", { class: "card-why" }, data.rationale),
      ...this.support(),
      (this.doubts = element("div", { class: "doubts", hidden: "" })),
      ...(data.anchored ? [] : [element("p", { class: "doubts" }, "What this would replace stands nowhere in your resume, so it is left out.")]),
      ...(review && data.anchored ? [this.controls()] : []),
    );
    this.doubt(data.anchored ? data.check.claims : []);
    this.mark();
  }

  badge() {
    const gain = this.data.score_change;
    const points = gain ? `${signed(gain)} ${Math.abs(gain) === 1 ? "point" : "points"}` : "score unchanged";
    if (this.asks) return element("span", { class: "tag ask" }, gain ? `Question · ${points} if true` : "Question");
    return element("span", { class: `tag ${gain > 0 ? "good" : gain < 0 ? "bad" : ""}` }, points);
  }

  quotes() {
    if (this.asks) return [];
    const { before, after } = this.data;
    const sides = changed(before, after);
    this.reworded = words(...sides.after);
    if (!before) return [quoted("New", "after", this.reworded)];
    return [quoted("Before", "before", words(...sides.before)), quoted("After", "after", this.reworded)];
  }

  support() {
    if (this.asks || !this.data.evidence.length) return [];
    return [element("details", { class: "small mb-2" },
      element("summary", {}, "What in your resume supports this"),
      element("ul", { class: "mb-0" }, ...this.data.evidence.map(({ line, text }) => element("li", {}, `Line ${line}: ${text.trim()}`))))];
  }

  /** Shows what the words claim beyond the resume; such words are used only if confirmed. */
  doubt(claims) {
    this.unsupported = claims.length > 0;
    if (this.accept) this.accept.textContent = this.unsupported ? "It is true: use it" : "Accept";
    this.doubts.hidden = !this.unsupported;
    const items = claims.map((claim) => element("li", {}, element("strong", {}, `“${claim.text}”`), ` ${claim.reason}`));
    // A question has said already that the resume does not show it.
    if (this.asks && this.edit === null) return this.doubts.replaceChildren("It is left out unless you say that it is true.");
    this.doubts.replaceChildren(
      element("p", { class: "mb-1" }, "Your resume does not show this. It is left out unless you confirm that it is true:"),
      element("ul", { class: "mb-0" }, ...items));
  }

  controls() {
    const id = `edit-${this.number}`;
    this.accept = button(this.unsupported ? "It is true: use it" : "Accept", "accept", () => this.choose("accepted"));
    this.reject = button(this.asks ? "No, leave it out" : "Reject", "reject", () => this.choose("rejected"));
    this.field = element("textarea", { class: "form-control", rows: this.asks ? "2" : "4", id });
    this.field.value = this.data.after;
    this.field.addEventListener("input", () => this.changeText());
    const label = this.asks ? "Your answer, as a line of your resume" : "Your own words";
    this.editor = element("div", { class: "mb-2" }, element("label", { class: "form-label small mb-1", for: id }, label), this.field);
    this.bar = element("div", { class: "decide" }, this.accept, this.reject, ...this.opener());
    return element("div", {}, this.editor, this.bar);
  }

  /** A question is there to be answered: its field is open from the start. */
  opener() {
    if (this.asks) return [];
    this.editor.hidden = true;
    this.open = button("Edit", "edit", () => this.toggle());
    this.open.removeAttribute("aria-pressed");
    this.open.setAttribute("aria-expanded", "false");
    return [this.open];
  }

  toggle() {
    this.editor.hidden = !this.editor.hidden;
    this.open.setAttribute("aria-expanded", String(!this.editor.hidden));
    if (!this.editor.hidden) this.field.focus();
  }

  changeText() {
    this.edit = this.field.value === this.data.after ? null : this.field.value;
    if (this.reworded) this.reworded.replaceChildren(...changed(this.data.before, this.field.value).after);
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.check(), PATIENCE);
  }

  /** Has the person's own words checked against their resume, as a proposal's were. */
  async check() {
    const run = this.closest("live-run");
    const asked = this.field.value;
    try {
      const response = await post("/api/checks",
        form({ resume_id: run.getAttribute("resume"), before: this.data.before, after: asked }));
      const { claims } = await response.json();
      if (asked !== this.field.value) return; // an answer about words that have changed since
      this.doubt(claims);
      if (this.unsupported && this.vouched === asked) return;
      this.choose(this.unsupported ? "rejected" : "accepted");
      if (this.unsupported) run.voice("Your resume does not show these words; confirm them if they are true");
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.doubts.hidden = false;
      this.doubts.replaceChildren(error.message);
    }
  }

  /** Accepted although the resume does not show it: the person vouches for it. */
  get confirmed() {
    return this.unsupported && this.decision === "accepted";
  }

  /** The person's decision on this one proposal. */
  choose(decision) {
    this.touched = true;
    // Whoever says "it is true" of words still being checked is not asked again about the same words.
    this.vouched = decision === "accepted" && this.unsupported ? this.field.value : null;
    this.decide(decision);
    this.dispatchEvent(new CustomEvent("decided", { bubbles: true }));
  }

  decide(decision) {
    this.decision = decision;
    this.mark();
  }

  /** What was decided before the page was loaded again; own words are checked anew. */
  restore({ decision, edit }) {
    this.touched = true;
    this.decide(decision);
    if (edit === null) return;
    this.field.value = edit;
    if (this.open) this.editor.hidden = false;
    this.open?.setAttribute("aria-expanded", "true");
    if (this.unsupported && decision === "accepted") this.vouched = edit;
    this.changeText();
  }

  mark() {
    const accepted = this.decision === "accepted";
    this.classList.toggle("rejected", !accepted);
    this.accept?.setAttribute("aria-pressed", String(accepted));
    this.reject?.setAttribute("aria-pressed", String(!accepted && (this.touched || !this.asks)));
    const left = this.asks && !this.touched ? "Waits for your answer" : this.asks ? "Left out" : "Rejected";
    this.state.textContent = accepted ? (this.edit === null ? "Accepted" : "Accepted in your words") : left;
  }

  /** The selection is made; nothing can be changed any more. */
  close(used) {
    this.decision = used ? "accepted" : "rejected";
    this.touched = true;
    this.mark();
    this.state.textContent = used ? "Used" : "Left out";
    this.bar?.remove();
    if (this.editor) this.editor.hidden = true;
    if (!used || this.asks) this.doubts.hidden = true;
  }
}

customElements.define("recommendation-card", RecommendationCard);
