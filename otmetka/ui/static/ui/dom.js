/** Making elements without markup in strings: text is always text. */

/** An element with properties (`class`, `text`, `data-…`, any attribute) and children. */
export function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "text") element.textContent = value;
    else if (key === "class") element.className = value;
    else if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** A button of ours that does not send a form. */
export function button(text, kind, action) {
  return make("button", { type: "button", class: `btn ${kind}`.trim(), text, onclick: action });
}

/** Whose page this is: what is kept in the browser is bound to this account. */
export function accountOfPage() {
  return document.querySelector("[data-grid]")?.dataset.account || document.body.dataset.account || "";
}

/** A random identity of a command; also where the browser calls the page insecure (plain HTTP in a school). */
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [8, 12, 16, 20].reduce((text, at, index) => `${text.slice(0, at + index)}-${text.slice(at + index)}`, hex);
}
