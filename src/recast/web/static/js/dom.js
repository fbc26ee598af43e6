// Makes elements. Text always goes in as text: what resumes, postings and models say is never markup.

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A score as it is told everywhere: whole points. */
export const points = (score) => String(Math.round(score));

/** A gain or a loss with its sign, to one decimal. */
export function signed(change) {
  const rounded = Math.round(change * 10) / 10;
  return `${rounded > 0 ? "+" : ""}${rounded}`;
}
