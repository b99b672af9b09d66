/** One cell is in the tab order; arrows move it. Row -1 is the head of the columns. */

export class Focus extends EventTarget {
  constructor(grid) {
    super();
    this.grid = grid;
    this.r = 0;
    this.c = Math.max(0, grid.columns.findIndex((column) => column.th.classList.contains("today")));
    this.target()?.setAttribute("tabindex", "0");
    grid.table.addEventListener("focusin", (event) => this.#entered(event.target));
  }

  /** The element of the current place: a cell, or the head of a column. */
  target(r = this.r, c = this.c) {
    return r < 0 ? this.grid.columns[c]?.th ?? null : this.grid.at(r, c);
  }

  /** The current cell, or null in the head. */
  get cell() {
    return this.r < 0 ? null : this.target();
  }

  /** Go to a place, as far as the table goes; returns whether it was another one. */
  go(r, c) {
    const toRow = Math.min(Math.max(r, -1), this.grid.rows.length - 1);
    const toColumn = Math.min(Math.max(c, 0), this.grid.columns.length - 1);
    const moved = toRow !== this.r || toColumn !== this.c;
    this.#place(toRow, toColumn);
    this.show();
    return moved;
  }

  /** Go by so many rows and columns. */
  by(rows, columns) {
    return this.go(this.r + rows, this.c + columns);
  }

  /** Go to a cell. */
  to(td) {
    const { r, c } = this.grid.of(td);
    return this.go(r, c);
  }

  /** Give the current place the browser's focus and bring it into view. */
  show() {
    const target = this.target();
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  #place(r, c) {
    this.target()?.setAttribute("tabindex", "-1");
    this.grid.columns[this.c]?.th.classList.remove("on");
    this.r = r;
    this.c = c;
    this.target()?.setAttribute("tabindex", "0");
    this.grid.columns[c]?.th.classList.add("on");
    this.dispatchEvent(new Event("move"));
  }

  #entered(element) {
    const td = element.closest("td");
    if (td && this.grid.places.has(td)) {
      const { r, c } = this.grid.of(td);
      this.#place(r, c);
      return;
    }
    const c = this.grid.columns.findIndex((column) => column.th === element.closest("th"));
    if (c >= 0) this.#place(-1, c);
  }
}
