/** The field inside a cell. A text begun by typing ends on an arrow; one opened by F2 lets arrows move the caret. */
import { make } from "../dom.js";
import { say } from "../words.js";
import { letters, tidy } from "./typing.js";

export class Editor extends EventTarget {
  /** Events: "commit" {td, text}, "cancel" {td}. */
  constructor(grid) {
    super();
    this.grid = grid;
    this.td = null;
    this.drafts = new Drafts(grid);
  }

  /** Begin in a cell with a text; `caret` is F2's way. */
  begin(td, text, caret = false) {
    this.end(true);
    this.td = td;
    this.caret = caret;
    const input = make("input", {
      class: "edit", type: "text", autocomplete: "off", autocapitalize: "off", spellcheck: "false", maxlength: "40",
      "aria-label": say("editing", this.grid.label(td)),
    });
    this.input = input;
    input.value = text;
    input.addEventListener("input", () => this.input === input && this.#typed());
    input.addEventListener("blur", () => this.input === input && this.end(true));
    td.append(input);
    input.focus({ preventScroll: true });
    input.setSelectionRange(text.length, text.length);
    this.#typed();
  }

  /** End: commit the text or cancel; returns whether there was anything to end. */
  end(commit) {
    if (!this.td) return false;
    const { td, input } = this;
    const text = tidy(input.value);
    this.td = this.input = null;
    input.remove();
    const type = commit ? "commit" : "cancel";
    if (!commit) this.drafts.forget(td);
    this.dispatchEvent(new CustomEvent(type, { detail: { td, text } }));
    return true;
  }

  #typed() {
    const at = this.input.selectionStart;
    const text = letters(this.input.value);
    if (text !== this.input.value) {
      this.input.value = text;
      this.input.setSelectionRange(at, at);
    }
    this.input.classList.toggle("long", text.length > 3);
    this.drafts.keep(this.td, text);
  }
}

/** The letters of a text not yet ended: written at once, so that a crash of the page takes none. */
class Drafts {
  constructor(grid) {
    this.grid = grid;
    this.name = `draft:${grid.account}:${grid.table.dataset.group}:${grid.table.dataset.term}`;
  }

  keep(td, text) {
    const { row, column } = this.grid.of(td);
    this.#try(() => localStorage.setItem(this.name, JSON.stringify([row.pupil, column.lesson, column.work, text])));
  }

  forget(td) {
    const { row, column } = this.grid.of(td);
    this.#try(() => {
      const [pupil, lesson] = JSON.parse(localStorage.getItem(this.name)) || [];
      if (pupil === row.pupil && lesson === column.lesson) localStorage.removeItem(this.name);
    });
  }

  /** {td, text} of a draft that an earlier page left, or null. */
  read() {
    return this.#try(() => {
      const [pupil, lesson, work, text] = JSON.parse(localStorage.getItem(this.name)) || [];
      const td = pupil && this.grid.find(pupil, lesson, work);
      return td ? { td, text } : null;
    });
  }

  #try(action) {
    try {
      return action();
    } catch {
      return null;
    }
  }
}
