// Point at a number, focus it or tap it: a note says where it comes from. Without this script the
// number is a link to its entry in the catalogue of indicators.
(function () {
  "use strict";
  var source = document.currentScript.dataset.numbers;
  var numbers = document.querySelectorAll("a.v");
  if (!numbers.length) return;

  var note = document.createElement("div");
  note.className = "origin";
  note.id = "origin";
  note.hidden = true;
  note.setAttribute("role", "dialog");
  note.setAttribute("aria-labelledby", "origin-name");
  note.setAttribute("data-pagefind-ignore", "");
  document.body.append(note);

  var shown = null, pinned = false, timer = 0, loading = null;

  function load() {
    loading = loading || new Promise(function (resolve) {
      var script = document.createElement("script");
      script.src = source;
      script.onload = function () { resolve(window.provenance || {}); };
      script.onerror = function () { resolve({}); };
      document.head.append(script);
    });
    return loading;
  }

  function element(name, text, parent) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    parent.append(made);
    return made;
  }

  function pair(list, term, text) {
    if (!text) return;
    element("dt", term, list);
    element("dd", text, list);
  }

  function rows(found) {
    if (!found.rows || !found.rows.length) return;
    var table = element("table", "", note);
    var head = element("tr", "", element("thead", "", table));
    ["Failas ir eilutė", "Kas", "Reikšmė"].forEach(function (text) {
      element("th", text, head).scope = "col";
    });
    var body = element("tbody", "", table);
    found.rows.forEach(function (row) {
      var line = element("tr", "", body);
      var place = row.file + ", " + row.line + " eil., " + (row.column === "*" ? "eilutė" : row.column);
      element("a", place, element("td", "", line)).href = row.href;
      element("td", row.name + (row.status === "gauta" ? "" : " (" + row.status + ")"), line);
      element("td", row.value + (row.lower ? " [" + row.lower + "–" + row.upper + "]" : ""), line);
    });
    if (found.more) element("p", "Ir dar eilučių: " + found.more + ".", note);
  }

  function fill(number, found) {
    note.textContent = "";
    element("h2", found.name || number.textContent, note).id = "origin-name";
    element("p", [found.unit, found.year && found.year + " m."].filter(Boolean).join(", ") + ": " + number.textContent, note);
    if (found.definition) element("p", found.definition, note).className = "origin-what";
    var list = element("dl", "", note);
    pair(list, "Formulė", found.words);
    pair(list, "Skaičiais", found.numbers);
    pair(list, "Būsena", found.status);
    pair(list, "Ribos", found.bounds);
    pair(list, "Paskelbta", found.published);
    pair(list, found.year - 1 + " m.", found.before);
    pair(list, "Pokytis", found.change);
    pair(list, "Standartas", found.standard);
    rows(found);
    var link = element("a", "Rodiklių katalogas →", note);
    link.href = number.href;
    var here = element("a", "Nuoroda į skaičių", note);
    here.href = "#" + number.id;
    here.className = "copy-link";
    var close = element("button", "×", note);
    close.type = "button";
    close.setAttribute("aria-label", "Užverti");
    close.addEventListener("click", function () { var back = shown; hide(); if (back) back.focus({ preventScroll: true }); });
  }

  function place(number) {
    var box = number.getBoundingClientRect(), width = note.offsetWidth, height = note.offsetHeight;
    var room = document.documentElement.clientWidth;
    var left = Math.max(16, Math.min(box.left, room - width - 16));
    var below = box.bottom + 8, above = box.top - height - 8;
    var top = below + height > window.innerHeight && above > 0 ? above : below;
    note.style.left = left + window.scrollX + "px";
    note.style.top = top + window.scrollY + "px";
  }

  function show(number, pin) {
    clearTimeout(timer);
    pinned = pin;
    if (shown === number) return;
    load().then(function (all) {
      if (shown) shown.setAttribute("aria-expanded", "false");
      shown = number;
      fill(number, all[number.dataset.k] || {});
      note.hidden = false;
      number.setAttribute("aria-expanded", "true");
      place(number);
    });
  }

  function hide() {
    clearTimeout(timer);
    note.hidden = true;
    pinned = false;
    if (shown) shown.setAttribute("aria-expanded", "false");
    shown = null;
  }

  function later(task, wait) { clearTimeout(timer); timer = setTimeout(task, wait); }

  numbers.forEach(function (number) {
    number.setAttribute("role", "button");
    number.setAttribute("aria-haspopup", "dialog");
    number.setAttribute("aria-expanded", "false");
    number.addEventListener("mouseenter", function () { if (!pinned) later(function () { show(number, false); }, 250); });
    number.addEventListener("mouseleave", function () { if (!pinned) later(hide, 300); });
    number.addEventListener("focus", function () { if (number.matches(":focus-visible")) show(number, false); });
    number.addEventListener("blur", function () { if (!pinned) later(hide, 200); });
    number.addEventListener("click", function (event) {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      if (pinned && shown === number) hide(); else show(number, true);
    });
    number.addEventListener("keydown", function (event) {
      if (event.key === " ") { event.preventDefault(); number.click(); }
    });
  });
  note.addEventListener("mouseenter", function () { clearTimeout(timer); });
  note.addEventListener("mouseleave", function () { if (!pinned) later(hide, 300); });
  note.addEventListener("focusin", function () { clearTimeout(timer); pinned = true; });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && shown) { var back = shown; hide(); back.focus({ preventScroll: true }); }
  });
  document.addEventListener("click", function (event) {
    if (shown && !note.contains(event.target) && !event.target.closest("a.v")) hide();
  });
})();
