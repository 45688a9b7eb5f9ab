// node run.mjs PROGRAM [--only WORD] [--shots DIR]: end-to-end tests of `dateline serve` in headless Chromium.
// A line a test; exit status 1 where one failed. CHROMIUM names another browser than the one of the system.
import fs from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";
import access from "./access.mjs";
import day from "./day.mjs";
import hostile from "./hostile.mjs";
import shots from "./shots.mjs";

const args = process.argv.slice(2);
const option = (name) => { const at = args.indexOf(name); return at < 0 ? undefined : args.splice(at, 2)[1]; };
const only = option("--only") ?? "", folder = option("--shots");
if (args.length !== 1 || !fs.existsSync(args[0])) {
  console.error(`wanted the path of the program dateline, met ${args.join(" ") || "none"}`);
  process.exit(2);
}
const program = path.resolve(args[0]);
const executablePath = process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(fs.existsSync);
if (!executablePath) {
  console.error("wanted /usr/bin/chromium, met none; install Debian's chromium, or name a browser in CHROMIUM");
  process.exit(2);
}

// As root, as in a container, Chromium has no sandbox of its own.
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
let failed = 0, passed = 0;

/** Runs a test and tells how it went; `body` throws where something is not as wanted. */
async function test(name, body) {
  if (!name.includes(only)) return;
  const began = Date.now();
  try {
    await body();
    passed += 1;
    console.log(`ok    ${name} (${Date.now() - began} ms)`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL  ${name}\n      ${String(error.stack ?? error).split("\n").slice(0, 40).join("\n      ")}`);
  }
}

try {
  const all = { browser, program, test };
  if (folder) await shots({ ...all, folder });
  await Promise.all([access(all), (async () => { await day(all); await hostile(all); })()]);
} catch (error) {
  failed += 1;
  console.log(`FAIL  ${error.stack ?? error}`);
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
