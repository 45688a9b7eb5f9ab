// Keys: j and k move over the rows (links of class "t"), o opens, / goes to the search field, ? shows this list.
// They can be switched off in that list (WCAG 2.1.4); nothing here is needed to use the pages.
(() => {
  "use strict";
  const off = "dateline-keys-off", help = document.getElementById("help"), open = document.getElementById("keys");
  const isOff = () => { try { return localStorage.getItem(off) === "1"; } catch { return false; } };
  const rows = () => [...document.querySelectorAll("main a.t")].filter((a) => a.getClientRects().length);
  let at = null;
  const move = (by) => {
    const all = rows(), i = all.indexOf(at);
    at = all[i < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(i + by, 0), all.length - 1)];
    if (at) { at.focus(); at.scrollIntoView({ block: "nearest" }); }
  };
  const show = () => { if (help && !help.open) help.showModal(); };
  const does = {
    j: () => move(1),
    k: () => move(-1),
    o: () => { if (at) at.click(); },
    "/": () => { const field = document.getElementById("search"); if (field) { field.focus(); field.select(); } },
    "?": show,
  };
  addEventListener("focusin", (e) => { if (e.target.matches && e.target.matches("main a.t")) at = e.target; });
  addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing || isOff() || (help && help.open)) return;
    if (e.target.closest && e.target.closest("input, textarea, select, [contenteditable]")) return;
    const act = does[e.key];
    if (act) { e.preventDefault(); act(); }
  });
  if (help && open) {
    const box = document.getElementById("keys-on");
    open.hidden = false;
    open.addEventListener("click", show);
    box.checked = !isOff();
    box.addEventListener("change", () => { try { localStorage.setItem(off, box.checked ? "0" : "1"); } catch { /* not kept */ } });
  }
})();
