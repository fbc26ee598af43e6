// Which words of two texts differ, for showing; the server's comparison is the one that counts.

import { element } from "./dom.js";

const LONGEST = 400; // words; longer texts are shown without marks
// White space, the signs that end a word, or a word; signs within one ("3.5", "Node.js") are its own.
const PIECES = /\s+|[,;.:]+(?!\S)|(?:[^\s,;.:]|[,;.:]+(?=[^\s,;.:]))+/g;
const SHORTENED = 160; // letters of a run that did not change

/** Longest common subsequence of two short lists of words. */
function common(old, fresh) {
  const table = Array.from({ length: old.length + 1 }, () => new Uint16Array(fresh.length + 1));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      table[i][j] = old[i] === fresh[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
    }
  }
  return table;
}

/** Runs of words that are equal, or differ: [kind, text] with kind "same", "old" or "new". */
function runs(before, after) {
  const old = before.match(PIECES) ?? [];
  const fresh = after.match(PIECES) ?? [];
  if (old.length > LONGEST || fresh.length > LONGEST) return [["old", before], ["new", after]];
  const table = common(old, fresh);
  const found = [];
  const add = (kind, text) => {
    if (found.length && found.at(-1)[0] === kind) found.at(-1)[1] += text;
    else found.push([kind, text]);
  };
  let i = 0;
  let j = 0;
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) {
      add("same", old[i]);
      i += 1;
      j += 1;
    } else if (j >= fresh.length || (i < old.length && table[i + 1][j] >= table[i][j + 1])) {
      add("old", old[i]);
      i += 1;
    } else {
      add("new", fresh[j]);
      j += 1;
    }
  }
  return joined(found);
}

/** White space that stays between two changes is part of one change, not a pause in it. */
function joined(found) {
  const told = found.flatMap(([kind, text], at) =>
    kind === "same" && !text.trim() && at > 0 && at < found.length - 1 ? [["old", text], ["new", text]] : [[kind, text]]);
  const sides = [];
  for (let at = 0; at < told.length; at += 1) {
    let old = "";
    let fresh = "";
    for (; at < told.length && told[at][0] !== "same"; at += 1) {
      if (told[at][0] === "old") old += told[at][1];
      else fresh += told[at][1];
    }
    if (old) sides.push(["old", old]);
    if (fresh) sides.push(["new", fresh]);
    if (at < told.length) sides.push(told[at]);
  }
  return sides;
}

/** A long run that did not change, with its middle left out. */
export function shortened(text) {
  if (text.length <= SHORTENED) return [document.createTextNode(text)];
  const half = SHORTENED / 2;
  const start = text.slice(0, text.lastIndexOf(" ", half) + 1);
  const end = text.slice(text.indexOf(" ", text.length - half));
  return [document.createTextNode(start), element("span", { class: "elided", title: text }, "…"), document.createTextNode(end)];
}

/** @returns {{before: Node[], after: Node[]}} both texts, what differs in <del> and <ins> */
export function changed(before, after) {
  if (!before) return { before: [], after: [document.createTextNode(after)] };
  const sides = { before: [], after: [] };
  for (const [kind, text] of runs(before, after)) {
    if (kind !== "new") sides.before.push(...(kind === "same" ? shortened(text) : [element("del", {}, text)]));
    if (kind !== "old") sides.after.push(...(kind === "same" ? shortened(text) : [element("ins", {}, text)]));
  }
  return sides;
}
