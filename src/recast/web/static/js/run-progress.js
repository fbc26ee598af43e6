// The progress bar with its percentage, the stages, and what is being done.

customElements.define(
  "run-progress",
  class extends HTMLElement {
    /** A `status` event: a stage begins. */
    begin({ stage, message, progress }) {
      this.percent(progress);
      this.say(message);
      const items = [...this.querySelectorAll("[data-stage]")];
      const at = items.findIndex((item) => item.dataset.stage === stage);
      items.forEach((item, place) => {
        item.classList.toggle("done", place < at);
        if (place === at) item.setAttribute("aria-current", "step");
        else item.removeAttribute("aria-current");
      });
    }

    percent(progress) {
      const bar = this.querySelector(".progress");
      bar.setAttribute("aria-valuenow", progress);
      this.querySelector(".progress-bar").style.width = `${progress}%`;
      this.querySelector("[data-percent]").textContent = `${progress} %`;
    }

    say(message) {
      this.querySelector("[data-message]").textContent = message;
    }

    /** Everything is done. */
    complete(message) {
      this.percent(100);
      this.say(message);
      for (const item of this.querySelectorAll("[data-stage]")) {
        item.classList.add("done");
        item.removeAttribute("aria-current");
      }
    }
  },
);
