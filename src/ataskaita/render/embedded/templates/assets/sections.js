// Marks the section that is being read in the list of the page's sections.
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
  if (atEnd && scrollY > 0) current = entries.at(-1)[0];
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
