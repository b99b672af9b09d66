/* The strip of days follows the day that was chosen; without this script its links work all the same. */
const links = [...document.querySelectorAll("[data-strip] a")];
const follow = () => {
  const chosen = links.find((link) => link.hash === location.hash);
  if (!chosen) return;
  for (const link of links) link.removeAttribute("aria-current");
  chosen.setAttribute("aria-current", "date");
};
addEventListener("hashchange", follow);
follow();
