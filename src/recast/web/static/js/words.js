// Which words of two texts differ, for showing; the server's comparison is the one that counts.

import { element } from "./dom.js";

const LONGEST = 400; // words; longer texts are shown without marks

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

/** @returns {{before: Node[], after: Node[]}} both texts, what differs in <del> and <ins> */
export function changed(before, after) {
  const old = before.match(/\s+|\S+/g) ?? [];
  const fresh = after.match(/\s+|\S+/g) ?? [];
  if (!before || old.length > LONGEST || fresh.length > LONGEST) {
    return { before: [document.createTextNode(before)], after: [document.createTextNode(after)] };
  }
  const table = common(old, fresh);
  const left = [], right = [];
  let i = 0, j = 0;
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) {
      left.push(document.createTextNode(old[i]));
      right.push(document.createTextNode(fresh[j]));
      i += 1;
      j += 1;
    } else if (j >= fresh.length || (i < old.length && table[i + 1][j] >= table[i][j + 1])) {
      left.push(element("del", {}, old[i]));
      i += 1;
    } else {
      right.push(element("ins", {}, fresh[j]));
      j += 1;
    }
  }
  return { before: left, after: right };
}
