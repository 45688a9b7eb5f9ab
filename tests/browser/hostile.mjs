// Hostile text is text: nothing runs, no link leads elsewhere, and calendar and feeds have no line that it wrote.
import assert from "node:assert/strict";
import ICAL from "ical.js";
import { Desk } from "./desk.mjs";
import { open } from "./page.mjs";

const RUN = "window.ran=1;alert(1)";
const MARKUP = `"'></title></textarea></style></bdi></a><script>${RUN}</script><img src=x onerror="${RUN}"><svg onload="${RUN}"></svg>`;
const LINES = "A fair\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\r\nATTACH:https://evil.example/\r\nX-EVIL:1\nBEGIN:VALARM";
const SHEET = '=HYPERLINK("https://evil.example/","open")';
const BIDI = "\u202Etxt.exe\u202C \u2066fair\u2067 \u200Fday";

const dated = (id, day, text, more) => ({ id, published: day, title: text, outlet: text, text: `Orla Nilsen will open the ${text} fair in Oslo on July 9, a spokesman said on Wednesday. "${text} will be held on July 9", said ${text} Orla Nilsen. Orla Nilsen of ${text} may visit ${text} in May if ${text} agrees.`, ...more });
const ARTICLES = [
  dated(MARKUP, "2031-03-12", MARKUP, { url: `javascript:${RUN}` }),
  dated(LINES, "2031-03-12", LINES, { url: `java\r\nscript:${RUN}` }),
  dated(SHEET, "2031-03-12", SHEET, { url: ` JavaScript://evil.example/%0a${RUN}` }),
  dated(`${BIDI}/../..//?a=b#c`, "2031-03-12", BIDI, { url: `data:text/html,<script>${RUN}</script>` }),
  dated("h1", "2031-03-12", "plain", { url: `https://good.example/"onmouseover="${RUN}" x="` }),
  dated("h2", "2031-03-12", "{{7*7}}${7*7}%0d%0a&lt;b&gt;&#x3c;", { url: "vbscript:x" }),
];

/** What a page must not have, told as text. */
function faults({ at, good }) {
  const found = [];
  if (window.ran) found.push("a script ran");
  for (const e of document.querySelectorAll("a, area, form, link, base, iframe, object, embed, img, script, use, image, button[formaction]")) {
    for (const name of ["href", "action", "src", "data", "formaction", "xlink:href"]) {
      if (!e.hasAttribute(name)) continue;
      let url;
      try { url = new URL(e.getAttribute(name), location.href); } catch { found.push(`${e.outerHTML.slice(0, 200)}: no address`); continue; }
      if (url.origin !== at && !(e.matches("a[rel~=noreferrer]") && url.origin === good)) found.push(`${e.outerHTML.slice(0, 200)} leads to ${url.href}`);
    }
  }
  for (const e of document.querySelectorAll("*")) for (const a of e.attributes) if (a.name.startsWith("on") || a.name === "style" || a.name === "srcdoc") found.push(`${e.outerHTML.slice(0, 200)} has ${a.name}`);
  if (document.querySelectorAll("script").length !== 2 || document.querySelector("img, iframe, object, embed, base, style, meta[http-equiv], script:not([src])")) found.push("an element that is not ours");
  // Marks that turn the line stay within the words that they came with.
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const { data, parentElement } = words.currentNode;
    if (/[\u202A-\u202E\u2066-\u2069\u200E\u200F]/.test(data) && !parentElement.closest("bdi, [dir=auto], option, title, desc")) found.push(`${parentElement.outerHTML.slice(0, 200)} lets a mark out`);
  }
  return found;
}

