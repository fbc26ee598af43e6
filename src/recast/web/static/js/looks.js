// How documents that are set afresh shall look, remembered in this browser.

const KEY = "recast:looks";

/** @returns {Record<string, string>} what was chosen, by the name of the field */
export function looks() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}");
  } catch {
    return {}; // storage may be switched off
  }
}

/** @param {Record<string, string>} chosen */
export function remember(chosen) {
  try {
    localStorage.setItem(KEY, JSON.stringify(chosen));
  } catch {
    // Without storage it holds for this page.
  }
}
