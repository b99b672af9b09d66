{% load static %}/* Keeps one page without data for the time when the server cannot be reached. */
const STORE = "otmetka-offline-2";
const PAGE = "{% url 'ui:offline' %}";
const FILES = [
  PAGE, "{% static 'ui/tokens.css' %}", "{% static 'ui/base.css' %}", "{% static 'ui/shapes.css' %}",
  "{% static 'ui/forms.css' %}", "{% static 'ui/shell.css' %}", "{% static 'ui/fonts/golos-text-cyrillic.woff2' %}",
  "{% static 'ui/fonts/golos-text-basic.woff2' %}",
];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(STORE).then((store) => store.addAll(FILES)).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => {
  const stale = (name) => name.startsWith("otmetka-offline-") && name !== STORE;
  event.waitUntil(Promise.all([
    caches.keys().then((names) => Promise.all(names.filter(stale).map((name) => caches.delete(name)))),
    // the page is asked for while the worker wakes up
    self.registration.navigationPreload?.enable(),
  ]));
});
self.addEventListener("fetch", (event) => {
  if (event.request.mode === "navigate") {
    event.respondWith(event.preloadResponse.then((early) => early || fetch(event.request)).catch(() => caches.match(PAGE)));
    return;
  }
  const path = new URL(event.request.url).pathname;
  if (FILES.includes(path) && path !== PAGE) {
    event.respondWith(caches.match(event.request).then((kept) => kept || fetch(event.request)));
  }
});
