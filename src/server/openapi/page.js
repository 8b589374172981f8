"use strict";
// Searching is the one thing that the page cannot do by itself.
const search = document.getElementById("search");
const all = [...document.querySelectorAll("details")];
const texts = all.map((route) => route.textContent.toLowerCase());
function find() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  all.forEach((route, at) => {
    route.hidden = !words.every((word) => texts[at].includes(word));
    if (!route.hidden) found += 1;
  });
  for (const section of document.querySelectorAll("section")) {
    const routes = [...section.querySelectorAll("details")];
    section.hidden = routes.length > 0 && routes.every((route) => route.hidden);
  }
  document.getElementById("count").textContent = words.length ? found + " of " + all.length : "";
}
function open() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.tagName === "DETAILS") target.open = true;
}
document.getElementById("finder").hidden = false;
search.addEventListener("input", find);
addEventListener("hashchange", open);
open();
