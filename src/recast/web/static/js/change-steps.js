// From one change to the next, by button; the change gets the focus, so that it is read out.

customElements.define(
  "change-steps",
  class extends HTMLElement {
    connectedCallback() {
      this.changes = [...document.querySelectorAll("[data-change]")];
      this.at = -1;
      this.hidden = this.changes.length === 0;
      this.changes.forEach((change, place) => {
        const section = change.closest("[data-section]").dataset.section;
        change.setAttribute("aria-label", `Change ${place + 1} of ${this.changes.length}, ${section}`);
        change.addEventListener("focusin", () => this.stand(place));
      });
      this.querySelector("[data-back]").addEventListener("click", () => this.go(this.at - 1));
      this.querySelector("[data-on]").addEventListener("click", () => this.go(this.at + 1));
      this.tell();
    }

    go(place) {
      const count = this.changes.length;
      const change = this.changes[(Math.max(place, -1) + count) % count];
      change.focus({ preventScroll: true });
      change.scrollIntoView({ block: "center" });
    }

    stand(place) {
      this.at = place;
      this.tell();
    }

    tell() {
      const count = this.changes.length;
      this.querySelector("[data-at]").textContent = this.at < 0
        ? `${count} ${count === 1 ? "line" : "lines"} changed`
        : this.changes[this.at].getAttribute("aria-label");
    }
  },
);
