// A place to drop a file, around an ordinary file field that works without it.

const sizes = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });

customElements.define(
  "file-drop",
  class extends HTMLElement {
    connectedCallback() {
      this.field = this.querySelector("input");
      this.told = this.querySelector("[data-told]");
      this.remover = this.querySelector("[data-remove]");
      this.field.addEventListener("change", () => this.show());
      this.remover.addEventListener("click", () => this.clear());
      this.watch(this.closest("[data-drop]") ?? this);
    }

    /** The whole panel takes a dropped file: a small target is easy to miss. */
    watch(panel) {
      let inside = 0; // how many nested elements the dragged file is over
      const mark = (by) => panel.classList.toggle("dragged", (inside += by) > 0);
      panel.addEventListener("dragenter", () => mark(1));
      panel.addEventListener("dragleave", () => mark(-1));
      panel.addEventListener("dragover", (drag) => drag.preventDefault());
      panel.addEventListener("drop", (drop) => {
        drop.preventDefault();
        mark(-inside);
        this.take(drop.dataTransfer.files);
      });
    }

    /** @param {FileList} files */
    take(files) {
      if (!files.length) return;
      this.field.files = files;
      this.field.dispatchEvent(new Event("change", { bubbles: true }));
    }

    clear() {
      this.field.value = "";
      this.field.dispatchEvent(new Event("change", { bubbles: true }));
      this.field.focus();
    }

    show() {
      const file = this.field.files[0];
      this.told.textContent = file ? `${file.name}, ${sizes.format(file.size / 1024)} KB, is ready.` : "";
      this.remover.hidden = !file;
    }
  },
);
