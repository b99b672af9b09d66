/**
 * <form data-keep="lesson-42">: what is typed stays in this browser, bound to the account, until the server
 * says that it is saved: a message with extra_tags="saved:lesson-42" carries data-saved="lesson-42".
 */
import { accountOfPage, button } from "./dom.js";
import { say } from "./words.js";

const LIVES_MS = 30 * 24 * 3600 * 1000;
const NOT_KEPT = new Set(["password", "file", "hidden", "submit", "button"]);

/** Watch all such forms of the page. */
export function keepForms() {
  const account = accountOfPage();
  if (!account) return;
  forgetOld();
  for (const mark of document.querySelectorAll("[data-saved]")) remove(name(account, mark.dataset.saved));
  for (const form of document.querySelectorAll("form[data-keep]")) new KeptForm(form, name(account, form.dataset.keep));
}

function name(account, key) {
  return `keep:${account}:${key}`;
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, record) {
  try {
    localStorage.setItem(key, JSON.stringify(record));
    return true;
  } catch {
    return false;
  }
}

function remove(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // storage is closed to us: nothing was kept either
  }
}

function forgetOld() {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith("keep:") && Date.now() - (read(key)?.at || 0) > LIVES_MS) remove(key);
    }
  } catch {
    // the same
  }
}

class KeptForm {
  constructor(form, key) {
    this.form = form;
    this.key = key;
    this.leaving = false;
    this.state = form.querySelector("[data-keep-state]");
    this.original = this.values();
    this.restore();
    form.addEventListener("input", () => this.keep());
    form.addEventListener("change", () => this.keep());
    form.addEventListener("submit", () => this.sent());
    form.addEventListener("keep:saved", () => this.saved());
    addEventListener("beforeunload", (event) => this.warn(event));
  }

  fields() {
    return [...this.form.elements].filter((field) => field.name && !NOT_KEPT.has(field.type));
  }

  values() {
    return this.fields().map((field) => (
      ["checkbox", "radio"].includes(field.type) ? [field.name, field.value, field.checked]
        : [field.name, "", field.multiple ? [...field.selectedOptions].map((one) => one.value) : field.value]));
  }

  fill(values) {
    const left = [...values];
    for (const field of this.fields()) {
      const switched = ["checkbox", "radio"].includes(field.type);
      const at = left.findIndex(([of, value]) => of === field.name && (!switched || value === field.value));
      if (at < 0) continue;
      const [[, , kept]] = left.splice(at, 1);
      if (switched) field.checked = kept;
      else if (field.multiple) for (const one of field.options) one.selected = kept.includes(one.value);
      else field.value = kept;
    }
  }

  differs(values) {
    return JSON.stringify(values) !== JSON.stringify(this.original);
  }

  restore() {
    const record = read(this.key);
    if (!record) return;
    if (!this.differs(record.values) && !this.form.querySelector("[aria-invalid=true]")) {
      remove(this.key);
      return;
    }
    this.fill(record.values);
    this.show("unsaved", say("keptRestored"), true);
    this.dirty = true;
  }

  keep() {
    this.dirty = this.differs(this.values());
    if (!this.dirty) {
      remove(this.key);
      this.show("", "");
      return;
    }
    write(this.key, { at: Date.now(), values: this.values() });
    this.show("unsaved", say("keptUnsaved"));
  }

  sent() {
    if (this.dirty) write(this.key, { at: Date.now(), values: this.values() });
    this.leaving = true;
    this.show("unsaved", say("keptSaving"));
    // the answer may never come: then the page stays, and so does the warning
    setTimeout(() => { this.leaving = false; }, 8000);
  }

  saved() {
    remove(this.key);
    this.original = this.values();
    this.dirty = false;
    this.leaving = false;
    this.show("saved", "");
  }

  forget() {
    remove(this.key);
    this.fill(this.original);
    this.dirty = false;
    this.show("", "");
    this.form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  show(state, text, restored = false) {
    this.form.dataset.kept = state;
    if (!this.state) return;
    this.state.replaceChildren(text);
    if (restored) this.state.append(" ", button(say("keptForget"), "quiet small", () => this.forget()));
  }

  warn(event) {
    if (!this.dirty || this.leaving) return;
    event.preventDefault();
    event.returnValue = "";
  }
}
