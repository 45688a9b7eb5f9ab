//! `dateline serve` as a browser, a program and a stranger meet it.

mod program;
mod server;

use program::Folder;
use server::{Server, form};

const RUMOUR: &str = r#"{"id":"a1","published":"2031-03-03","outlet":"Harbour Post","title":"Talks mooted","text":"Ana Ferro and Peder Holm may meet for a summit in Lisbon in May, an official said on Monday. The summit would be their first."}"#;
const DATED: &str = r#"{"id":"a2","published":"2031-03-10","outlet":"Coast Times","title":"Day set","text":"Ana Ferro and Peder Holm will hold their summit in Lisbon on May 12, Ferro said on Monday."}"#;
const MOVED: &str = r#"{"id":"a3","published":"2031-04-07","outlet":"Harbour Post","title":"Summit put off","text":"The summit of Ana Ferro and Peder Holm in Lisbon was postponed to June 3, Ferro said on Monday."}"#;
const OTHER: &str = r#"{"id":"a4","published":"2031-03-11","outlet":"Morning Wire","title":"Ferry","text":"The port of Oslo will open its new ferry terminal on August 2, the mayor, Ines Duarte, said on Tuesday."}"#;
const HOSTILE: &str = r#"{"id":"h<1>/x","published":"2031-03-12","outlet":"<script>alert(1)</script>","title":"\"><script>alert(2)</script>","url":"javascript:alert(3)","text":"Orla Nilsen will open the <script>alert(4)</script> fair in Oslo on July 9, a spokesman said on Wednesday. \"It will be held on July 9\", said \u202eOrla Nilsen."}"#;

fn desk(articles: &[&str]) -> (Folder, Server) {
    let folder = Folder::new();
    add(&folder, articles);
    let server = Server::start(&folder, &["--ledger", "desk.ledger"]);
    (folder, server)
}

fn add(folder: &Folder, articles: &[&str]) {
    let ran = folder.feed(&["add", "--jsonl", "--ledger", "desk.ledger", "-"], articles.join("\n").as_bytes());
    assert_eq!(ran.status, 0, "{ran:?}");
}

/// The name of the first event of an answer that has some words in its title.
fn event(server: &Server, words: &str) -> String {
    let items = server.json("/api/v1/events?limit=100")["items"].as_array().unwrap().clone();
    let found = items.iter().find(|r| r["title"].as_str().is_some_and(|t| t.to_lowercase().contains(words)));
    found.unwrap_or_else(|| panic!("no event with {words:?} in {items:?}"))["event_id"].as_str().unwrap().to_owned()
}

#[test]
fn a_day_in_it() {
    let (folder, server) = desk(&[RUMOUR, OTHER]);
    let page = server.page("/diary?as-of=2031-03-05");
    assert!(page.contains("Summit in Lisbon") && page.contains("class=\"s possible\""), "{page}");
    add(&folder, &[DATED]);
    let summit = event(&server, "summit");
    let page = server.page(&format!("/events/{summit}"));
    for expected in ["Mon 12 May 2031", "scheduled", "Harbour Post", "Coast Times", "Status of", "Why these are one event", "Correct"] {
        assert!(page.contains(expected), "{expected} is not in {page}");
    }
    assert!(server.page("/diary?as-of=2031-03-20").contains("12 May"));
    add(&folder, &[MOVED]);
    assert!(server.page(&format!("/events/{summit}")).contains("Tue 3 Jun 2031"));
    assert!(server.page("/diary?as-of=2031-04-07").contains("moved"), "what changed since yesterday is marked");
    assert!(server.page(&format!("/events/{summit}?as-of=2031-03-05")).contains("class=\"s possible\""), "as known then");
}

