// A day in it: a rumour, its day, what follows; correct, take back, subscribe. Then the keys, and all of it without a script.
import assert from "node:assert/strict";
import ICAL from "ical.js";
import { DATED, MOVED, OTHER, RUMOUR } from "./articles.mjs";
import { Desk } from "./desk.mjs";
import { open } from "./page.mjs";

export default async function ({ browser, program, test }) {
  const desk = new Desk(program);
  desk.add(RUMOUR, OTHER);
  await desk.serve();
  const view = await open(browser, desk);
  const { page } = view;
  const row = (words) => page.locator("main tr, main .lane li").filter({ hasText: words }).first();
  const calendar = async () => {
    const component = new ICAL.Component(ICAL.parse(await desk.text("/diary.ics")));
    return component.getAllSubcomponents("vevent").map((c) => new ICAL.Event(c));
  };
  const entry = async (words) => (await calendar()).find((e) => e.summary.includes(words));
  const undo = async () => {
    await page.getByText("Undo a correction").click();
    const form = page.locator("form[action$='/undo']");
    await form.getByLabel("Who").fill("ines");
    await form.getByRole("button", { name: "Undo" }).click();
  };

  await test("day: the diary shows the rumour, and the summit opens by a click", async () => {
    await page.goto(desk.at + "/diary?as-of=2031-03-05");
    const summit = row("Summit in Lisbon");
    assert.match(await summit.innerText(), /possible/);
    await summit.getByRole("link").first().click();
    assert.match(await page.getByRole("heading", { level: 1 }).innerText(), /Summit in Lisbon/);
    assert.equal(await page.locator(".facts .s.possible").innerText(), "possible");
  });

  await test("day: the event says why it is possible: a sentence, its outlet and its rule", async () => {
    const quotes = await page.locator("blockquote").allInnerTexts();
    assert.ok(quotes.some((q) => q.includes("Ana Ferro and Peder Holm may meet for a summit in Lisbon in May")), quotes.join(" | "));
    const step = page.locator("section", { has: page.getByRole("heading", { name: "Status over time" }) }).locator("ol > li").first();
    assert.match(await step.innerText(), /possible[\s\S]*may meet for a summit[\s\S]*Harbour Post/);
    assert.ok(await step.locator(".rule").first().innerText(), "the step names its rule");
    await step.getByRole("link", { name: "Harbour Post" }).click();
    assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), RUMOUR.title);
    const mark = page.locator(".text a.event").first();
    await mark.click();
    assert.equal(await page.locator(".found li:target").count(), 1, "a mark leads to what was found there");
    assert.ok(await page.locator(".found li:target .rule").innerText());
  });

  await test("day: an article that is added while it serves firms it up, the next moves its row", async () => {
    const address = desk.at + "/diary?as-of=2031-04-07";
    desk.add(DATED);
    await page.goto(address);
    const day = () => page.locator("tbody", { has: page.getByText("Summit in Lisbon") }).locator("th time").innerText();
    assert.match(await day(), /12 May/);
    assert.match(await row("Summit in Lisbon").innerText(), /scheduled/);
    assert.equal(await row("Summit in Lisbon").locator(".ch").count(), 0, "nothing changed on that day");
    desk.add(MOVED);
    await page.reload();
    assert.match(await day(), /3 Jun/);
    assert.equal(await row("Summit in Lisbon").locator(".ch").innerText(), "moved");
    assert.match(await row("Summit in Lisbon").innerText(), /was .*12 May/);
    await page.goto(desk.at + "/diary?as-of=2031-03-20");
    assert.match(await day(), /12 May/, "as it was known then");
  });

  await test("day: what changed between two mornings names the move", async () => {
    await page.goto(desk.at + "/morning?from=2031-04-06&to=2031-04-07");
    assert.match(await page.locator("main").innerText(), /Moved[\s\S]*Summit in Lisbon[\s\S]*postponed to June 3/);
  });

  await test("day: two events are merged by the form, and that is undone", async () => {
    const [summit, terminal] = [await desk.event("summit"), await desk.event("terminal")];
    await page.goto(`${desk.at}/events/${summit}`);
    const reports = async () => (await desk.json(`/api/v1/events/${summit}`)).n_reports;
    const before = await reports();
    await page.getByText("Merge with another event").click();
    const form = page.locator("form[action$='/merge']");
    await form.getByLabel("The other, by its name").fill(terminal);
    await form.getByLabel("Who").fill("ines");
    await form.getByLabel("Why").fill("to see what comes of it");
    await form.getByRole("button", { name: "Merge" }).click();
    assert.ok(await page.getByRole("status").innerText(), "the page says that it was kept");
    assert.match(await page.locator("section", { has: page.getByRole("heading", { name: "Corrections" }) }).innerText(), /ines[\s\S]*to see what comes of it/);
    assert.equal(await reports(), before + 1);
    await undo();
    assert.equal(await reports(), before);
    assert.equal((await desk.json(`/api/v1/events/${terminal}`)).event_id, terminal, "they are two again");
    assert.match(await page.locator("main").innerText(), /undone/);
  });

  await test("day: the calendar that the page links to has it all day, and counts its changes", async () => {
    await page.goto(desk.at + "/diary");
    await page.locator(".links").getByRole("link", { name: "Calendar" }).waitFor();
    assert.match(await page.locator(".links").getByRole("link", { name: "Calendar" }).getAttribute("href"), /^\/diary\.ics/);
    assert.match(await page.locator("link[type='text/calendar']").getAttribute("href"), /^\/diary\.ics/);
    const summit = await entry("Summit in Lisbon");
    assert.ok(summit.startDate.isDate, "all day");
    assert.equal(summit.startDate.toString(), "2031-06-03");
    assert.equal(summit.endDate.toString(), "2031-06-04");
    assert.match(summit.uid, new RegExp(`^${await desk.event("summit")}@`));
    assert.ok(summit.sequence >= 1, `moved, and its SEQUENCE is ${summit.sequence}`);
    assert.ok((await calendar()).every((e) => e.startDate.isDate && e.uid), "no invented hours");
    desk.add(MOVED);
    assert.equal((await entry("Summit in Lisbon")).sequence, summit.sequence, "the same article again is no change");
    await page.goto(`${desk.at}/events/${await desk.event("summit")}`);
    await page.getByText("Set status, time or place").click();
    const form = page.locator("form[action$='/set']");
    await form.getByLabel("Field").selectOption("when");
    await form.getByLabel("Value; empty takes it away").fill("2031-06-05");
    await form.getByLabel("Who").fill("ines");
    await form.getByRole("button", { name: "Set" }).click();
    assert.match(await page.locator(".facts").innerText(), /5 Jun 2031/);
    const moved = await entry("Summit in Lisbon");
    assert.deepEqual([moved.uid, moved.sequence, moved.startDate.toString()], [summit.uid, summit.sequence + 1, "2031-06-05"]);
    await undo();
  });

  await test("day: the feed that the page links to tells of the move", async () => {
    await page.goto(desk.at + "/diary");
    const href = await page.locator(".links").getByRole("link", { name: "Atom" }).getAttribute("href");
    assert.match(href, /^\/diary\.atom/);
    // It tells of the last days, so it is asked as on the day of the move.
    const titles = await page.evaluate(async (address) => {
      const feed = new DOMParser().parseFromString(await (await fetch(address)).text(), "application/xml");
      if (feed.querySelector("parsererror")) throw new Error(feed.querySelector("parsererror").textContent);
      return [...feed.querySelectorAll("entry")].map((e) => e.querySelector("title").textContent + " | " + e.querySelector("id").textContent + " | " + e.querySelector("updated").textContent);
    }, href + "?as-of=2031-04-07");
    assert.ok(titles.some((t) => /summit in lisbon/i.test(t) && /moved/i.test(t)), titles.join("\n"));
    assert.equal(new Set(titles.map((t) => t.split(" | ")[1])).size, titles.length, "each entry has an id of its own");
  });

  await test("day: the keys j k o / ? work, and are text in a field", async () => {
    await page.goto(desk.at + "/diary?as-of=2031-04-07");
    const rows = page.locator("main a.t"), field = page.locator("#search"), help = page.locator("#help[open]");
    // The browser loses a key that comes before it has painted the page, or before a dialog has let the focus go: then once more.
    const press = async (key, seen) => {
      for (let tries = 0; tries < 20; tries += 1) {
        if (tries % 5 === 0) await page.keyboard.press(key);
        if (await seen()) return;
        await page.waitForTimeout(50);
      }
      assert.fail(`${key} does nothing; the focus is on ${await page.evaluate(() => document.activeElement.outerHTML.slice(0, 200))}`);
    };
    const focused = (on) => () => on.evaluate((e) => document.activeElement === e);
    await press("j", focused(rows.nth(0)));
    await press("j", focused(rows.nth(1)));
    await press("k", focused(rows.nth(0)));
    await press("/", focused(field));
    await page.keyboard.type("jk?");
    assert.equal(await field.inputValue(), "jk?");
    await field.evaluate((e) => e.blur());
    await press("?", () => help.isVisible());
    await press("Escape", async () => !(await help.isVisible()));
    await press("k", focused(rows.nth(0)));
    const title = await rows.nth(0).innerText();
    await Promise.all([page.waitForURL(/\/events\//), page.keyboard.press("o")]);
    assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), title);
  });

  await test("day: nothing failed in the console, and nothing was asked of another server", async () => view.clean());
  await view.close();

  await test("day: without a script: search, diary, event, a correction and its undoing", async () => {
    const plain = await open(browser, desk, { javaScriptEnabled: false });
    const p = plain.page;
    await p.goto(desk.at + "/diary?as-of=2031-04-07");
    await p.getByLabel("Search the ledger").fill("terminal");
    await p.getByLabel("Search the ledger").press("Enter");
    await p.locator("main mark").first().waitFor();
    await p.goto(desk.at + "/diary?q=terminal&as-of=2031-04-07");
    await p.locator("main a.t").first().click();
    assert.match(await p.getByRole("heading", { level: 1 }).innerText(), /terminal/i);
    await p.goto(`${desk.at}/events/${await desk.event("terminal")}`);
    await p.getByText("Rename").first().click();
    const form = p.locator("form[action$='/rename']");
    await form.getByLabel("Title").fill("The ferry terminal opens its doors");
    await form.getByLabel("Who").fill("bo");
    await form.getByRole("button", { name: "Rename" }).click();
    assert.equal(await p.getByRole("heading", { level: 1 }).innerText(), "The ferry terminal opens its doors");
    await p.getByText("Undo a correction").click();
    const back = p.locator("form[action$='/undo']");
    await back.getByLabel("Who").fill("bo");
    await back.getByRole("button", { name: "Undo" }).click();
    assert.match(await p.getByRole("heading", { level: 1 }).innerText(), /opens? (its )?new ferry terminal/i);
    assert.equal(await p.locator("#theme, #keys").filter({ visible: true }).count(), 0, "no button that needs a script");
    plain.clean();
    await plain.close();
  });
  desk.end();
}
