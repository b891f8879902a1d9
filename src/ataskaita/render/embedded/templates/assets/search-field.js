// Loads the search when a reader goes to its field; `start.js` hides the field where there can be none.
const assets = new URL(".", document.currentScript.src);
const form = document.querySelector(".search");
let search = null;
function begin() {
  search ??= import(new URL("later/search.js", assets))
    .then((there) => there.offerSearch(form))
    .catch(() => document.documentElement.classList.remove("searchable"));
}
form.addEventListener("focusin", begin);
form.addEventListener("pointerenter", begin);
form.addEventListener("submit", (event) => event.preventDefault());
// As on other large sites: a slash goes to the field.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
  event.preventDefault();
  form.querySelector("input").focus();
});
// Where a result has led: what was looked for is marked.
if (new URLSearchParams(location.search).has("rasta")) {
  import(new URL("later/found.js", assets)).then(
    (there) => there.markFound(), () => {});
}
