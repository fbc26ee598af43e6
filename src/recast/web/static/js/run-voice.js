// What a screen reader is told of a run: one polite region, short, a few things at a time.

const GATHERING = 700; // milliseconds in which what happens is told together
const NAMED = 3; // proposals named one by one; more than that at once are counted

customElements.define(
  "run-voice",
  class extends HTMLElement {
    said = [];
    titles = [];
    begun = "";

    /** @param {string} message */
    say(message) {
      this.said.push(message);
      this.later();
    }

    /** A stage begins: where several do at once, the last says enough. @param {string} message */
    stage(message) {
      this.begun = message;
      this.later();
    }

    /** A proposal has come: its title is enough, the card can be read when the person gets there. */
    name(title) {
      this.titles.push(title);
      this.later();
    }

    later() {
      this.timer ??= setTimeout(() => this.speak(), GATHERING);
    }

    speak() {
      const proposals = this.titles.length > NAMED ? [`${this.titles.length} proposals have come`] : this.titles;
      this.textContent = [...this.said.slice(-2), ...proposals, this.begun].filter(Boolean).join(". ");
      this.timer = undefined;
      this.said = [];
      this.titles = [];
      this.begun = "";
    }
  },
);
