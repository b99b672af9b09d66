/** The keyboard of the grid: which key does what, while moving and while editing. */
import { begins, letters } from "./typing.js";

const PAGE = 10;

/** Listen to the table; `acts` are the things that keys do. */
export function listen(grid, focus, editor, acts) {
  grid.table.addEventListener("keydown", (event) => {
    const done = editor.td ? whileEditing(event, focus, editor) : whileMoving(event, grid, focus, acts);
    if (done) event.preventDefault();
  });
}

function whileEditing(event, focus, editor) {
  const leave = (rows, columns) => {
    editor.end(true);
    focus.by(rows, columns);
    return true;
  };
  switch (event.key) {
    case "Enter": return event.isComposing ? false : leave(event.shiftKey ? -1 : 1, 0);
    case "Tab": return leave(0, event.shiftKey ? -1 : 1);
    case "Escape":
      editor.end(false);
      focus.show();
      return true;
    case "ArrowDown": return leave(1, 0);
    case "ArrowUp": return leave(-1, 0);
    case "ArrowLeft": return editor.caret ? false : leave(0, -1);
    case "ArrowRight": return editor.caret ? false : leave(0, 1);
    default: return false;
  }
}

function whileMoving(event, grid, focus, acts) {
  if (wantsSide(event)) return acts.side();
  if (event.ctrlKey || event.metaKey) return withControl(event, grid, focus, acts);
  if (event.altKey) return false;
  return moves(event, grid, focus) || changes(event, focus, acts);
}

function wantsSide(event) {
  return event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)
    || (event.key === "Enter" && event.altKey);
}

function withControl(event, grid, focus, acts) {
  if (event.code === "KeyZ" && !event.shiftKey) return acts.undo();
  if (event.key === "Home") return focus.go(0, 0) || true;
  if (event.key === "End") return focus.go(grid.rows.length - 1, grid.columns.length - 1) || true;
  return false;
}

function moves(event, grid, focus) {
  switch (event.key) {
    case "ArrowDown": return focus.by(1, 0) || true;
    case "ArrowUp": return focus.by(-1, 0) || true;
    case "ArrowLeft": return focus.by(0, -1) || true;
    case "ArrowRight": return focus.by(0, 1) || true;
    // at the edge of a row Tab leaves the table: it is no trap
    case "Tab": return focus.by(0, event.shiftKey ? -1 : 1);
    case "Home": return focus.go(focus.r, 0) || true;
    case "End": return focus.go(focus.r, grid.columns.length - 1) || true;
    case "PageDown": return focus.by(PAGE, 0) || true;
    case "PageUp": return focus.go(Math.max(0, focus.r - PAGE), focus.c) || true;
    default: return false;
  }
}

function changes(event, focus, acts) {
  if (!focus.cell) return ["Enter", " "].includes(event.key) && acts.column();
  switch (event.key) {
    case "Enter": return focus.by(event.shiftKey ? -1 : 1, 0) || true;
    case "F2": return acts.edit();
    case "Delete":
    case "Backspace": return acts.clear();
    case "Escape": return acts.escape();
    case " ": return acts.side();
    case "=": return acts.average();
    default: return begins(event) && acts.type(letters(event.key));
  }
}
