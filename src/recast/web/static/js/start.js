// The start page: stores what is new, starts the customization, goes to its page.

import { form, post } from "./post.js";
import { Refused } from "./stream.js";

const start = document.querySelector("#start");
const problem = document.querySelector("#problem");
const button = start.querySelector("[type=submit]");

/** The fields for a new resume or job show only while none of the stored ones is chosen. */
function watch(name) {
  const choice = start.elements[name];
  const fresh = start.querySelector(`[data-new=${name}]`);
  if (!choice) return;
  const show = () => (fresh.hidden = choice.value !== "");
  choice.addEventListener("change", show);
  show();
}

/** A new file or pasted text is what the person means, whatever the list above still says. */
function chosen(name) {
  const choice = start.elements[name];
  return choice ? choice.value : "";
}

async function resumeId() {
  if (chosen("resume_id")) return chosen("resume_id");
  const file = start.elements.resume_file.files[0];
  const text = start.elements.resume_text.value.trim();
  if (!file && !text) throw new Refused("Choose your resume's file, or paste its text.", 0);
  const stored = await post("/api/resumes", form({ file: file ?? "", text: file ? "" : text }));
  return (await stored.json()).id;
}

async function jobId() {
  if (chosen("job_id")) return chosen("job_id");
  const text = start.elements.job_text.value.trim();
  const url = start.elements.job_url.value.trim();
  if (!text && !url) throw new Refused("Paste the posting's text, or give its address.", 0);
  const stored = await post("/api/jobs", form({ text, url: text ? "" : url }));
  return (await stored.json()).id;
}

/** The session begins with the first line; the run goes on without us, its page follows it. */
async function session(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (!text.includes("\n")) {
    const { value, done } = await reader.read();
    if (done) break;
    text += value;
  }
  reader.cancel().catch(() => {});
  return JSON.parse(text.split("\n").find(Boolean)).session_id;
}

async function begin() {
  const response = await post(
    "/api/customize_resume_streaming",
    form({
      resume_id: await resumeId(),
      job_id: await jobId(),
      customization_level: start.elements.customization_level.value,
      industry: start.elements.industry.value,
      engine: start.elements.engine.value,
      review: start.elements.review.checked ? "1" : "",
    }),
  );
  location.assign(`/customizations/${await session(response)}`);
}

start.addEventListener("submit", async (submission) => {
  submission.preventDefault();
  problem.hidden = true;
  button.disabled = true;
  button.textContent = "Starting…";
  try {
    await begin();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    problem.textContent = error.message;
    problem.hidden = false;
  } finally {
    button.disabled = false;
    button.textContent = "Customize";
  }
});

watch("resume_id");
watch("job_id");
