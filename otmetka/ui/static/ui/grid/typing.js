/** What the keys mean: one hand on the digits, the other layout of the keyboard forgiven. */

const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,";
const RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьб";
// Looks or sounds the same: more likely meant than the letter on that key
const MEANT = { n: "н", h: "н", o: "о", b: "б", "?": ".", "/": ".", ю: "." };

function letter(sign) {
  const small = sign.toLowerCase();
  if (small in MEANT) return MEANT[small];
  const at = LATIN.indexOf(small);
  return at < 0 ? small : RUSSIAN[at];
}

/** Typed signs in the letters of the journal; the length stays, so the caret does too. */
export function letters(typed) {
  return Array.from(typed, letter).join("");
}

/** The text that is sent: one space between, none around. */
export function tidy(typed) {
  return letters(typed).replace(/[\s\u00a0]+/g, " ").trim();
}

/** Whether a key press begins a text. */
export function begins(event) {
  return event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
}
