/** The answer beside a cell: why it was not taken, by which clause, and what can be done. It takes no focus. */
import { button, make } from "../dom.js";
import { say } from "../words.js";

const GAP = 6;

/** A moment of the server (ISO) as people say it; other texts as they are. */
function moment(text) {
  if (!/^\d{4}-\d\d-\d\dT/.test(text ?? "")) return text;
  return new Date(text).toLocaleString("ru", { day: "2-digit", month: "2-digit", hour: "2-digit", minute: "2-digit" });
}

export class Reasons {
  constructor(grid, saving, acts) {
    this.grid = grid;
    this.saving = saving;
    this.acts = acts;
    this.box = make("div", { class: "pop", role: "dialog", "aria-labelledby": "reason-title", hidden: true });
    this.box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      this.hide();
      acts.back();
    });
    document.body.append(this.box);
    grid.table.parentElement.addEventListener("scroll", () => this.hide(), { passive: true });
  }

  /** Whether it speaks about this cell now. */
  about(td) {
    return !this.box.hidden && this.td === td;
  }

  /** Show what there is to say about a cell, or nothing. */
  show(td) {
    const record = this.saving.recordsOf(td).find((one) => one.state !== "waiting");
    if (!record) return false;
    if (record.state === "conflict") this.#open(td, say("conflictTitle"), ...this.#conflict(td, record));
    else this.#open(td, say("notSaved"), ...this.#refused(td, record));
    return true;
  }

  /** Say why a closed cell cannot be written. */
  closed(td) {
    const why = this.grid.readonly ? say("readonly") : td.title;
    this.#open(td, say("closedCell"), make("p", { text: why }));
    return true;
  }

  /** Say how an average was counted. */
  counted(cell, name) {
    this.#open(cell, say("average", { average: cell.textContent.trim() }),
      make("p", { class: "small mute", text: name }), make("p", { text: cell.title }));
    return true;
  }

  /** Let the keyboard into the box. */
  enter() {
    this.box.querySelector("button, a")?.focus();
  }

  hide() {
    this.box.hidden = true;
  }

  #refused(td, record) {
    const { message, clause, wayOut } = record.reason ?? {};
    return [
      make("p", { text: message }),
      clause ? make("p", { class: "clause", text: clause }) : null,
      wayOut ? make("p", { text: wayOut }) : null,
      make("div", { class: "actions" },
        button(say("fix"), "main small", () => this.acts.editAgain(td, record.text)),
        button(say("retry"), "small", () => this.#leave(() => this.saving.sender.retry(record))),
        button(say("drop"), "small", () => this.#leave(() => this.saving.drop(td)))),
    ];
  }

  #conflict(td, record) {
    const theirs = record.current ?? {};
    const by = [theirs.by, moment(theirs.at)].filter(Boolean).join(", ");
    return [
      make("div", { class: "versus" },
        make("span", { class: "mute", text: say("theirs") }),
        make("span", {}, make("b", { class: `mark ${theirs.cls ?? ""}`, text: theirs.text || say("empty") }), " ", make("small", { text: by })),
        make("span", { class: "mute", text: say("mine") }),
        make("b", { class: "mark", text: record.text || say("empty") })),
      make("div", { class: "actions" },
        button(say("keepTheirs"), "main small", () => this.#leave(() => this.#accept(td, theirs))),
        button(say("writeMine"), "small", () => this.#leave(() => this.saving.sender.insist(record)))),
    ];
  }

  async #accept(td, theirs) {
    await this.saving.drop(td);
    this.grid.accept(td, theirs);
  }

  #leave(action) {
    this.hide();
    action();
    this.acts.back();
  }

  #open(td, title, ...content) {
    this.td = td;
    this.box.replaceChildren(make("div", { class: "inside" }, make("h3", { id: "reason-title", text: title }), ...content));
    this.box.hidden = false;
    this.#beside(td);
  }

  #beside(td) {
    const cell = td.getBoundingClientRect();
    const box = this.box.getBoundingClientRect();
    const right = cell.right + GAP + box.width < innerWidth;
    const left = right ? cell.right + GAP : Math.max(8, cell.left - GAP - box.width);
    const narrow = !right && cell.left - GAP - box.width < 0;
    const top = narrow ? cell.bottom + GAP : cell.top;
    this.box.style.left = `${narrow ? Math.max(8, Math.min(cell.left, innerWidth - box.width - 8)) : left}px`;
    this.box.style.right = "auto";
    const floor = document.querySelector("dialog.sheet[open]")?.getBoundingClientRect().top ?? innerHeight;
    const above = narrow && top + box.height > floor - 8;
    this.box.style.top = `${Math.max(8, above ? cell.top - GAP - box.height : Math.min(top, floor - box.height - 8))}px`;
  }
}
