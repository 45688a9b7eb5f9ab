// Every kind of page, over the stories of tests/journeys on a day when much is open.
import fs from "node:fs";
import path from "node:path";
import { journeys } from "./articles.mjs";
import { Desk } from "./desk.mjs";

const DAY = "2026-06-12";

/** Starts a desk that has something on each page. */
export async function full(program) {
  const desk = new Desk(program);
  desk.add(...journeys());
  // The same article with another text, and a query that has a name.
  const first = journeys().find((a) => a.id === "trigger-and-dependant-a2");
  desk.add({ ...first, text: `${first.text} This was added later.`, modified: "2026-06-12" });
  fs.writeFileSync(path.join(desk.folder, "dateline.toml"), '[query]\nscheduled = "status=scheduled"\n');
  return desk.serve();
}

/** Name and address of each page; `row` answers the first event of a list that has something. */
export async function pages(desk) {
  const diary = (await desk.json(`/api/v1/events?as_of=${DAY}&limit=200&from=2026-01-01`)).items;
  const event = (name, holds) => {
    const found = diary.find(holds);
    if (!found) throw new Error(`no event for the page ${name}`);
    return [name, `/events/${found.event_id}`];
  };
  const claimant = diary.flatMap((r) => r.actors)[0];
  return [
    ["diary", `/diary?as-of=${DAY}`],
    ["diary-month", `/diary?view=month&as-of=${DAY}`],
    ["diary-undated", `/diary?view=undated&as-of=${DAY}`],
    ["diary-review", `/diary?view=review&as-of=${DAY}`],
    ["diary-overdue", `/diary?view=overdue&as-of=${DAY}`],
    ["diary-filtered", `/diary?status=scheduled&status=possible&from=2026-06-01&place=Sofia&as-of=${DAY}`],
    ["diary-saved", `/q/scheduled?as-of=${DAY}`],
    ["diary-none", `/diary?q=zebra&as-of=${DAY}`],
    ["diary-now", "/diary"],
    event("event-moved", (r) => r.previous_dates.length && r.n_reports > 2),
    event("event-conditional", (r) => r.conditions.length),
    event("event-denied", (r) => r.denied),
    [...event("event-then", (r) => r.n_origins > 2)].map((v, i) => (i ? `${v}?as-of=${DAY}` : v)),
    ["timeline", "/timeline"],
    ["timeline-decade", "/timeline?zoom=decade&at=2026"],
    ["timeline-year", "/timeline?zoom=year&at=2026"],
    ["timeline-month", "/timeline?zoom=month&at=2026-06"],
    ["timeline-day", "/timeline?zoom=day&at=2026-06-10"],
    ["claims", "/claims"],
    ["actors", "/actors"],
    ["actor", `/actors/${encodeURIComponent(claimant)}`],
    ["places", "/places"],
    ["outlets", "/outlets"],
    ["article", "/articles/trigger-and-dependant-a2"],
    ["article-older", "/articles/trigger-and-dependant-a2?version=1"],
    ["search", "/search?q=postponed"],
    ["search-none", "/search?q=zebra"],
    ["search-empty", "/search"],
    ["morning", "/morning?from=2026-06-07&to=2026-06-08"],
    ["error-missing", "/events/zzzzzzzzzz"],
    ["error-wrong", "/diary?from=2026-02-30"],
  ];
}

/** A ledger without articles, and a desk that asks for a name and a password. */
export async function others(program) {
  const empty = await new Desk(program).serve();
  const closed = new Desk(program);
  closed.add(journeys()[0]);
  closed.run(["access", "add-user", "ines", "--role", "editor"], "sand and salt\n");
  await closed.serve("--access", "access.toml");
  return { empty, closed };
}