#[test]
fn people_correct_and_take_back() {
    let (_folder, server) = desk(&[RUMOUR, DATED, OTHER]);
    let (summit, terminal) = (event(&server, "summit"), event(&server, "terminal"));
    let csrf = server.token(&format!("/events/{summit}"));
    let post = |event: &str, verb: &str, fields: &[(&str, &str)]| {
        let all = [&[("csrf", csrf.as_str()), ("who", "ines"), ("why", "for the test")], fields].concat();
        server.post(&format!("/events/{event}/{verb}"), &form(&all))
    };
    assert_eq!(post(&summit, "rename", &[("title", "The Lisbon summit")]).status, 303);
    assert!(server.page(&format!("/events/{summit}?done=1")).contains("The Lisbon summit"));
    assert_eq!(post(&summit, "set", &[("field", "when"), ("value", "2031-05-13")]).status, 303);
    assert!(server.page(&format!("/events/{summit}")).contains("Tue 13 May 2031"));
    assert_eq!(post(&summit, "merge", &[("other", &terminal)]).status, 303);
    assert!(server.json(&format!("/api/v1/events/{summit}"))["n_reports"].as_u64() > Some(2));
    let corrections = server.json("/api/v1/corrections")["items"].as_array().unwrap().clone();
    assert_eq!((corrections.len(), corrections[0]["who"].as_str()), (3, Some("ines")));
    let number = corrections[2]["number"].to_string();
    assert_eq!(post(&summit, "undo", &[("number", &number)]).status, 303);
    assert_eq!(server.json(&format!("/api/v1/events/{terminal}"))["event_id"].as_str(), Some(terminal.as_str()), "they are two again");
    // What is no form of this server, and what cannot be.
    assert_eq!(server.post(&format!("/events/{summit}/confirm"), &form(&[("csrf", "x"), ("who", "ines")])).status, 403);
    assert_eq!(post(&summit, "split", &[]).status, 400);
    assert_eq!(post(&summit, "erase", &[]).status, 404);
    assert_eq!(post("zzzzzzzzzz", "confirm", &[]).status, 404);
    assert_eq!(post(&summit, "set", &[("field", "when"), ("value", "some day")]).status, 400);
}

#[test]
fn an_older_text_of_an_article_has_marks_of_its_own() {
    let changed = DATED.replace("2031-03-10\",", "2031-03-10\",\"modified\":\"2031-03-12\",").replace("May 12", "May 19");
    let (_folder, server) = desk(&[DATED, &changed, OTHER]);
    let check = |path: &str, day: &str, number: &str, other: &str| {
        let page = server.page(path);
        assert!(
            page.contains(&format!("<mark>May {day}</mark>")) && page.contains(&format!("aria-current=\"page\">Text {number} of 2")),
            "{path}: {page}"
        );
        assert!(page.contains(&format!("href=\"{other}\"")) && page.contains("/events/"), "{other} is not in {page}");
    };
    check("/articles/a2", "19", "2", "/articles/a2?version=1");
    check("/articles/a2?version=1", "12", "1", "/articles/a2");
    let page = server.page("/articles/a2?as-of=2031-03-11");
    assert!(page.contains("<mark>May 12</mark>") && !page.contains("Text 1 of"), "as known then there was one: {page}");
    assert!(!server.page("/articles/a4").contains("Texts of this article"));
    let old = server.json("/api/v1/articles/a2?version=1");
    assert_eq!((old["version"].as_u64(), &old["versions"]), (Some(1), &serde_json::json!(["2031-03-10", "2031-03-12"])));
    assert!(old["text"].as_str().unwrap().contains("May 12"));
    for (path, status) in [("version=3", 404), ("version=0", 400), ("version=x", 400), ("as_of=2031-03-11&version=2", 404)] {
        let reply = server.get(&format!("/api/v1/articles/a2?{path}"));
        assert!(reply.status == status && reply.body.contains("version: wanted a number from 1 to"), "{path}: {reply:?}");
    }
    assert_eq!(server.get("/articles/a2?as-of=2031-03-01").status, 404);
}

