// The proposals as they come, and what the person decides about each.

import "./recommendation-card.js";

customElements.define(
  "recommendation-list",
  class extends HTMLElement {
    /** @param {boolean} review whether the person may decide */
    add(id, data, review) {
      const card = document.createElement("recommendation-card");
      card.fill(id, data, review);
      this.append(card);
    }

    get cards() {
      return [...this.querySelectorAll("recommendation-card")];
    }

    /** What was planned so far is void. */
    clear() {
      this.replaceChildren();
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

    close(ids) {
      const used = new Set(ids);
      for (const card of this.cards) card.close(used.has(card.rid));
    }
  },
);
