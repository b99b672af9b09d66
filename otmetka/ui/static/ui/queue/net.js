/** One way to speak with our server: the token, the account, a time limit; the outcome as plain data. */

const LIMIT_MS = 15000;

function token() {
  const cookie = document.cookie.split("; ").find((part) => part.startsWith("csrftoken="));
  return cookie ? decodeURIComponent(cookie.slice("csrftoken=".length))
    : document.querySelector("meta[name=csrf-token]")?.content ?? "";
}

async function timed(url, options) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), LIMIT_MS);
  try {
    return await fetch(url, { credentials: "same-origin", redirect: "manual", ...options, signal: abort.signal });
  } finally {
    clearTimeout(timer);
  }
}

async function parsed(reply) {
  if (!(reply.headers.get("Content-Type") || "").includes("json")) return null;
  try {
    return await reply.json();
  } catch {
    return null;
  }
}

/** {status, data}: status 0 is no network, 401 also a redirect to the sign-in page; data is JSON or null. */
async function exchange(url, options) {
  try {
    const reply = await timed(url, options);
    if (reply.type === "opaqueredirect") return { status: 401, data: null };
    return { status: reply.status, data: reply.status === 204 ? null : await parsed(reply) };
  } catch {
    return { status: 0, data: null };
  }
}

/** Send JSON as this account: the server refuses when somebody else has signed in meanwhile. */
export function post(url, body, account) {
  return exchange(url, {
    method: "POST",
    headers: {
      "Content-Type": "application/json", Accept: "application/json",
      "X-CSRFToken": token(), "X-Account": account,
    },
    body: JSON.stringify(body),
  });
}

/** Ask for JSON as this account. */
export function get(url, account) {
  return exchange(url, { headers: { Accept: "application/json", "X-Account": account } });
}

/** A piece of a page: {status, html}; a form of it is sent when `form` (FormData) is given. */
export async function fragment(url, form = null) {
  const headers = { "X-Fragment": "1", Accept: "text/html" };
  if (form) headers["X-CSRFToken"] = token();
  try {
    const reply = await timed(url, { method: form ? "POST" : "GET", headers, body: form });
    if (reply.type === "opaqueredirect") return { status: form ? 303 : 401, html: "" };
    return { status: reply.status, html: await reply.text() };
  } catch {
    return { status: 0, html: "" };
  }
}
