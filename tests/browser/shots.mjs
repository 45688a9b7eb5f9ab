// Screenshots of every page, narrow and wide, light and dark, to be looked at.
import fs from "node:fs";
import path from "node:path";
import { open } from "./page.mjs";
import { full, others, pages } from "./pages.mjs";

export default async function ({ browser, program, folder }) {
  fs.mkdirSync(folder, { recursive: true });
  const desk = await full(program), { empty, closed } = await others(program);
  const all = [...(await pages(desk)).map(([name, address]) => [name, desk, address]), ["empty", empty, "/"], ["login", closed, "/login"]];
  for (const [width, height] of [[375, 812], [1440, 1000]]) {
    for (const colorScheme of ["light", "dark"]) {
      const views = new Map();
      for (const [name, at, address] of all) {
        if (!views.has(at)) views.set(at, await open(browser, at, { viewport: { width, height }, colorScheme }));
        const { page } = views.get(at);
        await page.goto(at.at + address);
        await page.screenshot({ path: path.join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: name.startsWith("event") });
      }
      for (const view of views.values()) await view.close();
    }
  }
  for (const each of [desk, empty, closed]) each.end();
}
