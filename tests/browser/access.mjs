// Access for all: axe-core, nothing in the console, no sideways scroll; on every page, narrow and wide, light and dark.
import assert from "node:assert/strict";
import fs from "node:fs";
import { createRequire } from "node:module";
import { open } from "./page.mjs";
import { full, others, pages } from "./pages.mjs";

const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const WIDTHS = { narrow: { width: 375, height: 812 }, wide: { width: 1440, height: 1000 } };

// What depends on colours; the rest of a page is the same in the dark.
const COLOURS = ["color-contrast", "link-in-text-block"];

async function faults(page, runOnly = RULES) {
  await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
  if (!(await page.evaluate(() => Boolean(window.axe)))) await page.evaluate(axe);
  const { violations } = await page.evaluate((only) => window.axe.run(document, { runOnly: only, resultTypes: ["violations"] }), runOnly);
  return violations.map((v) => `${v.id}: ${v.nodes.length} × ${v.nodes[0].html.slice(0, 200)}: ${v.nodes[0].failureSummary.replace(/\s+/g, " ").slice(0, 300)}`);
}

/** What is amiss with a page, from phone to desk. */
async function look(page, address) {
  const found = [];
  const over = async (what) => {
    const by = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (by > 0) found.push(`${what} it scrolls sideways by ${by} px`);
  };
  for (const [width, viewport] of Object.entries(WIDTHS)) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: "light" });
    if (width === "narrow") await page.goto(address);
    await over(`${width}:`);
    found.push(...(await faults(page)).map((f) => `${width}, light: ${f}`));
    await over(`${width}, with all opened:`);
    await page.emulateMedia({ colorScheme: "dark" });
    found.push(...(await faults(page, COLOURS)).map((f) => `${width}, dark: ${f}`));
  }
  return found;
}

export default async function ({ browser, program, test }) {
  const desk = await full(program), { empty, closed } = await others(program);
  const all = [...(await pages(desk)).map(([name, path]) => [name, desk, path]), ["empty", empty, "/"], ["login", closed, "/login"]];
  const views = new Map();
  for (const at of [desk, empty, closed]) views.set(at, await open(browser, at));
  for (const [name, at, path] of all) {
    await test(`access: ${name}`, async () => {
      const { page, seen } = views.get(at);
      seen.length = 0;
      assert.deepEqual([...(await look(page, at.at + path)), ...seen], [], path);
    });
  }
  for (const view of views.values()) await view.close();

  await test("access: the keys and what they are for, in a dialog", async () => {
    const view = await open(browser, desk);
    await view.page.goto(desk.at + "/diary");
    await view.page.click("#keys");
    await view.page.locator("#help[open]").waitFor();
    assert.deepEqual(await faults(view.page), []);
    view.clean();
    await view.close();
  });

  await test("access: who signs in sees the page that was asked for, and may sign out; a wrong password is told of", async () => {
    const view = await open(browser, closed);
    const sign = async (password) => {
      await view.page.getByLabel("Name").fill("ines");
      await view.page.getByLabel("Password").fill(password);
      await view.page.getByRole("button", { name: "Sign in" }).click();
    };
    await view.page.goto(closed.at + "/outlets");
    await sign("sand and sand");
    await view.page.getByRole("alert").waitFor();
    assert.deepEqual(await faults(view.page), []);
    await sign("sand and salt");
    await view.page.waitForURL(/\/outlets$/);
    assert.deepEqual(await faults(view.page), []);
    await view.page.getByRole("button", { name: "Sign out" }).click();
    await view.page.waitForURL(/\/login/);
    view.clean();
    await view.close();
  });
  for (const each of [desk, empty, closed]) each.end();
}
