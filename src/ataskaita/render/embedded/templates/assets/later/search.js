// The search: Pagefind finds, this shows. Chapters stand before appendices; a section, a table and
// a chart are results of their own.
const KINDS = { table: "Lentelė", figure: "Diagrama", section: "" };
const APPENDICES = "priedai";
const SHOWN = 8;
const MARKED = 12;
// Written into numbers of the index instead of the space between thousands.
const JOINER = /\u2060/g;
const GROUPED = /(\d)[ \u00a0\u202f](?=\d{3}(?!\d))/g;
const NUMBER = /^[−-]?[\d.,]+$/;

const folder = new URL("../../", import.meta.url);

function made(name, className, text = "") {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

const spaced = (text) => text.replace(JOINER, "\u00a0");

/** Lithuanian counts: 1 vieta, 2 vietos, 10 vietų. */
function counted(number) {
  const last = number % 10, tens = number % 100;
  if (last === 1 && tens !== 11) return `${number} vieta`;
  if (!last || (tens > 10 && tens < 20)) return `${number} vietų`;
  return `${number} vietos`;
}

const bare = (word) => spaced(word).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
const stem = (word) => word.toLowerCase().slice(0, Math.max(4, word.length - 3));

/** The words of a result as they stand on its page: they are marked there. */
function words(hit, query) {
  const all = hit.content.split(/\s+/);
  const found = (hit.locations ?? []).map((place) => bare(all[place] ?? ""));
  // Pagefind does not tell where in a title a word is.
  const stems = query.split(/\s+/).map(bare).filter((word) => word.length > 2).map(stem);
  const titled = hit.meta.title.split(/\s+/).map(bare).filter(
    (word) => stems.some((start) => word.toLowerCase().startsWith(start)));
  return [...new Set([...found, ...titled].filter(Boolean))].slice(0, MARKED);
}

function address(hit, query) {
  const url = new URL(hit.meta.href, folder);
  const marked = words(hit, query);
  if (marked.length) url.searchParams.set("rasta", marked.join("|"));
  return url.href;
}

function entry(hit, query) {
  const item = made("li", "");
  const link = made("a", "");
  link.href = address(hit, query);
  const { page, title, kind } = hit.meta;
  link.append(made("span", "result-title", spaced(title)));
  const where = [KINDS[kind], page !== title && page].filter(Boolean).join(" · ");
  if (where) link.append(made("span", "result-place", where));
  const text = made("span", "result-text");
  text.innerHTML = spaced(hit.excerpt); // Pagefind's own: text with <mark>
  link.append(text);
  item.append(link);
  return item;
}

/** A part's results: some, and a button for more. */
function group(name, results, query) {
  const part = made("section", "result-part");
  const head = made("h2", "result-head", `${name}: ${counted(results.length)}`);
  const list = made("ol", "result-list");
  const more = made("button", "result-more");
  more.type = "button";
  let shown = 0;
  async function show(focus) {
    const some = results.slice(shown, shown + SHOWN);
    shown += some.length;
    more.hidden = shown >= results.length;
    more.textContent = `Rodyti daugiau (dar ${results.length - shown})`;
    const entries = (await Promise.all(some.map((result) => result.data()))).map(
      (hit) => entry(hit, query));
    list.append(...entries);
    if (focus) entries[0]?.querySelector("a").focus();
  }
  more.addEventListener("click", () => show(true));
  part.append(head, list, more);
  return show(false).then(() => part);
}

export async function offerSearch(form) {
  const input = form.querySelector("input");
  const box = form.querySelector(".results");
  const status = form.querySelector("[role=status]");
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = new URL("search.css", import.meta.url);
  document.head.append(style);
  const pagefind = await import(new URL("pagefind/pagefind.js", folder).href);
  await pagefind.options({ baseUrl: folder.pathname, excerptLength: 16 });

  function clear() {
    box.hidden = true;
    box.replaceChildren();
    status.textContent = "";
  }

  async function search() {
    const query = input.value.trim();
    if (query.length < 2) return clear();
    const joined = query.replace(GROUPED, "$1");
    // A number is meant as it is: Pagefind would go on to those that only begin like it.
    const asked = NUMBER.test(joined) ? `"${joined}"` : joined;
    await new Promise((resolve) => setTimeout(resolve, 150));
    if (input.value.trim() !== query) return; // typed on meanwhile
    const all = (await pagefind.search(asked)).results;
    const apart = (await pagefind.filters()).part
      ? (await pagefind.search(asked, { filters: { part: APPENDICES } })).results : [];
    const ids = new Set(apart.map(({ id }) => id));
    const found = [["Skyriuose", all.filter(({ id }) => !ids.has(id))], ["Prieduose", apart]];
    const parts = await Promise.all(found
      .filter(([, results]) => results.length)
      .map(([name, results]) => group(name, results, query)));
    if (input.value.trim() !== query) return;
    const total = all.length;
    const none = made("p", "result-none", `„${query}“ nerasta. Patikrinkite rašybą arba ieškokite kito žodžio.`);
    box.replaceChildren(...(total ? parts : [none]));
    box.hidden = false;
    status.textContent = total ? `Rasta: ${counted(total)}` : "Nieko nerasta";
  }

  function walk(event) {
    const stops = [input, ...box.querySelectorAll("a, button:not([hidden])")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") {
      if (box.hidden) return;
      event.preventDefault();
      clear();
      input.focus();
    }
    if (!step || stops.length < 2) return;
    event.preventDefault();
    const at = Math.max(0, stops.indexOf(document.activeElement)) + step;
    stops[Math.min(Math.max(at, 0), stops.length - 1)].focus();
  }

  input.addEventListener("input", search);
  input.addEventListener("focus", () => { if (box.hidden) search(); });
  form.addEventListener("submit", () => box.querySelector("a")?.click());
  form.addEventListener("keydown", walk);
  // A result on the same page leads nowhere else: the list goes.
  box.addEventListener("click", (event) => { if (event.target.closest("a")) setTimeout(clear); });
  document.addEventListener("click", (event) => { if (!form.contains(event.target)) clear(); });
  form.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) clear();
  });
  if (input.value) search();
}
