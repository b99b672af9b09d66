/** Native dialogs: opened by data-opens="id", closed by data-closes, by Esc and by a click beside. */
import { button, make } from "../dom.js";
import { say } from "../words.js";

/** Watch buttons and backgrounds of all dialogs of the page. */
export function watchDialogs() {
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) document.getElementById(opener.dataset.opens)?.showModal();
    if (event.target.closest("[data-closes]")) event.target.closest("dialog")?.close();
    if (event.target instanceof HTMLDialogElement && event.target.matches(".box")) closeBeside(event);
  });
}

function closeBeside(event) {
  const box = event.target.getBoundingClientRect();
  const inside = event.clientX >= box.left && event.clientX <= box.right
    && event.clientY >= box.top && event.clientY <= box.bottom;
  if (!inside && event.detail) event.target.close();
}

/** A question over the page; the answer is whether the person said yes. */
export function ask(title, note, yes) {
  return new Promise((answer) => {
    const box = make("dialog", { class: "box", "aria-labelledby": "ask-title" });
    let agreed = false;
    const agree = () => { agreed = true; box.close(); };
    box.append(make("div", { class: "inside" },
      make("h2", { id: "ask-title", text: title }),
      make("p", { text: note }),
      make("div", { class: "actions" },
        button(say("cancel"), "main", () => box.close()), button(yes, "risk", agree))));
    box.addEventListener("close", () => { box.remove(); answer(agreed); });
    document.body.append(box);
    box.showModal();
  });
}
