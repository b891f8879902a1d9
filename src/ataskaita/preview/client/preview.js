// A previewed page: loads itself again when it has changed, at the place where it was read, and
// shows what is wrong with the report's sources. No part of what readers get.
"use strict";

(function () {
  const own = document.currentScript.dataset;
  const words = JSON.parse(own.words);
  const PLACE = "ataskaita-preview-place";
  let styles = Number(own.styles);
  let line = null;
  let silent = null;

  // ---- The place where the page was read -----------------------------------------------------
  // What stands above it may have grown: the element at the top of the window is found again, by
  // its id or else by its place in the page.
  function place() {
    const main = document.querySelector("main") ?? document.body;
    // What a drawing names inside has no place of its own.
    const named = [...main.querySelectorAll("[id]")];
    const marks = named.filter((mark) => mark instanceof HTMLElement && mark.offsetParent);
    const top = marks.filter((mark) => mark.getBoundingClientRect().top <= 1).at(-1);
    return {
      path: location.pathname,
      id: top?.id ?? "",
      offset: top ? top.getBoundingClientRect().top : 0,
      y: scrollY,
      end: innerHeight + scrollY >= document.documentElement.scrollHeight - 2 && scrollY > 0,
    };
  }

  function restore() {
    let kept = null;
    try {
      kept = JSON.parse(sessionStorage.getItem(PLACE));
      sessionStorage.removeItem(PLACE);
    } catch { /* private windows */ }
    if (kept?.path !== location.pathname) return;
    const go = () => {
      const mark = kept.id && document.getElementById(kept.id);
      let top = mark ? scrollY + mark.getBoundingClientRect().top - kept.offset : kept.y;
      if (kept.end) top = document.documentElement.scrollHeight;
      scrollTo({ top, behavior: "instant" });
    };
    go();
    // Typefaces that come later move the text.
    document.fonts?.ready.then(go);
  }

  function reload() {
    line?.close();
    try {
      sessionStorage.setItem(PLACE, JSON.stringify(place()));
      history.scrollRestoration = "manual";
    } catch { /* private windows */ }
    location.reload();
  }

  // ---- Styles ---------------------------------------------------------------------------------
  function swapStyles(number) {
    for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
      const address = new URL(link.href);
      if (!address.pathname.startsWith("/assets/")) continue;
      address.searchParams.set("v", number);
      const fresh = link.cloneNode();
      fresh.href = address.href;
      // The old one stays until the new one is there: the page is never seen without.
      fresh.addEventListener("load", () => link.remove());
      link.after(fresh);
    }
  }

  // ---- What is shown above the page ------------------------------------------------------------
  const box = document.createElement("aside");
  box.className = "preview-box";
  box.hidden = true;
  box.setAttribute("aria-label", words.error);
  const head = box.appendChild(document.createElement("div"));
  head.className = "preview-head";
  const title = head.appendChild(document.createElement("strong"));
  const button = head.appendChild(document.createElement("button"));
  button.type = "button";
  const text = box.appendChild(document.createElement("pre"));
  text.tabIndex = 0;
  text.setAttribute("role", "alert");
  const badge = document.createElement("p");
  badge.className = "preview-badge";
  badge.setAttribute("role", "status");
  badge.hidden = true;

  function fold(folded) {
    box.classList.toggle("folded", folded);
    text.hidden = folded;
    button.textContent = folded ? words.show : words.hide;
    button.setAttribute("aria-expanded", String(!folded));
  }
  button.addEventListener("click", () => fold(!box.classList.contains("folded")));

  function showError(error, page) {
    title.textContent = page ? words.error : words.nothing;
    if (text.textContent !== error) {
      text.textContent = error;
      fold(false);
    }
    box.hidden = !error;
  }

  let later = null;
  function showBadge(words, delay = 0) {
    clearTimeout(later);
    if (!words) {
      badge.hidden = true;
      return;
    }
    later = setTimeout(() => {
      badge.textContent = words;
      badge.hidden = false;
    }, delay);
  }

  // ---- The line --------------------------------------------------------------------------------
  function hear(event) {
    const now = JSON.parse(event.data);
    clearTimeout(silent);
    silent = null;
    if (now.page !== own.version) {
      reload();
      return;
    }
    // Also when they have changed since the page was asked for.
    if (now.styles !== styles) swapStyles(now.styles);
    styles = now.styles;
    showError(now.error, now.page);
    showBadge(now.working && !now.error ? words.working : "", 400);
  }

  function open() {
    if (line || document.hidden) return;
    line = new EventSource(`/_preview/follow?page=${encodeURIComponent(own.page)}`);
    line.addEventListener("message", hear);
    line.addEventListener("error", () => {
      // It asks again by itself; said only when nobody answers for a while.
      silent ??= setTimeout(() => showBadge(words.stopped), 2500);
    });
  }

  function close() {
    line?.close();
    line = null;
  }

  // A browser keeps few lines to one server: only the page that is seen has one.
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  addEventListener("pagehide", close);
  addEventListener("pageshow", (event) => {
    if (event.persisted) open();
  });

  document.body.append(box, badge);
  restore();
  open();
})();
