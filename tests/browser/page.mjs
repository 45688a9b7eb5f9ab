// A window of the browser that notes what a page must not do.
import assert from "node:assert/strict";

/** Opens a window; `clean` then fails where the console had an error, a dialog opened, or another server was asked for something. */
export async function open(browser, desk, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, ...options });
  const page = await context.newPage(), seen = [];
  page.setDefaultTimeout(10_000);
  page.on("console", (m) => { if (m.type() === "error" && !m.text().startsWith("Failed to load resource")) seen.push(`${page.url()}: console: ${m.text()}`); });
  page.on("pageerror", (e) => seen.push(`${page.url()}: error: ${e.message}`));
  page.on("dialog", (d) => { seen.push(`${page.url()}: dialog: ${d.message()}`); d.dismiss(); });
  page.on("request", (r) => { if (!r.url().startsWith(desk.at + "/")) seen.push(`${page.url()} asked for ${r.url()}`); });
  page.on("response", (r) => { if (r.status() >= 400 && r.request().resourceType() !== "document") seen.push(`${page.url()}: ${r.url()}: status ${r.status()}`); });
  return { context, page, seen, clean: () => assert.deepEqual(seen, []), close: () => context.close() };
}
