// The print button: the browser's own dialog; the page has its rules in ui/print.css.
for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => window.print());
}
