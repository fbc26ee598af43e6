// The event stream of one customization: read, and read on after every break.

const ENDINGS = new Set(["saved", "cancelled", "error"]);
const LONGEST_PAUSE = 8000; // milliseconds between two attempts to reconnect
const SILENCE = 40_000; // milliseconds; the server says something every 15 s, so the line is dead
const UNREADABLE = "The server's answer cannot be read here; the customization itself goes on. Load this page again later.";

/** Whole lines out of a response's body, as they come; `heard` is called for every sign of life. */
async function* lines(response, heard) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      heard();
      const parts = (rest + value).split("\n");
      rest = parts.pop();
      yield* parts.filter(Boolean); // an empty line is a heartbeat
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** Waits, but not for longer than until the network is back. */
function pause(milliseconds) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    addEventListener("online", done);
  });
}

/** The events behind `after` over one connection, until it ends, breaks or falls silent. */
async function* connection(session, after, onPause) {
  const silent = new AbortController();
  let timer;
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silent.abort(), SILENCE);
  };
  heard();
  try {
    const response = await fetch(`/api/customizations/${session}/events?after=${after}`, {
      headers: { Accept: "application/x-ndjson" },
      cache: "no-store",
      signal: silent.signal,
    });
    if (!response.ok) throw new Refused(await refusal(response), response.status);
    onPause(false);
    for await (const line of lines(response, heard)) yield JSON.parse(line);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * All events of a session from the start, live to its end. A lost connection is taken up again
 * after the last event seen; `onPause` hears of it. A review does not end the stream. Throws
 * Refused where the server will not tell, and where what it tells cannot be read.
 * @param {string} session
 * @param {(waiting: boolean) => void} onPause
 */
export async function* events(session, onPause) {
  let last = 0;
  let wait = 250;
  let unread; // the place behind which something came that is no event
  for (;;) {
    try {
      for await (const event of connection(session, last, onPause)) {
        if (event.seq <= last) continue;
        last = event.seq;
        wait = 250;
        yield event;
        if (ENDINGS.has(event.type)) return;
      }
    } catch (error) {
      if (error instanceof Refused && error.status < 500 && error.status !== 429) throw error;
      if (error instanceof SyntaxError) {
        // Half a line is never read, so what was garbled twice is garbled for good.
        if (unread === last) throw new Refused(UNREADABLE, 0);
        unread = last;
      }
    }
    onPause(true);
    await pause(wait);
    wait = Math.min(wait * 2, LONGEST_PAUSE);
  }
}

/** An answer that says no, with the sentence for the person. */
export class Refused extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/** The sentence in a refusal. */
export async function refusal(response) {
  try {
    return (await response.json()).error;
  } catch {
    return "The server did not answer as it should; try again.";
  }
}
