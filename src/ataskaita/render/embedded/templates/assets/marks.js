// A mark beside a number leads to why it is there: to the note that the number opens. Without this
// script it is a link to the number's entry in the catalogue of indicators.
(function () {
  "use strict";
  document.addEventListener("click", function (event) {
    var mark = event.target.closest("a.mark");
    var number = mark && document.getElementById(mark.dataset.for);
    if (!number || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    // Or the same click would close again what it opens.
    event.stopImmediatePropagation();
    number.click();
  }, true);
})();
