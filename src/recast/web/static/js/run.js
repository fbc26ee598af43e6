// The page of one customization: follows its events and gives each to the element it concerns.

import "./live-text.js";
import "./recommendation-list.js";
import "./run-outcome.js";
import "./run-progress.js";
import "./score-board.js";
import { element } from "./dom.js";
import { post } from "./post.js";
import { events, Refused } from "./stream.js";

class LiveRun extends HTMLElement {
  connectedCallback() {
    this.session = this.getAttribute("session");
    this.review = this.hasAttribute("review");
    this.find = (name) => this.querySelector(name);
    this.find("[data-cancel]").addEventListener("click", () => this.cancel());
    this.find("[data-apply]").addEventListener("click", () => this.apply());
    this.addEventListener("decided", () => this.tally());
    this.follow();
  }

  async follow() {
    try {
      for await (const event of events(this.session, (waiting) => this.waiting(waiting))) this.take(event);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.fail(error.message);
    }
  }

  /** Gives one event to the element that shows it. */
  take(event) {
    switch (event.type) {
      case "status": return this.find("run-progress").begin(event);
      case "analysis_complete": return this.find("score-board").original(event.data);
      case "planning_chunk": return this.find("[data-plan]").append(event.content);
      case "recommendation": return this.propose(event);
      case "review_requested": return this.ask();
      case "recommendations_filtered": return this.filtered(event.ids);
      case "implementation_chunk": return this.find("[data-resume]").append(event.content);
      case "final_analysis_complete": return this.find("score-board").final(event.data);
      case "customization_complete": return this.complete(event.data);
      case "saved": return this.saved(event);
      case "stage_restarted": return this.restart(event);
      case "warning": return this.warn(event.message);
      case "cancelled": return this.stopped("Cancelled. Nothing was saved.");
      case "error": return this.fail(event.message);
    }
  }

  propose({ id, data }) {
    this.find("recommendation-list").add(id, data, this.review);
    this.find("[data-count]").textContent = this.find("recommendation-list").cards.length;
    this.tally();
  }

  ask() {
    this.asked = true;
    this.find("review-bar").hidden = false;
    this.tally();
  }

  tally() {
    const { accepted } = this.find("recommendation-list").selection();
    const count = this.find("recommendation-list").cards.length;
    this.find("[data-tally]").textContent = `${accepted.length} of ${count} proposals accepted`;
  }

  async apply() {
    const button = this.find("[data-apply]");
    button.disabled = true;
    await this.send("selection", this.find("recommendation-list").selection());
    button.disabled = false;
  }

  cancel() {
    return this.send("cancellation", {});
  }

  async send(what, body) {
    try {
      await post(`/api/customizations/${this.session}/${what}`, body);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.warn(error.message);
    }
  }

  filtered(ids) {
    this.find("review-bar").hidden = true;
    this.find("recommendation-list").close(ids);
  }

  restart({ stage, reason }) {
    if (stage === "planning") {
      this.find("[data-plan]").clear();
      this.find("recommendation-list").clear();
    }
    if (stage === "implementation") this.find("[data-resume]").clear();
    this.warn(reason);
  }

  complete(result) {
    this.find("[data-resume]").settle(result.customized_content);
    this.find("run-outcome").result(result);
  }

  saved(event) {
    this.find("run-outcome").saved(event);
    this.find("run-progress").complete("Done, and saved.");
    this.find("[data-cancel]").hidden = true;
    this.find("[data-headline]").focus({ preventScroll: true });
  }

  warn(message) {
    this.find("[data-warnings]").append(element("li", { class: "alert alert-warning py-2 mb-2" }, message));
  }

  fail(message) {
    this.stopped("Stopped.");
    const place = this.find("[data-error]");
    place.textContent = message;
    place.hidden = false;
  }

  stopped(message) {
    this.find("run-progress").say(message);
    this.find("[data-cancel]").hidden = true;
    this.find("review-bar").hidden = true;
  }

  waiting(lost) {
    if (lost) this.find("run-progress").say("Connection lost; taking it up again…");
  }
}

customElements.define("live-run", LiveRun);
