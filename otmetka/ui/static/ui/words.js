/** Words for the scripts: they come with the page, from the server's catalogue. */
const words = {};
for (const part of document.querySelectorAll("script[id^=words-]")) {
  Object.assign(words, JSON.parse(part.textContent));
}

/** The word of this key, with {names} replaced by `values`. */
export function say(key, values = {}) {
  const word = words[key] ?? key;
  return word.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
