// Text as it comes: the plan, the customized resume. Follows its end unless the reader scrolled away.

const NEAR = 40; // pixels from the end that still count as reading along

customElements.define(
  "live-text",
  class extends HTMLElement {
    append(text) {
      if (!this.begun) this.clear();
      this.begun = true;
      const following = this.scrollHeight - this.scrollTop - this.clientHeight < NEAR;
      super.append(text);
      if (following) this.scrollTo({ top: this.scrollHeight, behavior: "instant" });
    }

    /** The final text in place of what was told on the way; whoever reads it stays where they are. */
    settle(text) {
      const { scrollTop } = this;
      if (this.textContent !== text) this.replaceChildren(text);
      this.scrollTo({ top: this.contains(document.activeElement) ? scrollTop : 0, behavior: "instant" });
    }

    clear() {
      this.replaceChildren();
    }
  },
);