#[test]
fn hostile_text_is_text() {
    let (_folder, server) = desk(&[HOSTILE]);
    let fair = event(&server, "orla nilsen opens");
    for path in ["/diary?as-of=2031-03-12".to_owned(), format!("/events/{fair}"), "/nothing%3Cscript%3E".to_owned()] {
        let page = server.get_as(&path, "text/html").body;
        assert!(!page.to_lowercase().contains("<script>") && !page.contains("href=\"javascript:"), "{path}: {page}");
    }
    let reply = server.get("/diary");
    assert!(reply.header("content-security-policy").is_some_and(|v| v.starts_with("default-src 'self';")), "{reply:?}");
    assert_eq!(reply.header("x-content-type-options"), Some("nosniff"));
}

#[test]
fn programs_get_pages_of_rows_and_problems() {
    let (_folder, server) = desk(&[RUMOUR, DATED, OTHER]);
    let whole = server.json("/api/v1/events?limit=100")["items"].as_array().unwrap().clone();
    let (mut pages, mut next) = (Vec::new(), String::new());
    for _ in 0..whole.len() {
        let page = server.json(&format!("/api/v1/events?limit=1{next}"));
        pages.extend(page["items"].as_array().unwrap().clone());
        let Some(cursor) = page["next"].as_str() else { break };
        next = format!("&cursor={cursor}");
    }
    assert_eq!(pages, whole);
    for list in ["events?", "diary?", "claims?", "diff?from=2031-03-02&to=2031-03-20&"] {
        let found = |q: &str| server.json(&format!("/api/v1/{list}q={q}"))["items"].as_array().unwrap().clone();
        let terminal = found("ferry+TERMINAL");
        assert!(terminal.len() == 1 && terminal[0].to_string().contains("terminal"), "{list}: {terminal:?}");
        assert_eq!((found("ferry+summit").len(), found("ferr").len(), found("terminal+fer*").len()), (0, 0, 1), "{list}");
    }
    let page = |cursor: &str| server.json(&format!("/api/v1/events?q=f*&limit=1{cursor}"));
    let first = page("");
    let second = page(&format!("&cursor={}", first["next"].as_str().unwrap()));
    assert!(second["items"].as_array().unwrap().len() == 1 && second["items"] != first["items"] && second["next"].is_null(), "{second}");
    for (path, status) in [
        ("/api/v1/events?limit=0", 400),
        ("/api/v1/events?cursor=x", 400),
        ("/api/v1/events?from=2031-02-30", 400),
        ("/api/v1/events?status=sure", 400),
        ("/api/v1/events/zzzzzzzzzz", 404),
        ("/api/v1/events?to=", 400),
        ("/api/v1/actors?q=", 400),
        ("/api/v1/diff?from=2031-03-02&to=2031-03-01", 409),
        ("/api/v1/search", 400),
        ("/api/v1/diff?from=2031-03-01", 400),
        ("/api/v1/articles/nothing", 404),
        ("/api/v1/nothing", 404),
    ] {
        let reply = server.get(path);
        assert_eq!((reply.status, reply.header("content-type")), (status, Some("application/problem+json")), "{path}");
        let problem: serde_json::Value = serde_json::from_str(&reply.body).unwrap();
        assert_eq!(problem["status"].as_u64(), Some(u64::from(status)), "{path}");
        assert!(problem["detail"].as_str().is_some_and(|d| d.contains("wanted") || d.contains("nothing at")), "{path}: {problem}");
    }
    let reply = server.request("DELETE", "/api/v1/events", "", "");
    assert_eq!(reply.status, 405);
}

