// A folder with a ledger, and `dateline serve` over it.
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const desks = new Set();

export class Desk {
  constructor(program) {
    this.program = program;
    this.folder = fs.mkdtempSync(path.join(os.tmpdir(), "dateline-browser-"));
    this.env = { ...process.env, XDG_CONFIG_HOME: path.join(this.folder, "settings"), USER: "ines" };
    for (const name of ["DATELINE_CONFIG", "DATELINE_LEDGER", "DATELINE_ZONE", "DATELINE_WEEK_STARTS"]) delete this.env[name];
    desks.add(this);
  }

  /** Runs `dateline` to its end; answers what it printed. */
  run(args, input = "") {
    const ran = spawnSync(this.program, args, { cwd: this.folder, env: this.env, input, encoding: "utf8" });
    if (ran.status !== 0) throw new Error(`dateline ${args.join(" ")}: status ${ran.status}: ${ran.error ?? ran.stderr}`);
    return ran.stdout;
  }

  /** Keeps articles; beside a server that runs, too. */
  add(...articles) {
    return this.run(["add", "--jsonl", "--ledger", "desk.ledger", "-"], articles.map((a) => JSON.stringify(a)).join("\n"));
  }

  /** Serves on a free port; `this.at` is then the address, without a slash at its end. */
  async serve(...args) {
    this.child = spawn(this.program, ["serve", "--ledger", "desk.ledger", "--listen", "127.0.0.1:0", ...args], { cwd: this.folder, env: this.env, stdio: ["ignore", "pipe", "inherit"] });
    this.at = await new Promise((done, failed) => {
      let out = "";
      this.child.stdout.on("data", (more) => { out += more; if (out.includes("\n")) done(out.split("\n")[0].replace(/\/$/, "")); });
      this.child.on("error", failed);
      this.child.on("exit", (status) => failed(new Error(`dateline serve ended with ${status}`)));
    });
    return this;
  }

  async text(address) {
    const reply = await fetch(this.at + address);
    if (!reply.ok) throw new Error(`${address}: status ${reply.status}`);
    return reply.text();
  }

  async json(address) {
    return JSON.parse(await this.text(address));
  }

  /** All events. */
  async events() {
    return (await this.json("/api/v1/events?limit=200")).items;
  }

  /** The name of the first event that has some words in its title. */
  async event(words) {
    const rows = await this.events(), found = rows.find((r) => r.title.toLowerCase().includes(words));
    if (!found) throw new Error(`no event with ${JSON.stringify(words)} in ${JSON.stringify(rows.map((r) => r.title))}`);
    return found.event_id;
  }

  end() {
    this.child?.kill();
    fs.rmSync(this.folder, { recursive: true, force: true });
    desks.delete(this);
  }
}

process.on("exit", () => { for (const desk of [...desks]) desk.end(); });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(1));
