// The downloads: a dialog with the formats, and how those that are set afresh look.

import "./dialog-buttons.js";
import { looks, remember } from "./looks.js";

customElements.define(
  "download-box",
  class extends HTMLElement {
    static observedAttributes = ["customized"];

    connectedCallback() {
      const kept = looks();
      for (const field of this.fields) {
        if ([...field.options].some(({ value }) => value === kept[field.name])) field.value = kept[field.name];
        field.addEventListener("change", () => this.choose());
      }
      this.address();
    }

    attributeChangedCallback() {
      this.address();
    }

    get fields() {
      return [...this.querySelectorAll("select")];
    }

    choose() {
      remember(Object.fromEntries(this.fields.map(({ name, value }) => [name, value])));
      this.address();
    }

    /** Puts the number of the customized resume and the chosen looks into the links. */
    address() {
      const id = this.getAttribute("customized");
      if (!id) return;
      const chosen = this.fields.filter(({ value }) => value).map(({ name, value }) => [name, value]);
      for (const link of this.querySelectorAll("[data-format]"))
        link.href = `/download/${id}/${link.dataset.format}${"looks" in link.dataset ? `?${new URLSearchParams(chosen)}` : ""}`;
    }
  },
);
