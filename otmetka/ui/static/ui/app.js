/** What every page has: menus, the look, dialogs, kept forms, and the sending of what is not saved yet. */
import { accountOfPage } from "./dom.js";
import { keepForms } from "./keep.js";
import { showBadge } from "./queue/badge.js";
import { Sender } from "./queue/sender.js";
import { watchDialogs } from "./shell/dialogs.js";
import { showCurrent, watchMenus } from "./shell/menu.js";
import { watchTheme } from "./shell/theme.js";

watchMenus();
showCurrent();
watchTheme();
watchDialogs();
keepForms();
document.querySelector("[data-summary]")?.focus();

const account = accountOfPage();
export const sender = account ? new Sender(account) : null;
/** Resolves when the queue of this account is read; null on pages without an account. */
export const queue = sender ? sender.start() : Promise.resolve(null);
if (sender) queue.then(() => showBadge(sender));

// A page without data for the time without network; only where the browser allows workers
if ("serviceWorker" in navigator) navigator.serviceWorker.register("/sw.js").catch(() => {});
