// Light, dark, or as the system says: kept in localStorage, set on <html data-theme> before the page is painted.
(() => {
  "use strict";
  const key = "dateline-theme", root = document.documentElement, order = ["auto", "light", "dark"];
  const kept = () => { try { return localStorage.getItem(key) || "auto"; } catch { return "auto"; } };
  const keep = (v) => { try { localStorage.setItem(key, v); } catch { /* private window: lasts for this page */ } };
  const apply = (v) => { if (v === "auto") delete root.dataset.theme; else root.dataset.theme = v; };
  let now = order.includes(kept()) ? kept() : "auto";
  apply(now);
  addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("theme");
    if (!button) return;
    const say = () => { button.textContent = { auto: "Auto", light: "Light", dark: "Dark" }[now]; button.setAttribute("aria-label", "Colours: " + now + ". Change"); };
    button.hidden = false;
    say();
    button.addEventListener("click", () => {
      now = order[(order.indexOf(now) + 1) % order.length];
      keep(now); apply(now); say();
    });
  });
})();