#[test]
fn the_document_has_every_address_and_each_answers() {
    let (_folder, server) = desk(&[RUMOUR, DATED]);
    let document = server.json("/api/v1/openapi.json");
    assert_eq!(document["openapi"].as_str(), Some("3.1.0"));
    let summit = event(&server, "summit");
    let paths = document["paths"].as_object().unwrap();
    assert!(paths.len() >= 12, "{paths:?}");
    for (path, item) in paths {
        let path = path.replace("{event}", &summit).replace("{article}", "a1").replace("{actor}", "Ferro");
        let mut query = Vec::new();
        for p in item["get"]["parameters"].as_array().unwrap() {
            if p["required"].as_bool() == Some(true) && p["in"] == "query" {
                let value = match p["name"].as_str().unwrap() {
                    "q" => "summit",
                    "from" => "2031-03-04",
                    "to" => "2031-03-20",
                    name => panic!("{name}"),
                };
                query.push(format!("{}={value}", p["name"].as_str().unwrap()));
            }
        }
        let reply = server.get(&format!("{path}?{}", query.join("&")));
        assert_eq!((reply.status, reply.header("content-type")), (200, Some("application/json")), "{path}: {}", reply.body);
        let schema = item["get"]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"].as_str().unwrap();
        let name = schema.rsplit('/').next().unwrap();
        let required = document["components"]["schemas"][name]["required"].as_array().cloned().unwrap_or_default();
        let answer: serde_json::Value = serde_json::from_str(&reply.body).unwrap();
        assert!(required.iter().all(|r| answer.get(r.as_str().unwrap()).is_some()), "{path}: {answer}");
    }
}

#[test]
fn what_is_known_is_not_sent_again() {
    let (folder, server) = desk(&[RUMOUR]);
    let tag = server.get("/diary?as-of=2031-03-05").header("etag").unwrap().to_owned();
    assert_eq!(server.request("GET", "/diary?as-of=2031-03-05", &format!("If-None-Match: {tag}\r\n"), "").status, 304);
    add(&folder, &[OTHER]);
    assert_eq!(server.request("GET", "/diary?as-of=2031-03-05", &format!("If-None-Match: {tag}\r\n"), "").status, 200);
    for (path, expected) in [("/healthz", "ok"), ("/readyz", "ready"), ("/metrics", "dateline_articles 2")] {
        assert!(server.get(path).body.contains(expected), "{path}");
    }
}

#[test]
fn an_empty_ledger_tells_the_first_step() {
    let server = Server::start(&Folder::new(), &["--ledger", "none.ledger"]);
    let reply = server.get_as("/", "text/html");
    assert!(reply.status == 200 && reply.body.contains("dateline add"), "{reply:?}");
    assert_eq!(server.get("/api/v1/events").status, 503);
    for (path, expected) in [("/diary.ics", "END:VCALENDAR"), ("/diary.atom", "</feed>"), ("/diary.feed.json", "\"items\":[]")] {
        let reply = server.get(path);
        assert!(reply.status == 200 && reply.body.contains(expected) && !reply.body.contains("VEVENT"), "{path}: {reply:?}");
    }
}

