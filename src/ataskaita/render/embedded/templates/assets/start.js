// Before anything is drawn: the theme chosen earlier, and what can be offered here.
(function (root) {
  try { var theme = localStorage.getItem("theme"); if (theme) root.dataset.theme = theme; } catch (e) {}
  root.classList.add("js");
  if (location.protocol.indexOf("http") === 0) root.classList.add("searchable");
})(document.documentElement);
