// Runs last, and on the oldest of browsers: when the report has not been drawn, the page says why.
(function () {
  if (document.documentElement.getAttribute("data-drawn")) return;
  document.getElementById("app").style.display = "none";
  document.getElementById("too-old").style.display = "block";
})();
