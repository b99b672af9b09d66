/** A column copied from a spreadsheet: its cells go down and right from the current one. */
import { toast } from "../shell/toast.js";
import { say } from "../words.js";
import { tidy } from "./typing.js";

const LARGEST = 100;

/** Rows of texts of what a spreadsheet puts on the clipboard. */
export function rowsOf(text) {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
  return lines.slice(0, LARGEST).map((line) => line.split("\t").slice(0, LARGEST).map(tidy));
}

/** Listen to paste and copy in the grid. */
export function exchangeWithClipboard(grid, focus, editor, saving, undo) {
  grid.table.addEventListener("copy", (event) => {
    if (editor.td || !focus.cell || !document.getSelection().isCollapsed) return;
    event.clipboardData.setData("text/plain", grid.text(focus.cell));
    event.preventDefault();
  });
  grid.table.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text/plain");
    if (!focus.cell || !text || (editor.td && !/[\n\t]/.test(text))) return;
    event.preventDefault();
    editor.end(false);
    place(grid, focus, saving, rowsOf(text), undo);
  });
}

async function place(grid, focus, saving, rows, undo) {
  const pairs = [];
  let skipped = 0;
  rows.forEach((cells, r) => cells.forEach((text, c) => {
    const td = grid.at(focus.r + r, focus.c + c);
    if (td && grid.open(td)) pairs.push([td, text]);
    else skipped += 1;
  }));
  focus.show();
  const count = await saving.writeAll(pairs);
  const message = skipped ? say("pastedSkipped", { count, skipped }) : say("pasted", { count });
  toast(message, count ? { text: say("undo"), run: undo } : null);
}
