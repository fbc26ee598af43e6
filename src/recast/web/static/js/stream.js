// The event stream of one customization: read, and read on after every break.

const ENDINGS = new Set(["saved", "cancelled", "error"]);
const LONGEST_PAUSE = 8000; // milliseconds between two attempts to reconnect

/** Whole lines out of a response's body, as they come. */
async function* lines(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const parts = (rest + value).split("\n");
      rest = parts.pop();
      yield* parts.filter(Boolean); // an empty line is a heartbeat
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * All events of a session from the start, live to its end. A lost connection is taken up again
 * after the last event seen; `onPause` hears of it. A review does not end the stream.
 * @param {string} session
 * @param {(waiting: boolean) => void} onPause
 */
export async function* events(session, onPause) {
  let last = 0;
  let wait = 250;
  for (;;) {
    try {
      const response = await fetch(`/api/customizations/${session}/events?after=${last}`, {
        headers: { Accept: "application/x-ndjson" },
        cache: "no-store",
      });
      if (!response.ok) throw new Refused(await refusal(response), response.status);
      onPause(false);
      for await (const line of lines(response)) {
        const event = JSON.parse(line);
        last = event.seq;
        wait = 250;
        yield event;
        if (ENDINGS.has(event.type)) return;
      }
    } catch (error) {
      if (error instanceof Refused && error.status < 500 && error.status !== 429) throw error;
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