#[test]
fn a_query_has_a_name_and_keeps_its_address() {
    let folder = Folder::new();
    let set = |query: &str| folder.write("dateline.toml", format!("ledger = \"desk.ledger\"\n[query]\nport = \"{query}\"\n"));
    set("status=scheduled&q=terminal");
    let server = Server::start(&folder, &[]);
    assert!(server.get("/q/port.ics").body.contains("END:VCALENDAR"), "also without a ledger");
    add(&folder, &[DATED, OTHER]);
    let page = server.page("/q/port?as-of=2031-03-20");
    assert!(page.contains("ferry terminal") && !page.contains("Lisbon") && page.contains("Diary: port"), "{page}");
    for link in ["/q/port.ics", "/q/port.atom", "/q/port.feed.json", "/q/port?as-of=2031-03-20&#38;view=month"] {
        assert!(page.contains(&format!("href=\"{link}\"")), "{link} is not in {page}");
    }
    assert!(server.page("/diary?as-of=2031-03-20").contains("href=\"/q/port?as-of=2031-03-20\""));
    for path in ["/q/port.ics?as-of=2031-03-20", "/q/port.atom?as-of=2031-03-12", "/q/port.feed.json?as-of=2031-03-12"] {
        let reply = server.get(path);
        assert!(reply.status == 200 && reply.body.contains("ferry terminal") && !reply.body.contains("Lisbon"), "{path}: {reply:?}");
    }
    assert!(server.get("/q/port.atom").body.contains("/q/port.atom</id>"), "the address says nothing of the filters");
    let listed = &server.json("/api/v1/queries")["items"][0];
    assert_eq!((listed["name"].as_str(), listed["query"].as_str()), (Some("port"), Some("status=scheduled&q=terminal")));
    for (path, status, said) in [
        ("/q/harbour.ics", 404, "wanted a saved query (port), met \\\"harbour\\\""),
        ("/q/port.pdf", 404, "wanted .ics, .ninjs.json, .newsml.xml, .atom or .feed.json after port"),
        ("/q/port?place=Turku", 400, "place: wanted no filter beside those of port"),
        ("/q/port?as-of=May", 400, "as-of: wanted a day"),
    ] {
        let reply = server.get(path);
        assert!(reply.status == status && reply.body.contains(said), "{path}: {reply:?}");
    }
    set("place=Lisbon");
    let changed = Server::start(&folder, &[]).get("/q/port.ics?as-of=2031-03-20").body;
    assert!(changed.contains("Lisbon") && !changed.contains("terminal"), "{changed}");
    let asked = folder.run(&["diary", "--query", "port", "--as-of", "2031-03-20"]);
    assert!(asked.out.contains("Lisbon") && !asked.out.contains("terminal"), "{asked:?}");
    let asked = folder.run(&["diary", "--query", "port", "--place", "Turku", "--as-of", "2031-03-20"]);
    assert!(asked.status == 0 && !asked.out.contains("Lisbon"), "a flag goes before: {asked:?}");
    let asked = folder.run(&["diary", "--query", "harbour"]);
    assert!(asked.status == 1 && asked.err == "dateline: wanted a saved query (port), met \"harbour\"\n", "{asked:?}");
    set("plaice=Lisbon");
    let asked = folder.run(&["config", "show"]);
    assert!(asked.status == 1 && asked.err.contains("query \"port\": wanted filters (q, from"), "{asked:?}");
}

#[test]
fn a_copy_is_made_while_it_serves() {
    let (folder, server) = desk(&[RUMOUR, OTHER]);
    assert_eq!(server.get("/readyz").status, 200);
    let ran = folder.run(&["backup", "copy.ledger", "--ledger", "desk.ledger"]);
    assert!(ran.status == 0 && ran.out == "copy.ledger: 2 articles\n", "{ran:?}");
    let rows = |ledger: &str| folder.run(&["export", "--ledger", ledger]).out;
    assert_eq!(rows("copy.ledger"), rows("desk.ledger"));
    let again = folder.run(&["backup", "copy.ledger", "--ledger", "desk.ledger"]);
    assert!(again.status == 1 && again.err.lines().count() == 1, "{again:?}");
    assert!(!folder.path().join("copy.ledger.part").exists());
}

#[test]
fn strangers_stay_outside() {
    let (folder, server) = desk(&[RUMOUR]);
    assert_eq!(server.request("GET", "/diary", "Host: evil.example\r\n", "").status, 421);
    let ran = folder.run(&["serve", "--ledger", "desk.ledger", "--listen", "0.0.0.0:0"]);
    assert!(ran.status == 1 && ran.err.contains("wanted a login") && ran.err.lines().count() == 1, "{ran:?}");
}

