// The progress bar with its percentage, the stages, and what is being done.

const HALFWAY = 8; // proposals after which half of the planning's share of the bar is filled

/** Fills from 0 towards 1 with each proposal; how many will come nobody knows beforehand. */
export const planned = (proposals) => proposals / (proposals + HALFWAY);

customElements.define(
  "run-progress",
  class extends HTMLElement {
    reached = 0;

    get items() {
      return [...this.querySelectorAll("[data-stage]")];
    }

    /** A `status` event: a stage begins. */
    begin({ stage, message, progress }) {
      this.percent(progress);
      this.say(message);
      const at = this.items.findIndex((item) => item.dataset.stage === stage);
      this.at = at;
      this.items.forEach((item, place) => {
        this.mark(item, place < at ? "done" : place === at ? "now" : "");
      });
      this.querySelector("[data-step]").textContent =
        `Step ${at + 1} of ${this.items.length}: ${this.items[at]?.firstElementChild.firstChild.textContent ?? ""}`;
    }

    /** How far the stage has got, 0 to 1, by what has really arrived; never back, never into the next. */
    within(fraction) {
      const from = Number(this.items[this.at]?.dataset.starts ?? 0);
      const to = Number(this.items[this.at + 1]?.dataset.starts ?? 100) - 1;
      this.percent(Math.floor(from + (to - from) * Math.min(1, fraction)));
    }

    mark(item, state) {
      item.classList.toggle("done", state === "done");
      item.querySelector("[data-told]").textContent = state === "done" ? ", done" : "";
      if (state === "now") item.setAttribute("aria-current", "step");
      else item.removeAttribute("aria-current");
    }

    percent(progress) {
      this.reached = Math.max(this.reached, progress);
      this.querySelector(".progress").setAttribute("aria-valuenow", this.reached);
      this.querySelector(".progress-bar").style.width = `${this.reached}%`;
      this.querySelector("[data-percent]").textContent = `${this.reached} %`;
    }

    say(message) {
      this.message = message;
      this.querySelector("[data-message]").textContent = message;
    }

    /** The connection is lost, or there again. */
    lost(waiting) {
      this.querySelector("[data-message]").textContent =
        waiting ? "Connection lost; taking it up again…" : (this.message ?? "Connected.");
    }

    /** Everything is done. */
    complete(message) {
      this.percent(100);
      this.say(message);
      for (const item of this.items) this.mark(item, "done");
      this.querySelector("[data-step]").textContent = "";
    }
  },
);
