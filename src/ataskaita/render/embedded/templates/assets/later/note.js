// The note on a number. Pointed at, the number has it as a hint; opened, it is a dialogue: focus goes
// into it, Tab stays in it, Escape or a click beside it closes it and focus is at the number again.
"use strict";
window.numberNote = (function () {
  const note = document.createElement("dialog");
  note.className = "origin";
  note.id = "origin";
  note.tabIndex = -1;
  note.setAttribute("aria-labelledby", "origin-name");
  note.setAttribute("aria-describedby", "origin-said");
  document.body.append(note);

  let shown = null;
  let timer = 0;
  const isModal = () => note.matches(":modal");

  // ---- What it says ----------------------------------------------------------------------------
  function element(name, text, parent, className) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    parent.append(made);
    return made;
  }

  const grouped = (number) =>
    /^-?\d+$/.test(number) ? number.replace(/\B(?=(\d{3})+$)/g, "\u00a0") : number;

  function pair(list, term, text) {
    if (!text) return null;
    element("dt", term, list);
    return element("dd", text, list);
  }

  function rows(found) {
    if (!found.rows?.length) return;
    const table = element("table", "", note);
    element("caption", "Pirminiai duomenys", table);
    const head = element("tr", "", element("thead", "", table));
    for (const text of ["Failas ir eilutė", "Kas", "Reikšmė"]) element("th", text, head).scope = "col";
    const body = element("tbody", "", table);
    for (const row of found.rows) {
      const line = element("tr", "", body);
      const place = element("td", "", line);
      const column = ["*", "value"].includes(row.column) ? "" : `, stulpelis ${row.column}`;
      const text = `${row.file.split("/").slice(-2).join("/")}, ${row.line} eil.${column}`;
      if (row.href) element("a", text, place).href = row.href;
      else place.textContent = text;
      element("td", row.name + (row.status === "gauta" ? "" : ` (${row.status})`), line);
      const value = element("td", grouped(row.value), line);
      if (row.lower && row.lower !== row.upper) {
        element("span", `${grouped(row.lower)}–${grouped(row.upper)}`, value, "origin-bounds");
      }
    }
    if (found.more) element("p", `Ir dar eilučių: ${found.more}.`, note);
  }

  function fill(number) {
    const found = window.provenance?.[number.dataset.k] ?? {};
    const text = number.textContent.trim();
    note.replaceChildren();
    element("h2", found.name ?? "Skaičius", note).id = "origin-name";
    const said = element("p", "", note, "origin-value");
    said.id = "origin-said";
    element("strong", text, said);
    const about = [found.unit, found.year && `${found.year} m.`].filter(Boolean).join(", ");
    if (about) said.append(` – ${about}`);
    if (found.definition) element("p", found.definition, note, "origin-what");
    const list = element("dl", "", note);
    pair(list, "Formulė", found.words);
    pair(list, "Skaičiais", found.numbers);
    pair(list, "Būsena", found.status);
    pair(list, "Ribos", found.bounds);
    pair(list, "Paskelbta", found.published);
    pair(list, found.year ? `${found.year - 1} m.` : "Ankstesniais metais", found.before);
    pair(list, "Pokytis", found.change);
    // Standards name what they define in English.
    pair(list, "Standartas", found.standard)?.setAttribute("lang", "en");
    if (!list.children.length) list.remove();
    rows(found);
    const ways = element("p", "", note, "origin-ways");
    element("a", "Rodiklių katalogas →", ways).href = number.href;
    const here = element("a", "Nuoroda į šį skaičių", ways, "copy-link");
    here.href = `#${number.id}`;
    const close = element("button", "Užverti", note, "origin-close");
    close.type = "button";
    close.addEventListener("click", hide);
  }

  // ---- Where it stands -------------------------------------------------------------------------
  const isNarrow = matchMedia("(max-width: 40rem)");

  function place(number) {
    for (const set of ["left", "top", "maxHeight"]) note.style[set] = "";
    note.scrollTop = 0;
    if (isNarrow.matches) return;
    const box = number.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = note;
    const room = document.documentElement.clientWidth;
    const above = box.top - height - 8;
    const below = box.bottom + 8;
    const fits = below + height <= innerHeight;
    const top = !fits && above > 0 ? above : below;
    // Where it fits neither above nor below, what is below the window can be scrolled to in it.
    const space = innerHeight - below - 16;
    if (!fits && top === below && space > 260) note.style.maxHeight = `${space}px`;
    note.style.left = `${Math.max(16, Math.min(box.left, room - width - 16)) + scrollX}px`;
    note.style.top = `${top + scrollY}px`;
  }

  // ---- Open and close --------------------------------------------------------------------------
  function show(number) {
    if (note.open) hide();
    shown = number;
    fill(number);
    number.classList.add("asked");
  }

  function hint(number) {
    clearTimeout(timer);
    if (isModal() || (note.open && shown === number)) return;
    show(number);
    // Not `show()`: that would take the focus from where it is.
    note.setAttribute("open", "");
    place(number);
  }

  function open(number) {
    clearTimeout(timer);
    show(number);
    note.showModal();
    place(number);
    note.focus({ preventScroll: true });
  }

  function hide() {
    clearTimeout(timer);
    const modal = isModal();
    if (modal) note.close();
    else note.removeAttribute("open");
    shown?.classList.remove("asked");
    if (modal) shown?.focus({ preventScroll: true });
    shown = null;
  }

  function leave() {
    clearTimeout(timer);
    timer = setTimeout(() => { if (!isModal()) hide(); }, 50);
  }

  note.addEventListener("mouseenter", () => clearTimeout(timer));
  note.addEventListener("mouseleave", () => { if (!isModal()) timer = setTimeout(hide, 300); });
  note.addEventListener("cancel", (event) => { event.preventDefault(); hide(); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && note.open && !isModal()) hide();
  });
  note.addEventListener("click", (event) => {
    if (!isModal()) {
      // A hint that is pressed stays.
      if (!event.target.closest("a, button")) open(shown);
      return;
    }
    const link = event.target.closest("a[href*='#']");
    if (link && new URL(link.href).pathname === location.pathname) {
      // Unless somebody has copied the address instead of going there.
      setTimeout(() => { if (!event.defaultPrevented) hide(); });
    }
    if (event.target !== note) return;
    const box = note.getBoundingClientRect();
    const { clientX: x, clientY: y } = event;
    if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) return;
    hide();
    document.elementFromPoint(x, y)?.closest("a.v, a.mark")?.click();
  });
  document.addEventListener("click", (event) => {
    if (note.open && !isModal() && !event.target.closest("a.v, a.mark, .origin")) hide();
  });
  addEventListener("resize", () => { if (note.open && shown) place(shown); });

  return { hint, open, leave };
})();
