/**
 * Commands that the server has not acknowledged, kept in IndexedDB: one database for each account, so that
 * another person in the same browser neither sees nor sends them.
 *
 * A record: {seq, id, account, url, page, cell, label, text, body, state, tries, reason, current, at}.
 * state: "waiting" (to be sent), "refused", "conflict".
 */

const TABLE = "commands";

function promised(request) {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

function open(account) {
  const request = indexedDB.open(`otmetka-queue-${account}`, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(TABLE, { keyPath: "seq", autoIncrement: true });
  return promised(request);
}

/** The queue of an account: kept on the disk, or in memory where the browser refuses the disk. */
export async function openStore(account) {
  try {
    return new Kept(await open(account));
  } catch {
    return new Remembered();
  }
}

class Kept {
  constructor(database) {
    this.database = database;
    this.durable = true;
    database.onversionchange = () => database.close();
  }

  /** All records in their order. */
  all() {
    return promised(this.database.transaction(TABLE).objectStore(TABLE).getAll());
  }

  /** Write a record to the disk; resolves when it is there. */
  put(record) {
    return this.#write((table) => table.put(record));
  }

  /** Forget a record. */
  remove(seq) {
    return this.#write((table) => table.delete(seq));
  }

  #write(change) {
    return new Promise((done, failed) => {
      const transaction = this.database.transaction(TABLE, "readwrite");
      const request = change(transaction.objectStore(TABLE));
      transaction.oncomplete = () => done(request.result);
      transaction.onerror = transaction.onabort = () => failed(transaction.error);
    });
  }
}

class Remembered {
  constructor() {
    this.durable = false;
    this.records = new Map();
    this.next = 1;
  }

  async all() {
    return [...this.records.values()].sort((one, other) => one.seq - other.seq);
  }

  async put(record) {
    const seq = record.seq ?? this.next++;
    this.records.set(seq, { ...record, seq });
    return seq;
  }

  async remove(seq) {
    this.records.delete(seq);
  }
}
