/** What others write: asked by a cursor every five seconds, only while the page is looked at. */
import { get } from "../queue/net.js";
import { toast } from "../shell/toast.js";
import { say } from "../words.js";

const EVERY_MS = 5000;
const SLOWEST_MS = 60000;

export class Live {
  constructor(grid, editor, saving) {
    Object.assign(this, { grid, editor, saving, cursor: grid.table.dataset.cursor, pauseMs: EVERY_MS });
    this.put = new Map();
    editor.addEventListener("cancel", (event) => this.#after(event.detail.td));
    document.addEventListener("visibilitychange", () => !document.hidden && this.#soon(0));
    this.#soon(EVERY_MS);
  }

  #soon(ms) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#ask(), ms);
  }

  async #ask() {
    if (document.hidden) return;
    const address = new URL(this.grid.table.dataset.changes, location.href);
    address.searchParams.set("after", this.cursor);
    const asked = performance.now();
    const { status, data } = await get(address.pathname + address.search, this.grid.account);
    if (status === 200 && data) this.#take(data, asked);
    this.pauseMs = status === 200 || status === 204 ? EVERY_MS : Math.min(this.pauseMs * 2, SLOWEST_MS);
    this.#soon(this.pauseMs);
  }

  #take({ cursor, cells }, asked) {
    this.cursor = cursor ?? this.cursor;
    for (const change of cells ?? []) {
      const td = this.grid.find(change.pupil, change.lesson, change.work);
      if (!td) this.#unknown(change);
      else this.#show(td, change, asked);
    }
  }

  #show(td, { cell, average }, asked) {
    if (!this.saving.knownSince(td, asked)) return;
    this.grid.average(td, average);
    // a cell under the pen keeps what its writer has seen: the server will show a conflict
    if (this.editor.td === td) {
      this.put.set(td, cell);
      return;
    }
    const before = this.grid.text(td);
    this.grid.accept(td, cell);
    if (before === this.grid.text(td)) return;
    delete td.dataset.s;
    td.classList.remove("news");
    requestAnimationFrame(() => td.classList.add("news"));
    this.saving.tell(say("changed", { ...this.grid.label(td), text: cell.text || say("empty") }));
  }

  #after(td) {
    const cell = this.put.get(td);
    this.put.delete(td);
    if (cell) this.#show(td, { cell }, performance.now());
  }

  /** A new work of a lesson that is on this page; other lessons belong to other terms. */
  #unknown({ lesson }) {
    if (this.told || !this.grid.columns.some((column) => column.lesson === String(lesson))) return;
    this.told = true;
    toast(say("newColumns"), { text: say("reload"), run: () => location.reload() }, 0);
  }
}
