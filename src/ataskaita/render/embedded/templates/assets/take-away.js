// Copies the address of what a link leads to, and prints the chapter. Without this script the link
// is an ordinary one, whose address the browser shows, and there is no button.
const said = document.createElement("p");
said.className = "hidden";
said.setAttribute("role", "status");
document.body.append(said);

// Pages opened as files may not use the clipboard everywhere: the older way needs a field.
function copy(text) {
  if (navigator.clipboard && isSecureContext) return navigator.clipboard.writeText(text);
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "hidden";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done ? Promise.resolve() : Promise.reject(new Error("not copied"));
}

function tell(link) {
  // What is beside an open dialogue is not heard.
  (document.querySelector("dialog[open]") ?? document.body).append(said);
  said.textContent = "Nuoroda nukopijuota";
  link.classList.add("copied");
  setTimeout(() => { link.classList.remove("copied"); said.textContent = ""; }, 2500);
}

// Links that notes on numbers bring along come later: one listener hears them all.
document.addEventListener("click", (event) => {
  const link = event.target.closest(".copy-link, .to-here");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  history.replaceState(null, "", link.hash);
  copy(link.href).then(() => { tell(link); link.focus(); }, () => location.assign(link.hash));
});

for (const button of document.querySelectorAll(".print-chapter")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
