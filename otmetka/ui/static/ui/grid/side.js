/** The panel of a cell: its history and comment, made by the server as a piece of a page. */
import { button, make } from "../dom.js";
import { fragment } from "../queue/net.js";
import { toast } from "../shell/toast.js";
import { say } from "../words.js";

export class Side {
  constructor(grid, saving, back) {
    this.grid = grid;
    this.saving = saving;
    this.back = back;
    this.box = make("dialog", { class: "side", "aria-labelledby": "side-title" });
    this.title = make("h2", { id: "side-title" });
    this.body = make("div", { class: "stack" });
    this.box.append(make("div", { class: "inside" },
      make("div", { class: "dialog-head" }, this.title, button(say("close"), "small", () => this.close())), this.body));
    this.box.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    this.box.addEventListener("submit", (event) => this.#sent(event));
    document.body.append(this.box);
  }

  /** Open for a cell and load its history. */
  async open(td) {
    const { row, column } = this.grid.of(td);
    this.td = td;
    this.title.textContent = `${row.name} · ${column.date}`;
    this.body.replaceChildren(make("p", { class: "mute", text: say("loading") }));
    if (!this.box.open) this.box.show();
    this.box.querySelector("button").focus();
    const url = `/journal/lessons/${column.lesson}/pupils/${row.pupil}/history/?work=${column.work}`;
    const { status, html } = await fragment(this.grid.table.dataset.history?.replace("{lesson}", column.lesson)
      .replace("{pupil}", row.pupil).replace("{work}", column.work) ?? url);
    if (this.td !== td) return;
    if (status === 200) this.body.replaceChildren(parse(html));
    else this.body.replaceChildren(make("p", { text: say("fragmentFailed") }), button(say("retry"), "", () => this.open(td)));
  }

  close() {
    this.box.close();
    this.td = null;
    this.back();
  }

  async #sent(event) {
    const form = event.target.closest("[data-comment]");
    if (!form || !this.td) return;
    event.preventDefault();
    const comment = new FormData(form).get("comment") ?? "";
    await this.saving.write(this.td, this.grid.text(this.td), { comment });
    toast(say("commentSaved"));
    this.close();
  }
}

/** The server's markup as nodes; scripts in it would not run, and the policy forbids them. */
export function parse(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}
