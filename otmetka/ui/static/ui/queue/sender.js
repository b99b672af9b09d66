/**
 * Sends what is kept: in order for each cell, a few cells at a time, again after every failure of the way.
 * A command keeps its id through all attempts, so the server carries it out once.
 */
import { newId } from "../dom.js";
import { say } from "../words.js";
import { post } from "./net.js";
import { openStore } from "./store.js";

const AT_ONCE = 3;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 20000;
// 4xx that pass by themselves: the others are answers to this very text
const PASSING = new Set([408, 425, 429]);

export class Sender extends EventTarget {
  /** Events: "change", "done" {record, data}, "settled" {record}, "waits" {record}, "signedout" {other}. */
  constructor(account) {
    super();
    this.account = account;
    this.records = [];
    this.busy = new Set();
    this.pauseMs = 0;
    this.timer = null;
    this.stopped = null;
    this.lastReply = 0;
  }

  /** Read what an earlier page left, and begin to send. */
  async start() {
    this.store = await openStore(this.account);
    this.records = await this.store.all();
    addEventListener("online", () => this.retry());
    addEventListener("focus", () => this.stopped && this.retry());
    document.addEventListener("visibilitychange", () => !document.hidden && this.stopped && this.retry());
    this.#changed();
    this.#pump();
    return this;
  }

  /** Whether everything would survive the closing of the page. */
  get durable() {
    return this.store.durable;
  }

  /** The records of one cell, in order. */
  of(cell) {
    return this.records.filter((record) => record.cell === cell);
  }

  /**
   * Keep a command and send it. What the server has refused, or has never seen, in the same cell is replaced:
   * the person has written something else there.
   */
  async add(command) {
    for (const earlier of this.of(command.cell)) {
      if (earlier.state !== "waiting" || (!earlier.tries && !this.busy.has(earlier))) await this.#forget(earlier);
    }
    const record = { id: newId(), account: this.account, state: "waiting", tries: 0, at: Date.now(), ...command };
    this.records.push(record);
    try {
      record.seq = await this.store.put(record);
    } catch {
      record.seq = -this.records.length;
    }
    this.#changed();
    this.#pump();
    return record;
  }

  /** Try again at once, everything or one record (with a new text of the reason gone). */
  async retry(record = null) {
    clearTimeout(this.timer);
    this.timer = null;
    this.pauseMs = 0;
    this.stopped = null;
    if (record) {
      Object.assign(record, { state: "waiting", reason: null });
      await this.#keep(record);
    }
    this.#changed();
    this.#pump();
  }

  /** Answer to a conflict: the same text as a new command, knowing now what stands there. */
  async insist(record) {
    const seen = record.current?.seen ?? record.body.seen;
    record.id = newId();
    record.body = { ...record.body, seen, work: record.current?.work ?? record.body.work };
    await this.retry(record);
  }

  /** Give up a record and those after it in the same cell. */
  async drop(record) {
    for (const later of this.of(record.cell)) if (later.seq >= record.seq) await this.#forget(later);
    this.#changed();
    this.#pump();
  }

  #changed() {
    this.#tell("change");
  }

  #tell(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  async #keep(record) {
    try {
      await this.store.put(record);
    } catch {
      // the disk refuses: the record still lives in this page and is sent from it
    }
  }

  async #forget(record) {
    // at once in this page, then on the disk
    this.records = this.records.filter((one) => one !== record);
    try {
      await this.store.remove(record.seq);
    } catch {
      // sent again after a reload at worst: the server knows the command
    }
  }

  #next() {
    const held = new Set([...this.busy].map((record) => record.cell));
    for (const record of this.records) {
      if (held.has(record.cell)) continue;
      if (record.state === "waiting" && record.seq !== undefined) return record;
      held.add(record.cell);
    }
    return null;
  }

  #pump() {
    if (this.stopped || this.timer) return;
    while (this.busy.size < AT_ONCE) {
      const record = this.#next();
      if (!record) return;
      this.busy.add(record);
      this.#send(record).finally(() => {
        this.busy.delete(record);
        this.#pump();
      });
    }
  }

  async #send(record) {
    record.tries += 1;
    await this.#keep(record);
    this.#changed();
    const reply = await post(record.url, { ...record.body, text: record.text, command: record.id }, this.account);
    this.lastReply = Date.now();
    await this.#answered(record, reply.status, reply.data);
  }

  async #answered(record, status, data) {
    if (status === 200 && data?.cell) await this.#done(record, data);
    else if (status === 401) this.#stop(record, data);
    else if (status === 409) await this.#settle(record, "conflict", data, status);
    else if (status >= 400 && status < 500 && !PASSING.has(status)) await this.#settle(record, "refused", data, status);
    else this.#wait(record);
  }

  async #done(record, data) {
    this.pauseMs = 0;
    const later = this.of(record.cell).filter((one) => one !== record);
    for (const one of later) {
      one.body = { ...one.body, seen: data.cell.seen, work: data.cell.work ?? one.body.work };
    }
    const forgotten = this.#forget(record);
    this.#tell("done", { record, data });
    this.#changed();
    await Promise.all([forgotten, ...later.map((one) => this.#keep(one))]);
  }

  async #settle(record, state, data, status) {
    const message = data?.message || (status === 403 ? say("stalePage") : say("badReply", { status }));
    const wayOut = data?.way_out || "";
    record.state = state;
    record.reason = { message, clause: data?.clause || "", wayOut };
    record.current = data?.cell || null;
    await this.#keep(record);
    this.#tell("settled", { record });
    this.#changed();
  }

  #wait(record) {
    this.pauseMs = Math.min(this.pauseMs ? this.pauseMs * 2 : FIRST_PAUSE_MS, LONGEST_PAUSE_MS);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = null;
      this.#pump();
    }, this.pauseMs);
    this.#tell("waits", { record });
    this.#changed();
  }

  #stop(record, data) {
    this.stopped = data?.code === "other_account" ? "other" : "out";
    record.reason = { message: data?.message || "" };
    this.#tell("signedout", { other: this.stopped === "other" });
    this.#changed();
  }
}
