/** Big keys for a thumb: a tap on a cell opens them, a key writes and goes to the next pupil. */
import { button, make } from "../dom.js";
import { say } from "../words.js";

const KEYS = ["5", "4", "3", "2", "н", "о", "."];

export class Sheet {
  constructor(grid, focus, saving, acts) {
    Object.assign(this, { grid, focus, saving, acts, adding: false });
    this.who = make("div", { class: "who" });
    this.keys = make("div", { class: "keys" });
    this.box = make("dialog", { class: "sheet", "aria-label": say("more") }, make("div", { class: "inside" },
      make("div", { class: "row between" }, this.who, button(say("close"), "small", () => this.close())),
      this.keys, this.#moves()));
    this.#fill();
    document.body.append(this.box);
    focus.addEventListener("move", () => this.box.open && this.#describe());
    grid.table.addEventListener("pointerdown", (event) => { this.pointer = event.pointerType; });
    grid.table.addEventListener("click", (event) => this.#tapped(event));
  }

  close() {
    this.box.close();
    document.body.classList.remove("with-sheet");
  }

  #tapped(event) {
    const td = event.target.closest("td");
    if (!["touch", "pen"].includes(this.pointer) || !this.grid.places.has(td)) return;
    this.focus.to(td);
    this.adding = false;
    if (!this.box.open) {
      document.body.classList.add("with-sheet");
      this.box.show();
    }
    this.#describe();
    this.focus.show();
    if (this.saving.recordsOf(td).some((one) => one.state !== "waiting")) this.acts.reason(td);
  }

  #fill() {
    for (const sign of KEYS) this.keys.append(button(sign, "", () => this.#press(sign)));
    this.keys.append(button("⌫", "", () => this.#press("")));
    this.keys.lastChild.setAttribute("aria-label", say("erase"));
  }

  #moves() {
    const up = button("↑", "", () => this.#go(-1));
    const down = button("↓", "", () => this.#go(1));
    up.setAttribute("aria-label", say("up"));
    down.setAttribute("aria-label", say("down"));
    this.second = button(say("second"), "small", () => {
      this.adding = !this.adding;
      this.#describe();
    });
    const row = make("div", { class: "row tight" }, this.second, button(say("more"), "small", () => this.acts.panel()));
    return make("div", { class: "moves" }, up, down, row);
  }

  #go(rows) {
    this.focus.by(rows, 0);
    this.adding = false;
    this.#describe();
  }

  #press(sign) {
    const td = this.focus.cell;
    if (!td) return;
    if (!this.grid.open(td)) {
      this.acts.closed(td);
      return;
    }
    const before = this.grid.text(td);
    const text = this.adding && before && sign ? `${before} ${sign}` : sign;
    this.acts.write(td, text);
    this.#go(1);
  }

  #describe() {
    const td = this.focus.cell;
    if (!td) return;
    const { pupil, date } = this.grid.label(td);
    const open = this.grid.open(td);
    const now = open ? this.grid.text(td) || say("empty") : td.title || say("readonly");
    this.who.replaceChildren(make("b", { text: pupil }), make("small", { text: `${date} · ${now}` }));
    this.second.setAttribute("aria-pressed", String(this.adding));
    this.second.classList.toggle("main", this.adding);
    for (const key of this.keys.children) key.disabled = !open;
  }
}
