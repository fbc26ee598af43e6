// Posting with the CSRF token of the page.

import { Refused, refusal } from "./stream.js";

const token = () => document.querySelector("meta[name=csrf-token]").content;

/**
 * Posts a form or a JSON value; gives the response, throws Refused with a plain sentence.
 * @param {string} address
 * @param {FormData | object} body
 */
export async function post(address, body) {
  const isForm = body instanceof FormData;
  let response;
  try {
    response = await fetch(address, {
      method: "POST",
      headers: { "X-CSRFToken": token(), ...(isForm ? {} : { "Content-Type": "application/json" }) },
      body: isForm ? body : JSON.stringify(body),
    });
  } catch {
    throw new Refused("The server cannot be reached; check that it is running and try again.", 0);
  }
  if (!response.ok) throw new Refused(await refusal(response), response.status);
  return response;
}

/** A form out of an object's entries; lists repeat, empty values are left out. */
export function form(values) {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) {
    for (const item of [value].flat()) if (item !== "" && item != null) data.append(name, item);
  }
  return data;
}
