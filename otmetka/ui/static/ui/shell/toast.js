/** Short messages at the bottom; the holder is a live region, so they are read aloud. */
import { make } from "../dom.js";

const STAYS_MS = 6000;

/** Show `text`, with a button when `action` = {text, run} is given; returns how to take it away. */
export function toast(text, action = null, staysMs = STAYS_MS) {
  const holder = document.getElementById("toasts");
  const shown = make("div", { class: "toast" }, make("span", { text }));
  const away = () => shown.remove();
  if (action) {
    shown.append(make("button", { type: "button", text: action.text, onclick: () => { away(); action.run(); } }));
  }
  holder.replaceChildren(shown);
  if (staysMs) setTimeout(away, action ? staysMs * 2 : staysMs);
  return away;
}
