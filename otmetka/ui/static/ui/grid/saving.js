/** Between the grid and the queue: a text becomes a command, a reply becomes a cell. */
import { toast } from "../shell/toast.js";
import { say } from "../words.js";

const UNDO_DEPTH = 100;

export class Saving extends EventTarget {
  /** Events: "said" {text} for the live region, "trouble" {td, record, fresh}. */
  constructor(grid, sender) {
    super();
    this.grid = grid;
    this.sender = sender;
    this.history = [];
    this.stored = new Map();
    sender.addEventListener("done", (event) => this.#done(event.detail));
    sender.addEventListener("settled", (event) => this.#settled(event.detail.record));
    sender.addEventListener("change", () => this.refresh());
  }

  /** Show what an earlier page typed and could not send. */
  restore() {
    for (const record of this.sender.records) {
      const td = this.cellOf(record);
      if (td) this.grid.propose(td, record.text);
    }
    this.refresh();
  }

  /** The cell of a record, or null when it is on another page. */
  cellOf(record) {
    return this.grid.find(record.pupil, record.lesson, record.body.work);
  }

  /** The records that stand for a cell, in order. */
  recordsOf(td) {
    const { row, column } = this.grid.of(td);
    return this.sender.records.filter((record) => record.pupil === row.pupil && record.lesson === column.lesson
      && this.cellOf(record) === td);
  }

  /** Write a text into a cell. `comment` goes with it; undo steps are not undone themselves. */
  async write(td, text, { comment = null, undoing = false } = {}) {
    const before = this.grid.text(td);
    if (text === before && comment === null) return false;
    if (!undoing && text !== before) this.#remember([{ td, before, after: text }]);
    this.grid.propose(td, text);
    td.dataset.s = "saving";
    await this.sender.add(this.#command(td, text, comment));
    return true;
  }

  /** Write many cells as one step of undoing: [[td, text], …]. */
  async writeAll(pairs) {
    const changed = pairs.filter(([td, text]) => this.grid.text(td) !== text);
    this.#remember(changed.map(([td, text]) => ({ td, before: this.grid.text(td), after: text })));
    for (const [td, text] of changed) await this.write(td, text, { undoing: true });
    return changed.length;
  }

  /** Whether a reply to what was asked at a moment can know my last text of this cell. */
  knownSince(td, asked) {
    return !this.recordsOf(td).length && !(this.stored.get(td) > asked);
  }

  /** Put back what stood before my last step; returns the first cell, or null. */
  async undo() {
    const step = this.history.pop();
    if (!step) {
      toast(say("undoNothing"));
      return null;
    }
    if (step.some(({ td, after }) => this.grid.text(td) !== after && !this.recordsOf(td).length)) {
      toast(say("undoChanged"));
      return null;
    }
    for (const { td, before } of step) await this.write(td, before, { undoing: true });
    this.tell(say("undone", { text: step.map(({ before }) => before || say("empty")).join(", ") }));
    return step[0].td;
  }

  /** Give up what could not be written and show the journal's own text. */
  async drop(td) {
    for (const record of this.recordsOf(td)) await this.sender.drop(record);
    this.grid.revert(td);
    delete td.dataset.s;
    td.removeAttribute("aria-invalid");
  }

  /** Let every cell show how far its text has come. */
  refresh() {
    const shown = new Set();
    for (const record of this.sender.records) {
      const td = this.cellOf(record);
      if (!td) continue;
      shown.add(td);
      td.dataset.s = this.#state(record);
      if (record.state === "waiting") td.removeAttribute("aria-invalid");
      else td.setAttribute("aria-invalid", "true");
    }
    for (const td of this.shown ?? []) {
      if (!shown.has(td) && td.dataset.s !== "saved") {
        delete td.dataset.s;
        td.removeAttribute("aria-invalid");
        this.grid.revert(td);
      }
    }
    this.shown = shown;
  }

  #state(record) {
    if (record.state !== "waiting") return record.state;
    return record.tries > 1 || this.sender.stopped || (this.sender.timer && !this.sender.busy.has(record))
      ? "queued" : "saving";
  }

  #remember(step) {
    if (!step.length) return;
    this.history.push(step);
    if (this.history.length > UNDO_DEPTH) this.history.shift();
  }

  #command(td, text, comment) {
    const { row, column } = this.grid.of(td);
    const put = this.grid.table.dataset.put.replace("{lesson}", column.lesson).replace("{pupil}", row.pupil);
    const { pupil, date } = this.grid.label(td);
    const body = { work: column.work ? Number(column.work) : null, seen: this.grid.seen(td) };
    if (comment !== null) body.comment = comment;
    const waiting = this.recordsOf(td)[0];
    const place = document.querySelector("h1")?.textContent.trim() ?? "";
    return {
      cell: waiting?.cell ?? this.grid.key(td), pupil: row.pupil, lesson: column.lesson, url: put, text, body,
      label: [place, pupil, date].filter(Boolean).join(" · "), page: location.pathname + location.search,
    };
  }

  #done({ record, data }) {
    const td = this.cellOf(record);
    if (!td) return;
    this.shown?.delete(td);
    this.stored.set(td, performance.now());
    this.grid.average(td, data.row?.average, data.row?.note);
    this.#rewriteHistory(td, record.text, data.cell.text);
    if (this.sender.of(record.cell).length) {
      this.#acceptBehind(td, data.cell);
      return;
    }
    this.grid.accept(td, data.cell);
    td.removeAttribute("aria-invalid");
    td.dataset.s = "saved";
    const label = this.grid.label(td);
    this.tell(data.cell.text ? say("saved", { ...label, text: data.cell.text }) : say("cleared", label));
    this.dispatchEvent(new CustomEvent("stored", { detail: { td, at: data.at } }));
  }

  /** The server may write a text in its own way («н» for «Н»): undoing must know it again. */
  #rewriteHistory(td, typed, stored) {
    for (const one of this.history.flat()) if (one.td === td && one.after === typed) one.after = stored;
  }

  #acceptBehind(td, cell) {
    const typed = this.grid.text(td);
    this.grid.accept(td, cell);
    this.grid.propose(td, typed);
  }

  #settled(record) {
    const td = this.cellOf(record);
    if (!td) return;
    this.refresh();
    this.tell(say("failed", { ...this.grid.label(td), message: record.reason.message }));
    this.dispatchEvent(new CustomEvent("trouble", { detail: { td, record } }));
  }

  /** Let it be read aloud. */
  tell(text) {
    this.dispatchEvent(new CustomEvent("said", { detail: { text } }));
  }
}
