// What opens and closes a dialog says so in the page itself, so that it works before any script has
// been read. Browsers older than 2025 need this file for it.

const native = "commandForElement" in HTMLButtonElement.prototype;
const acts = { "show-modal": (dialog) => dialog.open || dialog.showModal(), close: (dialog) => dialog.close() };

if (!native)
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("button[commandfor]");
    if (button) acts[button.getAttribute("command")](document.getElementById(button.getAttribute("commandfor")));
  });
