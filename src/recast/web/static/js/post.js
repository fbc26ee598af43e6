// Sending with the CSRF token of the page.

import { Refused, refusal } from "./stream.js";

const token = () => document.querySelector("meta[name=csrf-token]").content;

/** @param {string} method @param {string} address @param {FormData | object} [body] */
async function send(method, address, body) {
  const isForm = body instanceof FormData;
  const kind = body === undefined || isForm ? {} : { "Content-Type": "application/json" };
  let response;
  try {
    response = await fetch(address, {
      method,
      headers: { Accept: "application/json", "X-CSRFToken": token(), ...kind },
      body: body === undefined || isForm ? body : JSON.stringify(body),
    });
  } catch {
    throw new Refused("The server cannot be reached; check that it is running and try again.", 0);
  }
  if (!response.ok) throw new Refused(await refusal(response), response.status);
  return response;
}

/**
 * Posts a form or a JSON value; gives the response, throws Refused with a plain sentence.
 * @param {string} address
 * @param {FormData | object} body
 */
export const post = (address, body) => send("POST", address, body);

/** Deletes what stands at an address; throws as `post` does. @param {string} address */
export const remove = (address) => send("DELETE", address);

/** A form out of an object's entries; lists repeat, empty values are left out. */
export function form(values) {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) {
    for (const item of [value].flat()) if (item !== "" && item != null) data.append(name, item);
  }
  return data;
}
