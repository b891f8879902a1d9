// Everything works without this file; it adds the theme button, the marking of the section being
// read, the hint on wide tables, and search.
"use strict";

const root = document.documentElement;

// ---- Theme -----------------------------------------------------------------------------------
const button = document.querySelector(".theme");
const system = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
const showTheme = () => button.setAttribute("aria-pressed", String(isDark()));
button.addEventListener("click", () => {
  root.dataset.theme = isDark() ? "light" : "dark";
  try { localStorage.setItem("theme", root.dataset.theme); } catch { /* private windows */ }
  showTheme();
});
system.addEventListener("change", showTheme);
showTheme();

// ---- The section being read --------------------------------------------------------------------
const entries = [...document.querySelectorAll(".contents a")].map((link) => [
  link, document.getElementById(decodeURIComponent(link.hash.slice(1))),
]).filter(([, section]) => section);
function showSection() {
  const line = innerHeight * 0.3;
  let current = null;
  for (const [link, section] of entries) {
    if (section.getBoundingClientRect().top <= line) current = link;
  }
  const atEnd = innerHeight + scrollY >= document.body.scrollHeight - 4;
  if (atEnd && scrollY > 0 && entries.length) current = entries.at(-1)[0];
  for (const [link] of entries) {
    if (link === current) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}
if (entries.length) {
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; showSection(); });
  }, { passive: true });
  showSection();
}

// ---- What is wider than the page scrolls by itself ---------------------------------------------
const regions = document.querySelectorAll(".table-wrap, .chart-wrap");
function fit(region) {
  const wide = region.scrollWidth > region.clientWidth + 1;
  region.classList.toggle("wide", wide);
  region.classList.toggle("fits", !wide);
  if (wide) {
    region.tabIndex = 0;
    const caption = region.querySelector("caption") ??
      region.closest("figure")?.querySelector("figcaption");
    region.setAttribute("role", "group");
    region.setAttribute("aria-label", caption?.textContent.trim() || "Lentelė");
  } else {
    for (const name of ["tabindex", "role", "aria-label"]) region.removeAttribute(name);
  }
}
if (regions.length) {
  const observer = new ResizeObserver((changes) => changes.forEach((c) => fit(c.target)));
  regions.forEach((region) => observer.observe(region));
  document.fonts?.ready.then(() => regions.forEach(fit));
}

// ---- The menu of small screens -----------------------------------------------------------------
const menu = document.querySelector(".menu");
menu.addEventListener("click", (event) => { if (event.target.closest("a")) menu.open = false; });
menu.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && menu.open) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// ---- Search ------------------------------------------------------------------------------------
const form = document.querySelector(".search");
const input = form.querySelector("input");
const list = form.querySelector(".results");
const status = form.querySelector("[role=status]");
const LIMIT = 8;

function clear() {
  list.hidden = true;
  list.replaceChildren();
  status.textContent = "";
}

function entry(hit) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  const title = document.createElement("span");
  const text = document.createElement("span");
  const best = hit.sub_results?.[0] ?? hit;
  link.href = best.url;
  title.className = "result-title";
  const page = hit.meta.title ?? "";
  title.textContent = best.title && best.title !== page ? `${page} › ${best.title}` : page;
  text.className = "result-text";
  text.innerHTML = best.excerpt; // Pagefind's own: text with <mark>
  link.append(title, text);
  item.append(link);
  return item;
}

async function search(pagefind) {
  const query = input.value.trim();
  if (query.length < 2) return clear();
  const found = await pagefind.debouncedSearch(query, {}, 150);
  if (found === null) return; // typed on meanwhile
  const hits = await Promise.all(found.results.slice(0, LIMIT).map((result) => result.data()));
  if (input.value.trim() !== query) return;
  list.replaceChildren(...hits.map(entry));
  if (!hits.length) {
    const none = document.createElement("li");
    none.className = "result-none";
    none.textContent = `„${query}“ nerasta`;
    list.append(none);
  }
  list.hidden = false;
  status.textContent = hits.length ? `Rasta puslapių: ${found.results.length}` : "Nieko nerasta";
}

function walk(event) {
  const links = [...list.querySelectorAll("a")];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape") { clear(); input.focus(); }
  if (!step || !links.length) return;
  event.preventDefault();
  const next = links.indexOf(document.activeElement) + step;
  (next < 0 ? input : links[Math.min(next, links.length - 1)]).focus();
}

async function offerSearch() {
  const here = new URL(".", location.href);
  try {
    const pagefind = await import(new URL("pagefind/pagefind.js", here).href);
    await pagefind.options({ baseUrl: here.pathname, excerptLength: 18 });
    input.addEventListener("input", () => search(pagefind));
    input.addEventListener("focus", () => { if (list.hidden) search(pagefind); });
  } catch {
    root.classList.remove("searchable"); // no index beside this page
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  list.querySelector("a")?.click();
});
form.addEventListener("keydown", walk);
document.addEventListener("click", (event) => { if (!form.contains(event.target)) clear(); });
form.addEventListener("focusout", (event) => {
  if (event.relatedTarget && !form.contains(event.relatedTarget)) clear();
});
if (root.classList.contains("searchable")) offerSearch();
