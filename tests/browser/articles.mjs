// What the tests read: own words, and the stories of tests/journeys.
import fs from "node:fs";

export const RUMOUR = { id: "a1", published: "2031-03-03", outlet: "Harbour Post", title: "Talks mooted", text: "Ana Ferro and Peder Holm may meet for a summit in Lisbon in May, an official said on Monday. The summit would be their first." };
export const DATED = { id: "a2", published: "2031-03-10", outlet: "Coast Times", title: "Day set", text: "Ana Ferro and Peder Holm will hold their summit in Lisbon on May 12, Ferro said on Monday." };
export const OTHER = { id: "a4", published: "2031-03-11", outlet: "Morning Wire", title: "Ferry", text: "The port of Oslo will open its new ferry terminal on August 2, the mayor, Ines Duarte, said on Tuesday." };
export const MOVED = { id: "a3", published: "2031-04-07", outlet: "Harbour Post", title: "Summit put off", text: "The summit of Ana Ferro and Peder Holm in Lisbon was postponed to June 3, Ferro said on Monday." };

const folder = new URL("../journeys/", import.meta.url);

/** The articles of tests/journeys, by day; each file's ids begin with its name. */
export function journeys() {
  const all = [];
  for (const file of fs.readdirSync(folder).filter((f) => f.endsWith(".toml")).sort()) {
    const story = file.slice(0, -5);
    for (const part of fs.readFileSync(new URL(file, folder), "utf8").split(/^\[\[article\]\]$/m).slice(1)) {
      const head = part.split(/^\[\[/m)[0];
      const field = (name) => JSON.parse(head.match(new RegExp(`^${name} = (".*")$`, "m"))?.[1] ?? '""');
      const text = head.match(/^text = """\n([\s\S]*?)"""$/m)?.[1].trim() ?? field("text");
      all.push({ id: `${story}-${field("id")}`, published: field("published"), outlet: field("outlet"), title: field("title"), url: `https://${story}.example/${field("id")}`, text });
    }
  }
  return all.filter((a) => a.text).sort((a, b) => (a.published < b.published ? -1 : 1));
}
