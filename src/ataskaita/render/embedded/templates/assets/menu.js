// The list at the side shows where the reader is, in a low window too.
const side = document.querySelector(".side");
const here = side.querySelector("[aria-current=page]");
if (here) side.scrollTop = here.getBoundingClientRect().bottom - side.getBoundingClientRect().top - side.clientHeight * .8;

// The menu of small screens closes when something was chosen, by Escape, and by a click beside it.
const menu = document.querySelector(".menu");
const close = () => { menu.open = false; };
menu.addEventListener("click", (event) => { if (event.target.closest("a")) close(); });
document.addEventListener("click", (event) => { if (!menu.contains(event.target)) close(); });
menu.addEventListener("focusout", (event) => {
  if (event.relatedTarget && !menu.contains(event.relatedTarget)) close();
});
menu.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && menu.open) {
    close();
    menu.querySelector("summary").focus();
  }
});
