// The start page: stores what is new, starts the customization, goes to its page.

import "./file-drop.js";
import { form, post } from "./post.js";
import { Refused } from "./stream.js";

const start = document.querySelector("#start");
const problem = document.querySelector("#problem");
const doing = document.querySelector("#doing");
const button = start.querySelector("[type=submit]");
const paste = start.querySelector("[data-paste]");
const fields = start.elements;

/** What was stored by an attempt that failed later: trying again does not store it twice. */
const stored = new Map();

/** A refusal and the field that it is about. */
class Wrong extends Refused {
  constructor(message, field) {
    super(message, 0);
    this.field = field;
  }
}

/** The fields for a new resume or job show only while none of the stored ones is chosen. */
function watch(name) {
  const choice = fields[name];
  if (!choice) return;
  const show = () => (start.querySelector(`[data-new=${name}]`).hidden = choice.value !== "");
  choice.addEventListener("change", show);
  show();
}

/** A file that was just dropped or chosen is what the person means, whatever is selected above. */
fields.resume_file.addEventListener("change", () => {
  const chosen = fields.resume_file.files.length > 0;
  paste.hidden = chosen;
  if (!chosen || !fields.resume_id) return;
  fields.resume_id.value = "";
  fields.resume_id.dispatchEvent(new Event("change"));
});

/** Stores once per content, also of an earlier visit; a refusal is about `field`. */
async function store(address, values, field) {
  const content = JSON.stringify(values, (_, value) =>
    value instanceof File ? [value.name, value.size, value.lastModified] : value);
  if (stored.has(content)) return stored.get(content);
  try {
    const { id } = await (await post(address, form({ ...values, once: 1 }))).json();
    stored.set(content, id);
    return id;
  } catch (error) {
    if (error instanceof Refused && error.status) throw new Wrong(error.message, field);
    throw error;
  }
}

function resumeId() {
  if (fields.resume_id?.value) return fields.resume_id.value;
  const file = fields.resume_file.files[0];
  const text = fields.resume_text.value.trim();
  if (!file && !text) throw new Wrong("Choose your resume's file, or paste its text.", fields.resume_file);
  doing.textContent = "Reading your resume…";
  return store("/api/resumes", file ? { file } : { text }, file ? fields.resume_file : fields.resume_text);
}

function jobId() {
  if (fields.job_id?.value) return fields.job_id.value;
  const text = fields.job_text.value.trim();
  const url = fields.job_url.value.trim();
  if (!text && !url) throw new Wrong("Paste the posting's text, or give its address.", fields.job_text);
  doing.textContent = "Reading the posting…";
  return store("/api/jobs", text ? { text } : { url }, text ? fields.job_text : fields.job_url);
}

/** The run goes on without us: its page follows it, even while it waits for its turn. */
function session(response) {
  response.body.cancel().catch(() => {});
  return response.headers.get("Content-Location").split("/")[3];
}

async function begin() {
  const ids = { resume_id: await resumeId(), job_id: await jobId() };
  doing.textContent = "Starting…";
  const response = await post("/api/customize_resume_streaming", form({
    ...ids,
    customization_level: fields.customization_level.value,
    industry: fields.industry.value,
    engine: fields.engine.value,
    review: fields.review.checked ? "1" : "",
  }));
  location.assign(`/customizations/${session(response)}`);
}

/** Says what is wrong, and takes the person to the field that it is about. */
function tell(error) {
  problem.textContent = error.message;
  problem.hidden = false;
  doing.textContent = "";
  if (!(error instanceof Wrong)) return;
  error.field.setAttribute("aria-invalid", "true");
  error.field.setAttribute("aria-errormessage", "problem");
  error.field.focus();
}

function forgive() {
  problem.hidden = true;
  for (const field of start.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
}

start.addEventListener("input", forgive);
start.addEventListener("submit", async (submission) => {
  submission.preventDefault();
  forgive();
  button.disabled = true;
  try {
    await begin();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    button.disabled = false;
    tell(error);
  }
});
// Coming back with the browser's own button finds the page as it was left: ready again.
addEventListener("pageshow", () => {
  button.disabled = false;
  doing.textContent = "";
});

watch("resume_id");
watch("job_id");
