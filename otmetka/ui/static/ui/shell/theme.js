/** The look changes at once; the cookie lets the server draw the next page in it from its first byte. */

const YEAR_SECONDS = 31536000;

/** Take over the form of the person menu, which also works without us. */
export function watchTheme() {
  const form = document.querySelector("[data-theme-form]");
  form?.addEventListener("submit", (event) => {
    const chosen = event.submitter?.value;
    if (!chosen) return;
    event.preventDefault();
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `theme=${chosen}; path=/; max-age=${YEAR_SECONDS}; samesite=lax${secure}`;
    if (chosen === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = chosen;
    const scheme = document.querySelector("meta[name=color-scheme]");
    if (scheme) scheme.content = chosen === "system" ? "light dark" : chosen;
    for (const choice of form.querySelectorAll("button[name=theme]")) {
      choice.setAttribute("aria-pressed", String(choice.value === chosen));
    }
  });
}
