// What is wider than the page scrolls by itself, can be reached by keyboard and says so.
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
