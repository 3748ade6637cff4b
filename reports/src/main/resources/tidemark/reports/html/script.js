"use strict";
// Works without this script, too: it finds and filters, and opens what an older browser leaves closed.
(function () {
  var find = document.getElementById("find");
  var wanted = document.getElementById("wanted");
  var found = document.getElementById("found");
  var rows = Array.from(document.querySelectorAll("tr.row, details.one"));
  var texts = rows.map(function (row) {
    var summary = row.querySelector(":scope > summary");
    return (summary ? summary.textContent + " " + row.querySelector("p").textContent : row.textContent).toLowerCase();
  });
  function filter() {
    var words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    var all = words.length === 0 ? wanted.value === "" : false;
    var shown = 0;
    rows.forEach(function (row, at) {
      var match = (wanted.value === "" ? true : row.dataset.outcome === wanted.value)
        ? words.every(function (word) { return texts[at].includes(word); }) : false;
      row.hidden = !match;
      shown += match ? 1 : 0;
    });
    document.querySelectorAll("tbody.group, details.feature").forEach(function (group) {
      var some = group.querySelector("tr.row:not([hidden]), details.one:not([hidden])") !== null;
      group.hidden = !some;
      if (group.tagName === "DETAILS") { group.open = all ? false : some; }
    });
    found.textContent = all ? "" : shown + " found";
  }
  function reveal() {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var at = target; at; at = at.parentElement) {
      at.hidden = false;
      if (at.tagName === "DETAILS") { at.open = true; }
    }
    if (target) { target.scrollIntoView(); }
  }
  document.getElementById("search").hidden = false;
  find.addEventListener("input", filter);
  wanted.addEventListener("change", filter);
  window.addEventListener("hashchange", reveal);
  reveal();
})();
