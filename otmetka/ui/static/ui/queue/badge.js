/** «Не сохранено: 3» in the top bar of every page, and the list behind it. */
import { ask } from "../shell/dialogs.js";
import { toast } from "../shell/toast.js";
import { button, make } from "../dom.js";
import { say } from "../words.js";

/** Show the queue of `sender` in the bar, and guard signing out. */
export function showBadge(sender) {
  const badge = document.querySelector("[data-unsaved]");
  if (!badge) return;
  const list = new List(sender);
  const show = () => {
    const count = sender.records.length;
    badge.hidden = !count;
    badge.textContent = say("unsaved", { count });
    const bad = sender.stopped || sender.records.some((record) => record.state !== "waiting");
    badge.className = `chip ${bad ? "red" : "amber"}`;
    list.refresh();
  };
  badge.addEventListener("click", () => list.open());
  sender.addEventListener("change", show);
  sender.addEventListener("signedout", (event) => tellSignedOut(event.detail.other));
  tellNoNetwork(sender);
  guardSignOut(sender);
  guardLeaving(sender);
  show();
}

/** Once for each break: that nothing is lost. */
function tellNoNetwork(sender) {
  let away = null;
  sender.addEventListener("waits", () => { away ??= toast(say("noNetwork")); });
  sender.addEventListener("done", () => { away?.(); away = null; });
}

function tellSignedOut(other) {
  if (other) {
    toast(say("otherAccount"), { text: say("reload"), run: () => location.reload() }, 0);
    return;
  }
  const next = encodeURIComponent(location.pathname + location.search);
  const away = `${document.body.dataset.signIn}?next=${next}`;
  toast(say("signInAgain"), { text: say("signIn"), run: () => { location.href = away; } }, 0);
}

function guardSignOut(sender) {
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("[data-sign-out]") || !sender.records.length || form.dataset.agreed) return;
    event.preventDefault();
    if (await ask(say("leaveTitle"), say("leaveNote"), say("leave"))) {
      form.dataset.agreed = "1";
      form.submit();
    }
  });
}

function guardLeaving(sender) {
  addEventListener("beforeunload", (event) => {
    if (!sender.durable && sender.records.length) {
      event.preventDefault();
      event.returnValue = "";
    }
  });
}

class List {
  constructor(sender) {
    this.sender = sender;
  }

  open() {
    this.lines = make("ul", { class: "lines" });
    this.box = make("dialog", { class: "box", "aria-labelledby": "unsaved-title" }, make("div", { class: "inside" },
      make("div", { class: "dialog-head" }, make("h2", { id: "unsaved-title", text: say("unsavedTitle") })),
      make("p", { class: "small mute", text: say("unsavedNote") }), this.lines,
      make("div", { class: "actions" },
        button(say("retryAll"), "main", () => this.retryAll()),
        button(say("close"), "", () => this.box.close()))));
    this.box.addEventListener("close", () => { this.box.remove(); this.box = null; });
    document.body.append(this.box);
    this.refresh();
    this.box.showModal();
  }

  refresh() {
    if (!this.box) return;
    if (!this.sender.records.length) this.box.close();
    else this.lines.replaceChildren(...this.sender.records.map((record) => this.line(record)));
  }

  async retryAll() {
    for (const record of [...this.sender.records]) {
      if (record.state === "refused") await this.sender.retry(record);
    }
    await this.sender.retry();
  }

  line(record) {
    const actions = make("div", { class: "row tight" });
    if (record.state === "refused") actions.append(button(say("retry"), "small", () => this.sender.retry(record)));
    if (record.page !== location.pathname + location.search) {
      actions.append(make("a", { class: "btn small", href: record.page, text: say("open") }));
    }
    if (record.state !== "waiting") actions.append(button(say("drop"), "small risk", () => this.sender.drop(record)));
    return make("li", { class: "stack tight" },
      make("div", { class: "row between" },
        make("span", {}, make("bdi", { text: record.label }), " ", make("b", { text: record.text || say("empty") })),
        make("span", { class: `chip ${record.state === "waiting" ? "amber" : "red"}`, text: this.state(record) })),
      record.state === "refused" && record.reason ? make("p", { class: "small", text: record.reason.message }) : null,
      actions);
  }

  state(record) {
    if (record.state !== "waiting") return say(record.state);
    if (this.sender.stopped) return say("signedOut");
    return this.sender.busy.has(record) ? say("sending") : say("waiting");
  }
}
