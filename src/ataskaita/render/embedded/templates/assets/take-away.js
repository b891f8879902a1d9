// Copies the address of what a link leads to, and prints the chapter. Without this script the link
// is an ordinary one, whose address the browser shows, and there is no button.
(function () {
  "use strict";
  var said = document.createElement("p");
  said.className = "hidden";
  said.setAttribute("role", "status");
  document.body.append(said);

  // Pages opened as files may not use the clipboard everywhere: the older way needs a field.
  function copy(text) {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    var field = document.createElement("textarea");
    field.value = text;
    field.className = "hidden";
    document.body.append(field);
    field.select();
    var done = document.execCommand("copy");
    field.remove();
    return done ? Promise.resolve() : Promise.reject(new Error("not copied"));
  }

  function tell(link) {
    // What is beside an open dialogue is not heard.
    (document.querySelector("dialog[open]") || document.body).append(said);
    said.textContent = "Nuoroda nukopijuota";
    link.classList.add("copied");
    setTimeout(function () { link.classList.remove("copied"); said.textContent = ""; }, 2500);
  }

  // Links that notes on numbers bring along come later: one listener hears them all.
  document.addEventListener("click", function (event) {
    var link = event.target.closest(".copy-link, .to-here");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    history.replaceState(null, "", link.hash);
    copy(link.href).then(function () { tell(link); link.focus(); }, function () { location.assign(link.hash); });
  });

  document.querySelectorAll(".print-chapter").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
})();
