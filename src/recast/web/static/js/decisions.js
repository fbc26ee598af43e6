// What the person has decided so far, kept for this tab alone until the run ends: a reload in the
// middle of a review loses nothing, and closing the tab forgets it.

const key = (session) => `recast:decisions:${session}`;

/** @returns {Record<string, {decision: string, edit: string | null}>} by proposal */
export function recall(session) {
  try {
    return JSON.parse(sessionStorage.getItem(key(session)) ?? "{}");
  } catch {
    return {}; // storage may be switched off
  }
}

/** @param {string} session @param {Record<string, object>} decisions */
export function remember(session, decisions) {
  try {
    sessionStorage.setItem(key(session), JSON.stringify(decisions));
  } catch {
    // Without storage the review works all the same, only a reload starts it anew.
  }
}

export function forget(session) {
  try {
    sessionStorage.removeItem(key(session));
  } catch {
    // There was nothing kept.
  }
}
