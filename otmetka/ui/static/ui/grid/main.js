/** The class page: puts the parts of the grid together. */
import { queue } from "../app.js";
import { make } from "../dom.js";
import { say } from "../words.js";
import { Columns } from "./columns.js";
import { Editor } from "./editor.js";
import { Focus } from "./focus.js";
import { listen } from "./keys.js";
import { Live } from "./live.js";
import { Grid } from "./model.js";
import { exchangeWithClipboard } from "./paste.js";
import { Reasons } from "./reasons.js";
import { Saving } from "./saving.js";
import { Sheet } from "./sheet.js";
import { Side } from "./side.js";

const SPOKEN_MS = 400;

async function start(table) {
  const sender = await queue;
  const grid = new Grid(table);
  describe(grid);
  const focus = new Focus(grid);
  const editor = new Editor(grid);
  const saving = new Saving(grid, sender);
  const acts = actions(grid, focus, editor, saving);
  listen(grid, focus, editor, acts);
  watch(grid, focus, editor, saving, acts);
  exchangeWithClipboard(grid, focus, editor, saving, acts.undo);
  saving.restore();
  restoreDraft(grid, focus, editor);
  showPlace(grid, focus);
  showStatus(sender, saving);
  speak(saving);
  acts.live = new Live(grid, editor, saving);
  focus.target()?.scrollIntoView({ block: "nearest", inline: "center" });
  takeHands(grid, focus);
  table.dataset.ready = "";
}

function describe(grid) {
  grid.table.setAttribute("role", "grid");
  if (grid.readonly) grid.table.setAttribute("aria-readonly", "true");
  if (document.getElementById("grid-hints")) grid.table.setAttribute("aria-describedby", "grid-hints");
  for (const td of grid.places.keys()) {
    td.setAttribute("tabindex", "-1");
    if (!grid.open(td) && !grid.readonly) td.setAttribute("aria-readonly", "true");
  }
}

function actions(grid, focus, editor, saving) {
  const parts = {};
  const back = () => focus.show();
  const unlessClosed = (action) => {
    const td = focus.cell;
    if (!td) return false;
    if (!grid.open(td)) return parts.reasons.closed(td);
    parts.reasons.hide();
    action(td);
    return true;
  };
  const acts = {
    back,
    type: (text) => unlessClosed((td) => editor.begin(td, text)),
    edit: () => unlessClosed((td) => editor.begin(td, grid.text(td), true)),
    clear: () => unlessClosed((td) => saving.write(td, "")),
    write: (td, text) => saving.write(td, text),
    closed: (td) => parts.reasons.closed(td),
    reason: (td) => parts.reasons.show(td),
    editAgain: (td, text) => { parts.reasons.hide(); focus.to(td); editor.begin(td, text, true); },
    side: () => {
      const td = focus.cell;
      if (!td) return false;
      if (parts.reasons.about(td)) parts.reasons.enter();
      else parts.side.open(td);
      return true;
    },
    panel: () => {
      parts.reasons.hide();
      if (focus.cell) parts.side.open(focus.cell);
    },
    average: (row = grid.rows[focus.r]) => {
      const cell = row?.tr.querySelector(".avg[title]");
      return cell ? parts.reasons.counted(cell, row.name) : false;
    },
    column: () => { parts.columns.open(grid.columns[focus.c]); return true; },
    escape: () => { parts.reasons.hide(); return false; },
    undo: () => { saving.undo().then((td) => td && focus.to(td)); return true; },
  };
  parts.reasons = new Reasons(grid, saving, acts);
  parts.side = new Side(grid, saving, back);
  parts.columns = new Columns(grid, back);
  parts.sheet = new Sheet(grid, focus, saving, acts);
  return Object.assign(acts, { parts });
}

function watch(grid, focus, editor, saving, acts) {
  const { reasons } = acts.parts;
  editor.addEventListener("commit", async ({ detail: { td, text } }) => {
    await saving.write(td, text);
    editor.drafts.forget(td);
  });
  focus.addEventListener("move", () => {
    const td = focus.cell;
    if (reasons.about(td)) return;
    if (!td || !reasons.show(td)) reasons.hide();
  });
  saving.addEventListener("trouble", ({ detail: { td } }) => {
    const { r, c } = grid.of(td);
    const near = Math.abs(r - focus.r) <= 1 && Math.abs(c - focus.c) <= 1;
    if (near && !editor.td) reasons.show(td);
  });
  grid.table.addEventListener("click", (event) => {
    const row = event.target.closest(".avg") && grid.rows.find(({ tr }) => tr.contains(event.target));
    if (row) acts.average(row);
  });
  grid.table.addEventListener("dblclick", (event) => {
    const td = event.target.closest("td");
    if (grid.places.has(td) && !editor.td) acts.edit();
  });
}

/** At a desk the first key already writes; a phone and a reader begin where they like. */
function takeHands(grid, focus) {
  const free = document.activeElement === document.body && !location.hash;
  if (free && !grid.readonly && matchMedia("(pointer: fine)").matches) focus.target()?.focus({ preventScroll: true });
}

/** A text that was being typed when the page went away is put back under the pen. */
function restoreDraft(grid, focus, editor) {
  const draft = editor.drafts.read();
  if (!draft || !grid.open(draft.td)) return;
  if (draft.text === grid.text(draft.td)) {
    editor.drafts.forget(draft.td);
    return;
  }
  focus.to(draft.td);
  editor.begin(draft.td, draft.text, true);
}

function showPlace(grid, focus) {
  const holder = document.querySelector("[data-grid-where]");
  if (!holder) return;
  const show = () => {
    const td = focus.cell;
    if (!td) return;
    const { pupil, date } = grid.label(td);
    holder.replaceChildren(make("bdi", { text: pupil }), ` · ${date}${td.title ? ` · ${td.title}` : ""}`);
  };
  focus.addEventListener("move", show);
  show();
}

function showStatus(sender, saving) {
  const chip = document.querySelector("[data-grid-status]");
  if (!chip) return;
  let at = null;
  const show = () => {
    const busy = sender.records.some((record) => record.state === "waiting");
    chip.hidden = !busy && at === null;
    chip.className = `chip ${busy ? "mute" : "green"}`;
    chip.textContent = busy ? say("savingNow") : at ? say("savedAt", { time: at }) : say("savedNow");
  };
  sender.addEventListener("change", show);
  saving.addEventListener("stored", (event) => { at = event.detail.at ?? ""; show(); });
}

function speak(saving) {
  const live = make("div", { class: "sr", role: "status" });
  document.body.append(live);
  let timer = null;
  saving.addEventListener("said", (event) => {
    clearTimeout(timer);
    timer = setTimeout(() => { live.textContent = event.detail.text; }, SPOKEN_MS);
  });
}

const table = document.querySelector("table[data-grid]");
if (table) start(table);
