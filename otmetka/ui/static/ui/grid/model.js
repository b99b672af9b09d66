/**
 * The table as the page has it: rows are pupils, columns are lessons with their works.
 * The HTML comes from the server; here are only the ways to find a cell and to change what it shows.
 */

const STRUCTURE = ["today"];

export class Grid {
  constructor(table) {
    this.table = table;
    this.account = table.dataset.account;
    this.readonly = "readonly" in table.dataset;
    this.columns = [...table.querySelectorAll("thead th[data-c]")].map((th) => ({
      th, lesson: th.dataset.lesson, work: th.dataset.work || "",
      date: th.dataset.date || th.querySelector("b")?.textContent || th.textContent.trim(),
    }));
    this.rows = [...table.tBodies].flatMap((body) => [...body.rows]).filter((tr) => tr.dataset.pupil)
      .map((tr) => this.#row(tr));
    this.places = new Map();
    this.rows.forEach((row, r) => row.cells.forEach((td, c) => this.places.set(td, { r, c })));
    this.known = new Map();
    this.versions = JSON.parse(document.getElementById("grid-versions")?.textContent || "{}");
  }

  #row(tr) {
    const cells = [...tr.cells].filter((cell) => cell.matches("td:not(.n, .name, .avg, .fin)")).slice(0, this.columns.length);
    return { tr, pupil: tr.dataset.pupil, name: tr.querySelector(".name")?.textContent.trim() || "", cells };
  }

  /** The cell at row r and column c, or null. */
  at(r, c) {
    return this.rows[r]?.cells[c] ?? null;
  }

  /** The parts of a cell: its place, row and column. */
  of(td) {
    const place = this.places.get(td);
    return { ...place, row: this.rows[place.r], column: this.columns[place.c] };
  }

  /** The cell of a pupil, lesson and work (empty: the lesson's first column), or null. */
  find(pupil, lesson, work) {
    const r = this.rows.findIndex((row) => row.pupil === String(pupil));
    const wanted = work === null || work === undefined ? "" : String(work);
    const here = (column) => column.lesson === String(lesson);
    let c = this.columns.findIndex((column) => here(column) && column.work === wanted);
    if (c < 0) c = this.columns.findIndex((column) => here(column) && (!wanted || !column.work));
    return r < 0 || c < 0 ? null : this.at(r, c);
  }

  /** The name of a cell in the list of versions and in the queue. */
  key(td) {
    const { row, column } = this.of(td);
    return `${row.pupil}:${column.lesson}:${column.work}`;
  }

  /** What the person has seen in this cell: [mark id, attendance id]. */
  seen(td) {
    return this.versions[this.key(td)] ?? [null, null];
  }

  /** Whose cell, of which day: for messages. */
  label(td) {
    const { row, column } = this.of(td);
    return { pupil: row.name, date: column.date };
  }

  /** Whether this person may write here. */
  open(td) {
    return !this.readonly && !td.classList.contains("shut");
  }

  /** What stands in the cell now. */
  text(td) {
    return td.textContent.trim();
  }

  /** What the server has said last about the cell. */
  base(td) {
    if (!this.known.has(td)) {
      this.known.set(td, { text: this.text(td), cls: td.className, title: td.title, was: td.dataset.was });
    }
    return this.known.get(td);
  }

  /** Show a text of the person's own, before the server has answered. */
  propose(td, text) {
    this.base(td);
    this.#show(td, { text, cls: looks(text), title: "" });
  }

  /** Show what the server says, and remember it: {text, cls, title, was, seen, work}. */
  accept(td, cell) {
    const { column } = this.of(td);
    if (cell.work && !column.work) this.#nameColumn(column, String(cell.work));
    if (cell.seen) this.versions[this.key(td)] = cell.seen;
    const shown = { text: cell.text ?? "", cls: cell.cls ?? looks(cell.text ?? ""), title: cell.title ?? "", was: cell.was };
    this.known.set(td, shown);
    this.#show(td, shown);
  }

  /** Back to what the server has said last. */
  revert(td) {
    this.#show(td, this.base(td));
  }

  /** The row's average, as the server has counted it, and how. */
  average(td, average, note) {
    const cell = this.of(td).row.tr.querySelector(".avg");
    if (!cell || average === undefined || average === null) return;
    cell.textContent = average;
    if (note) cell.title = note;
  }

  #nameColumn(column, work) {
    for (const row of this.rows) {
      const from = `${row.pupil}:${column.lesson}:`;
      if (from in this.versions) this.versions[from + work] = this.versions[from];
    }
    column.work = work;
    column.th.dataset.work = work;
  }

  #show(td, { text, cls, title, was }) {
    const kept = STRUCTURE.filter((name) => td.classList.contains(name) && !cls.split(" ").includes(name));
    td.className = [cls, ...kept].filter(Boolean).join(" ");
    // only the text: the field of an open editor beside it must not lose its focus
    const node = [...td.childNodes].find((child) => child.nodeType === Node.TEXT_NODE);
    if (node) node.data = text;
    else td.prepend(text);
    if (title) td.title = title;
    else td.removeAttribute("title");
    if (was) td.dataset.was = was;
    else delete td.dataset.was;
  }
}

/** How a text looks until the server tells. */
export function looks(text) {
  if (/^[1-5]/.test(text)) return `m${text[0]}`;
  if (/^[нбу]/i.test(text)) return "abs";
  if (/^о/i.test(text)) return "late";
  return text === "." ? "dot" : "";
}