#[test]
fn people_sign_in_and_tokens_read() {
    let folder = Folder::new();
    add(&folder, &[RUMOUR]);
    assert_eq!(folder.feed(&["access", "add-user", "ines", "--role", "editor"], b"sand and salt\n").status, 0);
    assert_eq!(folder.feed(&["access", "add-user", "bo"], b"wind and waves\n").status, 0);
    assert_eq!(folder.feed(&["access", "add-user", "x"], b"short\n").status, 1);
    let token = folder.run(&["access", "add-token", "wall"]).out.trim().to_owned();
    let kept = std::fs::read_to_string(folder.path().join("access.toml")).unwrap();
    assert!(!kept.contains(&token) && !kept.contains("sand") && kept.contains("$argon2id$"), "{kept}");
    let server = Server::start(&folder, &["--ledger", "desk.ledger", "--access", "access.toml"]);
    assert_eq!(server.get("/api/v1/events").status, 401);
    let reply = server.get_as("/diary?as-of=2031-03-05", "text/html");
    assert_eq!((reply.status, reply.header("location")), (303, Some("/login?next=%2Fdiary%3Fas-of%3D2031-03-05")));
    assert_eq!(server.request("GET", "/api/v1/events", &format!("Authorization: Bearer {token}\r\n"), "").status, 200);
    assert_eq!(server.request("GET", "/api/v1/events", "Authorization: Bearer 00\r\n", "").status, 401);
    let summit = {
        let reply = server.request("GET", "/api/v1/events?limit=100", &format!("Authorization: Bearer {token}\r\n"), "");
        let rows: serde_json::Value = serde_json::from_str(&reply.body).unwrap();
        rows["items"].as_array().unwrap().iter().find(|r| r["title"].as_str().unwrap().contains("Summit")).unwrap()["event_id"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let sign_in = |name: &str, password: &str| {
        let csrf = server.token("/login");
        server.post("/login", &form(&[("csrf", &csrf), ("user", name), ("password", password), ("next", "//evil.example/")]))
    };
    assert_eq!(sign_in("ines", "sand and sand").status, 401);
    let reply = sign_in("ines", "sand and salt");
    assert_eq!((reply.status, reply.header("location")), (303, Some("/")));
    let cookie = |reply: &server::Reply| format!("Cookie: {}\r\n", reply.header("set-cookie").unwrap().split(';').next().unwrap());
    assert!(reply.header("set-cookie").unwrap().contains("HttpOnly; SameSite=Lax"));
    let correct = |cookie: &str| {
        let page = server.request("GET", &format!("/events/{summit}"), cookie, "").body;
        let csrf = page.split("name=\"csrf\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned();
        server.request("POST", &format!("/events/{summit}/confirm"), cookie, &form(&[("csrf", &csrf), ("who", "somebody else")])).status
    };
    assert_eq!(correct(&cookie(&reply)), 303);
    assert_eq!(correct(&cookie(&sign_in("bo", "wind and waves"))), 403, "bo may look");
    let kept = server.request("GET", "/api/v1/corrections", &format!("Authorization: Bearer {token}\r\n"), "").body;
    assert!(kept.contains("\"who\":\"ines\"") && !kept.contains("somebody else"), "{kept}");
    let csrf = server
        .request("GET", "/diary", &cookie(&reply), "")
        .body
        .split("name=\"csrf\" value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    server.request("POST", "/logout", &cookie(&reply), &form(&[("csrf", &csrf)]));
    assert_eq!(server.request("GET", "/api/v1/events", &cookie(&reply), "").status, 401, "signed out");
}

#[test]
fn it_lives_under_a_base_path() {
    let folder = Folder::new();
    add(&folder, &[RUMOUR]);
    let server = Server::start(&folder, &["--ledger", "desk.ledger", "--base", "/dateline"]);
    let page = server.page("/dateline/diary?as-of=2031-03-05");
    assert!(page.contains("href=\"/dateline/assets/style.css\"") && !page.contains("href=\"/diary"), "{page}");
    assert_eq!(server.get("/dateline/assets/style.css").header("content-type"), Some("text/css; charset=utf-8"));
    assert_eq!(server.json("/dateline/api/v1/openapi.json")["servers"][0]["url"].as_str(), Some("/dateline"));
}
