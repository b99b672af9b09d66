/** The head of a column opens the lesson's works: kind, title, weight; the form in it is the server's. */
import { button, make } from "../dom.js";
import { fragment } from "../queue/net.js";
import { say } from "../words.js";
import { parse } from "./side.js";

export class Columns {
  constructor(grid, back) {
    this.grid = grid;
    this.back = back;
    for (const column of grid.columns) {
      column.th.setAttribute("tabindex", "-1");
      column.th.addEventListener("click", () => this.open(column));
    }
  }

  /** Open the works of a column's lesson. */
  async open(column) {
    const url = this.grid.table.dataset.works?.replace("{lesson}", column.lesson) ?? `/journal/lessons/${column.lesson}/works/`;
    this.box = make("dialog", { class: "box", "aria-labelledby": "works-title" });
    this.body = make("div", { class: "stack" }, make("p", { class: "mute", text: say("loading") }));
    this.box.append(make("div", { class: "inside" },
      make("div", { class: "dialog-head" }, make("h2", { id: "works-title", text: say("column", { date: column.date }) }),
        button(say("close"), "small", () => this.box.close())), this.body));
    this.box.addEventListener("close", () => { this.box.remove(); this.back(); });
    this.box.addEventListener("submit", (event) => this.#sent(event, url));
    document.body.append(this.box);
    this.box.showModal();
    await this.#load(url);
  }

  async #load(url, form = null) {
    const { status, html } = await fragment(url, form);
    if (status === 303 || status === 204 || status === 201) location.reload();
    else if (status === 200 || status === 422) this.body.replaceChildren(parse(html));
    else this.body.prepend(make("p", { class: "note red", role: "alert", text: say("fragmentFailed") }));
  }

  #sent(event, url) {
    const form = event.target;
    if (form.method !== "post") return;
    event.preventDefault();
    const data = new FormData(form);
    if (event.submitter?.name) data.append(event.submitter.name, event.submitter.value);
    this.#load(form.getAttribute("action") || url, data);
  }
}
