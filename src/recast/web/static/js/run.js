// The page of one customization: follows its events and gives each to the element it concerns.

import "./live-text.js";
import "./recommendation-list.js";
import "./run-outcome.js";
import "./run-voice.js";
import "./score-board.js";
import { element, points } from "./dom.js";
import { post } from "./post.js";
import { planned } from "./run-progress.js";
import { events, Refused } from "./stream.js";

const SENT = "Your decisions are sent; writing begins as soon as a worker takes them up.";

class LiveRun extends HTMLElement {
  connectedCallback() {
    this.session = this.getAttribute("session");
    this.letters = Number(this.getAttribute("letters")) || 1; // of the original: about as many will be written
    this.review = this.hasAttribute("review");
    this.find = (name) => this.querySelector(name);
    this.list = this.find("recommendation-list");
    this.progress = this.find("run-progress");
    this.list.open(this.session, this.review);
    this.find("[data-cancel]").addEventListener("click", () => this.send("cancellation", {}));
    this.find("[data-apply]").addEventListener("click", () => this.apply());
    this.find("[data-accept-all]").addEventListener("click", () => this.decideAll(true));
    this.find("[data-reject-all]").addEventListener("click", () => this.decideAll(false));
    this.addEventListener("decided", () => this.decided());
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
      case "status": return this.begin(event);
      case "analysis_complete": return this.analysed(event.data);
      case "planning_chunk": return this.find("[data-plan]").append(event.content);
      case "recommendation": return this.propose(event);
      case "planning_complete": return this.planned();
      case "review_requested": return this.ask();
      case "recommendations_filtered": return this.filtered(event.ids);
      case "implementation_chunk": return this.written(event.content);
      case "final_analysis_complete": return this.find("score-board").final(event.data);
      case "customization_complete": return this.complete(event.data);
      case "saved": return this.saved(event);
      case "stage_restarted": return this.restart(event);
      case "warning": return this.warn(event.message);
      case "cancelled": return this.stopped("Cancelled. Nothing was saved.");
      case "error": return this.fail(event.message);
    }
  }

  voice(message) {
    this.find("run-voice").say(message);
  }

  begin(status) {
    this.progress.begin(status);
    this.find("run-voice").stage(status.message);
  }

  analysed(analysis) {
    this.find("score-board").original(analysis);
    this.voice(`Your resume scores ${points(analysis.score)} of 100; ${points(analysis.attainable_score)} can be reached`);
  }

  propose({ id, data }) {
    this.list.add(id, data);
    this.find("run-voice").name(data.title);
    this.progress.within(planned(this.list.cards.length));
    this.find("review-bar").hidden = !this.review;
    this.tally();
  }

  planned() {
    this.progress.within(1);
    this.whole = true;
    this.tally();
  }

  ask() {
    const decided = this.getAttribute("decided");
    if (decided !== null) return this.sent(JSON.parse(decided));
    this.find("review-bar").hidden = false;
    this.find("[data-apply]").disabled = false;
    const count = this.list.cards.length;
    const decide = this.find("[data-decide]");
    decide.textContent = count === 1 ? "See the proposal" : `See the ${count} proposals`;
    decide.hidden = false;
    this.tally();
  }

  written(text) {
    const pane = this.find("[data-resume]");
    pane.append(text);
    this.progress.within(pane.textContent.length / this.letters);
  }

  decided() {
    this.list.keep();
    this.tally();
  }

  decideAll(accepted) {
    this.list.decideAll(accepted);
    for (const card of this.list.cards) card.touched ||= !card.asks;
    this.decided();
    this.voice(this.list.tally());
  }

  tally() {
    const count = this.list.cards.length;
    this.find("[data-count]").textContent = String(count);
    this.find("[data-tally]").textContent = this.whole ? this.list.tally() : `${this.list.tally()}; more may come…`;
  }

  async apply() {
    const button = this.find("[data-apply]");
    button.disabled = true;
    const told = this.progress.message;
    this.progress.say(SENT);
    this.applied = await this.send("selection", this.list.selection());
    if (!this.applied) this.progress.say(told);
    button.disabled = this.applied;
  }

  /** The page was loaded again after the decisions were sent, and nobody has taken them up yet. */
  sent(accepted) {
    this.filtered(accepted);
    this.progress.say(SENT);
  }

  /** @returns {Promise<boolean>} whether it was taken */
  async send(what, body) {
    try {
      await post(`/api/customizations/${this.session}/${what}`, body);
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.warn(error.message);
      return false;
    }
  }

  /** The proposals make room for what is written now; they can be opened again. */
  filtered(ids) {
    this.list.close(ids);
    this.find("review-bar").hidden = true;
    this.find("[data-decide]").hidden = true;
    this.find("[data-count]").textContent = `${ids.length} of ${this.list.cards.length} used`;
    this.find("[data-proposals]").open = false;
    if (this.applied) this.progress.scrollIntoView({ block: "start" });
  }

  restart({ stage, reason }) {
    if (stage === "planning") {
      this.find("[data-plan]").clear();
      this.list.clear();
      this.tally();
    }
    if (stage === "implementation") this.find("[data-resume]").clear();
    this.warn(reason);
  }

  complete(result) {
    this.find("[data-resume]").settle(result.customized_content);
    this.find("run-outcome").result(result);
  }

  saved(event) {
    const outcome = this.find("run-outcome");
    outcome.saved(event);
    this.progress.complete("Done, and saved.");
    this.find("[data-cancel]").hidden = true;
    this.voice(`${outcome.headline}. Saved.`);
    // Whoever pressed the button waits for this; whoever reads or writes elsewhere is left alone.
    if (this.applied && document.activeElement === document.body) this.find("[data-headline]").focus();
  }

  warn(message) {
    this.find("[data-warnings]").append(element("li", { class: "alert alert-warning py-2 mb-2" }, message));
    this.voice(message);
  }

  fail(message) {
    this.stopped("Stopped.");
    const place = this.find("[data-error]");
    place.textContent = message;
    place.hidden = false;
  }

  stopped(message) {
    this.progress.say(message);
    this.voice(message);
    this.list.forget();
    this.find("[data-cancel]").hidden = true;
    this.find("review-bar").hidden = true;
    this.find("[data-decide]").hidden = true;
    this.find("[data-again]").hidden = false;
  }

  waiting(lost) {
    if (lost !== this.isLost) this.progress.lost(lost);
    if (lost && !this.isLost) this.voice("Connection lost; taking it up again");
    this.isLost = lost;
  }
}

customElements.define("live-run", LiveRun);