export default async function ({ browser, program, test }) {
  const desk = new Desk(program);
  desk.add(...ARTICLES);
  await desk.serve();
  const events = await desk.events();
  const inCalendar = events.filter((e) => e.edtf === "2031-07-09");
  // Some are corrected by a hand as hostile as the articles.
  for (const [i, value] of [LINES, MARKUP, BIDI].entries()) desk.run(["correct", "rename", inCalendar[i].event_id, value, "--ledger", "desk.ledger", "--who", value.replace(/\s/g, " "), "--why", value]);

  const quoted = encodeURIComponent, names = [MARKUP, LINES, SHEET, BIDI];
  const paths = [
    ...["", "view=month&", "view=undated&", "view=review&", "view=overdue&"].map((v) => `/diary?${v}as-of=2031-03-12`),
    "/diary", "/timeline", "/timeline?zoom=month&at=2031-07", "/claims", "/actors", "/places", "/outlets", "/morning?from=2031-03-11&to=2031-03-12",
    ...events.map((e) => `/events/${e.event_id}`),
    ...ARTICLES.map((a) => `/articles/${quoted(a.id)}`),
    ...names.flatMap((n) => [`/search?q=${quoted(n)}`, `/actors/${quoted(n)}`, `/diary?actor=${quoted(n)}&place=${quoted(n)}&outlet=${quoted(n)}&q=${quoted(n)}`, `/claims?actor=${quoted(n)}`, `/actors?q=${quoted(n)}`, `/events/${quoted(n)}`, `/${quoted(n)}`, `/timeline?zoom=${quoted(n)}&at=${quoted(n)}`]),
    "/search?q=fair", "/search?q=Orla",
  ];

  for (const [policy, bypassCSP] of [["under the policy of the pages", false], ["were there no policy", true]]) {
    await test(`hostile: no text runs or leads elsewhere, ${policy}`, async () => {
      const view = await open(browser, desk, { bypassCSP }), found = [], articles = new Set();
      for (const path of paths) {
        await view.page.goto(desk.at + path);
        await view.page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
        found.push(...(await view.page.evaluate(faults, { at: desk.at, good: "https://good.example" })).map((f) => `${path.slice(0, 80)}: ${f}`));
        if (path.startsWith("/articles/")) articles.add(await view.page.getByRole("heading", { level: 1 }).innerText());
      }
      assert.deepEqual([...found, ...view.seen], []);
      assert.equal(articles.size, ARTICLES.length, "each article has its page");
      assert.ok([...articles].some((a) => a.includes("<script>")), "markup is shown as text");
      await view.close();
    });
  }

  await test("hostile: these checks find what they look for", async () => {
    const view = await open(browser, desk, { bypassCSP: true });
    await view.page.goto(desk.at + "/outlets");
    await view.page.evaluate((html) => { document.querySelector("main").innerHTML = html; }, `<p>${BIDI}</p><a href="javascript:${RUN}">a</a>${MARKUP}`);
    await view.page.waitForFunction(() => window.ran);
    const found = (await view.page.evaluate(faults, { at: desk.at, good: "https://good.example" })).join("\n");
    for (const expected of ["a script ran", "leads to javascript:", "has onerror", "not ours", "lets a mark out"]) assert.ok(found.includes(expected), `${expected} is not in ${found}`);
    assert.ok(view.seen.some((s) => s.includes("dialog")));
    await view.close();
  });

  await test("hostile: links of every page lead to pages that are there", async () => {
    const view = await open(browser, desk), hrefs = new Set();
    for (const path of paths.slice(0, 13 + events.length)) {
      await view.page.goto(desk.at + path);
      for (const href of await view.page.evaluate(() => [...document.querySelectorAll("main a[href^='/']")].map((a) => new URL(a.getAttribute("href"), location).href))) hrefs.add(href.split("#")[0]);
    }
    const broken = [];
    for (const href of hrefs) {
      const { status } = await fetch(href, { headers: { accept: "text/html" } });
      if (status !== 200) broken.push(`${href}: status ${status}`);
    }
    assert.ok(hrefs.size > 20, `${hrefs.size} links`);
    assert.deepEqual(broken, []);
    await view.close();
  });

  await test("hostile: the calendar has no line that an article wrote", async () => {
    for (const address of ["/diary.ics", "/diary.ics?as-of=2031-03-12"]) {
      const text = await desk.text(address), calendar = new ICAL.Component(ICAL.parse(text));
      assert.equal(text.match(/^BEGIN:VEVENT\r?$/gm)?.length ?? 0, calendar.getAllSubcomponents("vevent").length);
      assert.ok(!/\r(?!\n)|(?<!\r)\n/.test(text), "lines end with CRLF");
      assert.ok(!/^(ATTACH|X-EVIL|UID:evil|BEGIN:VALARM)/m.test(text), text);
      const all = calendar.getAllSubcomponents("vevent");
      assert.equal(all.length, inCalendar.length);
      for (const entry of all) {
        assert.match(entry.getFirstPropertyValue("uid"), /^[0-9a-z]{8,}@/);
        assert.equal(entry.getAllSubcomponents().length, 0);
        for (const link of entry.getAllProperties("link")) assert.match(link.getFirstValue(), /^https:\/\/good\.example\//);
        for (const url of entry.getAllProperties("url")) assert.ok(url.getFirstValue().startsWith(desk.at + "/events/"), url.getFirstValue());
      }
      const titles = all.map((e) => e.getFirstPropertyValue("summary")).join(" | ");
      assert.ok(titles.includes("BEGIN:VEVENT") && titles.includes("<script>"), `told as text: ${titles}`);
    }
  });

  await test("hostile: the feeds are well formed, and lead here alone", async () => {
    const view = await open(browser, desk);
    await view.page.goto(desk.at + "/outlets");
    const feed = await view.page.evaluate(async () => {
      const xml = new DOMParser().parseFromString(await (await fetch("/diary.atom?as-of=2031-03-12")).text(), "application/xml");
      return {
        error: xml.querySelector("parsererror")?.textContent ?? "",
        names: [...new Set([...xml.querySelectorAll("*")].map((e) => `${e.namespaceURI} ${e.localName}`))],
        links: [...xml.querySelectorAll("[href]")].map((e) => e.getAttribute("href")),
        entries: xml.querySelectorAll("entry").length,
        types: [...xml.querySelectorAll("[type]:not(link)")].map((e) => e.getAttribute("type")),
      };
    });
    assert.equal(feed.error, "");
    assert.ok(feed.entries > 3);
    assert.ok(feed.names.every((n) => n.startsWith("http://www.w3.org/2005/Atom ") && !/ (script|img|svg|a|bdi)$/.test(n)), feed.names.join("\n"));
    assert.ok(feed.links.every((l) => l.startsWith(desk.at + "/")), feed.links.join("\n"));
    assert.ok(feed.types.every((t) => t === "text"), "what an article says is no markup");
    const json = await desk.json("/diary.feed.json?as-of=2031-03-12");
    assert.ok(json.items.length > 3);
    for (const item of json.items) {
      for (const url of [item.url, item.external_url, ...(item.attachments ?? []).map((a) => a.url)].filter(Boolean)) assert.ok(url.startsWith(desk.at + "/"), url);
      assert.equal(item.content_html, undefined, "no markup");
    }
    view.clean();
    await view.close();
  });
  desk.end();
}
