// Point at a number, tap it, or press Enter on it: a note says where it comes from. The note and
// what it says are loaded then. Without this file a number is a link to the catalogue of indicators.
//
// The numbers of a paragraph or a table are one stop of the Tab key; arrows go from one to another.
const NUMBERS = "a.v";
const GROUPS = [".key-figures, table", "p, li, dd, dt, figcaption, blockquote", "section, main"];
const numbers = [...document.querySelectorAll(NUMBERS)];
const assets = new URL(".", document.currentScript.src);
const data = document.currentScript.dataset.numbers;

// ---- The note ------------------------------------------------------------------------------------
// By elements, not by fetch: a page opened from a folder may load scripts but nothing else.
const load = (source) => new Promise((resolve, reject) => {
  const script = document.createElement("script");
  script.src = source;
  script.onload = resolve;
  script.onerror = reject;
  document.head.append(script);
});

const style = (source) => new Promise((resolve) => {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = source;
  link.onload = link.onerror = resolve;
  document.head.append(link);
});

let loading = null;
function note() {
  loading ??= Promise.all([
    load(new URL("later/note.js", assets)), load(data), style(new URL("later/note.css", assets)),
  ]).then(() => window.numberNote);
  return loading;
}

let timer = 0;
let wanted = null;
const later = (task, wait) => { clearTimeout(timer); timer = setTimeout(task, wait); };

function hint(number) {
  wanted = number;
  later(() => note().then((there) => { if (wanted === number) there.hint(number); }, () => {}), 250);
}

function leave() {
  wanted = null;
  later(() => window.numberNote?.leave(), 300);
}

function open(number) {
  clearTimeout(timer);
  wanted = null;
  note().then((there) => there.open(number), () => { location.href = number.href; });
}

// ---- The keyboard --------------------------------------------------------------------------------
const groupOf = (number) => GROUPS.map((g) => number.closest(g)).find(Boolean) ?? document.body;
const groups = new Map();
for (const number of numbers) {
  const group = groupOf(number);
  if (!groups.has(group)) groups.set(group, []);
  groups.get(group).push(number);
}

const keys = document.createElement("p");
keys.className = "number-keys";
keys.id = "number-keys";
keys.hidden = true;
if (numbers.length) document.body.append(keys);

function makeStop(number) {
  for (const other of groups.get(groupOf(number))) other.tabIndex = other === number ? 0 : -1;
}

function inColumn(number, way) {
  const cell = number.closest("td, th");
  let row = cell?.parentElement;
  const rows = row ? [...row.closest("table").rows] : [];
  for (let at = rows.indexOf(row) + way; rows[at]; at += way) {
    const found = rows[at].cells[cell.cellIndex]?.querySelector(NUMBERS);
    if (found) return found;
  }
  return null;
}

function next(number, key) {
  const all = groups.get(groupOf(number));
  const at = all.indexOf(number);
  switch (key) {
    case "ArrowRight": return all[at + 1];
    case "ArrowLeft": return all[at - 1];
    case "ArrowDown": return inColumn(number, 1);
    case "ArrowUp": return inColumn(number, -1);
    case "Home": return all[0];
    case "End": return all.at(-1);
    default: return null;
  }
}

function pressed(event) {
  const number = event.currentTarget;
  if (event.key === " ") {
    event.preventDefault();
    number.click();
    return;
  }
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const found = next(number, event.key);
  if (!found) return;
  event.preventDefault();
  makeStop(found);
  found.focus();
}

function focused(event) {
  const number = event.currentTarget;
  makeStop(number);
  if (!number.matches(":focus-visible")) return;
  const others = groups.get(groupOf(number)).length > 1;
  const arrows = number.closest("table") ? "← ↑ ↓ →" : "← →";
  keys.textContent = "Enter – iš kur šis skaičius" + (others ? `; ${arrows} – kiti skaičiai` : "");
  keys.hidden = false;
}

for (const own of groups.values()) {
  own.forEach((number, at) => {
    number.setAttribute("role", "button");
    number.setAttribute("aria-haspopup", "dialog");
    number.tabIndex = at ? -1 : 0;
    number.addEventListener("mouseenter", () => hint(number));
    number.addEventListener("mouseleave", leave);
    number.addEventListener("focus", focused);
    number.addEventListener("blur", () => { keys.hidden = true; });
    number.addEventListener("keydown", pressed);
    number.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      open(number);
    });
  });
  own[0].setAttribute("aria-describedby", "number-keys");
}
// A mark beside a number opens the same note: it is no stop of its own.
for (const mark of document.querySelectorAll("a.mark[data-for]")) {
  mark.tabIndex = -1;
  mark.addEventListener("click", (event) => {
    const number = document.getElementById(mark.dataset.for);
    if (!number || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    open(number);
  });
}
