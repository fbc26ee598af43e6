// The proposals as they come, and what the person decides about each.

import "./recommendation-card.js";
import { forget, recall, remember } from "./decisions.js";

customElements.define(
  "recommendation-list",
  class extends HTMLElement {
    /** @param {string} session @param {boolean} review whether the person may decide */
    open(session, review) {
      this.session = session;
      this.review = review;
      this.kept = review ? recall(session) : {};
    }

    add(id, data) {
      const card = document.createElement("recommendation-card");
      card.fill(id, data, this.review);
      this.append(card);
      if (this.kept[id]) card.restore(this.kept[id]);
    }

    get cards() {
      return [...this.querySelectorAll("recommendation-card")];
    }

    /** What was planned so far is void. */
    clear() {
      this.replaceChildren();
      this.forget();
    }

    keep() {
      for (const card of this.cards) if (card.touched) this.kept[card.rid] = { decision: card.decision, edit: card.edit };
      remember(this.session, this.kept);
    }

    forget() {
      this.kept = {};
      forget(this.session);
    }

    /** Accepts all that the resume supports, or none. */
    decideAll(accepted) {
      for (const card of this.cards) card.decide(accepted && !card.unsupported && card.data.anchored ? "accepted" : "rejected");
    }

    /** What the person decided, as the server takes it. */
    selection() {
      const accepted = this.cards.filter((card) => card.decision === "accepted");
      return {
        accepted: accepted.map((card) => card.rid),
        rejected: this.cards.filter((card) => card.decision === "rejected").map((card) => card.rid),
        edited: Object.fromEntries(accepted.filter((card) => card.edit !== null).map((card) => [card.rid, card.edit])),
        confirmed: accepted.filter((card) => card.confirmed).map((card) => card.rid),
      };
    }

    /** "10 of 15 accepted, 4 questions open" */
    tally() {
      const accepted = this.cards.filter((card) => card.decision === "accepted").length;
      const open = this.cards.filter((card) => card.asks && !card.touched).length;
      const questions = open ? `, ${open} ${open === 1 ? "question" : "questions"} open` : "";
      return `${accepted} of ${this.cards.length} accepted${questions}`;
    }

    close(ids) {
      const used = new Set(ids);
      for (const card of this.cards) card.close(used.has(card.rid));
      this.forget();
    }
  },
);
