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
      if (following) this.scrollTop = this.scrollHeight;
    }

    /** The final text in place of what was told on the way. */
    settle(text) {
      if (this.textContent !== text) this.replaceChildren(text);
      this.scrollTop = 0;
    }

    clear() {
      this.replaceChildren();
    }
  },
);
