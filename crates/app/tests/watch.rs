//! `dateline watch`: over many rounds no article is lost and none doubled, whatever feeds do and whenever it is killed; servers are asked
//! politely; and what changed arrives at the webhook.

mod program;
mod stand;

use program::{Folder, Ran, command, run};
use serde_json::Value;
use stand::paper::{Form, Paper, STEPS};
use stand::{Asked, Reply, Stand};
use std::collections::{BTreeMap, BTreeSet};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const KEY: &str = "0123456789abcdef0123456789abcdef";

/// `dateline watch` on a clock that leaps where it would wait.
fn watching(folder: &Folder, args: &[&str]) -> Command {
    let all = [&["watch", "--ledger", "desk.ledger", "--allow-host", "127.0.0.1"], args].concat();
    let mut command = command(folder.path(), &all);
    command.env("DATELINE_TEST_CLOCK", "leap").env("DATELINE_WEBHOOK_KEY", KEY).env_remove("DATELINE_USER_AGENT");
    command
}

fn watch(folder: &Folder, args: &[&str]) -> Ran {
    run(&mut watching(folder, args), b"")
}

fn spawned(folder: &Folder, args: &[&str]) -> Child {
    watching(folder, args).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Waits for something that other threads and programs bring about.
fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let end = Instant::now() + Duration::from_secs(120);
    while !is_so() {
        assert!(Instant::now() < end, "{what}");
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// The texts that are found, as known on a day of March: of which item which. An item that is there twice is named.
fn found(folder: &Folder, words: &str, day: Option<usize>) -> BTreeMap<String, usize> {
    let as_of = day.map_or_else(Vec::new, |day| vec!["--as-of".to_owned(), format!("2031-03-0{day}")]);
    let args: Vec<&str> = as_of.iter().map(String::as_str).collect();
    let ran = folder.run(&[&["search", words, "--limit", "1000", "--json", "--ledger", "desk.ledger"], &args[..]].concat());
    assert_eq!(ran.status, 0, "{ran:?}");
    let mut items = BTreeMap::new();
    for line in ran.out.lines() {
        let hit: Value = serde_json::from_str(line).unwrap();
        let told = hit["article"].as_str().unwrap();
        let item = match hit["url"].as_str() {
            Some(url) => url.split("/p/").nth(1).unwrap().replace('/', ""),
            None => "bare".to_owned(),
        };
        let sentence = hit["sentence"].as_str().unwrap();
        let text = sentence.split(&format!("z{item}v")).nth(1).and_then(|rest| rest.split(' ').next()).and_then(|n| n.parse().ok());
        let before = items.insert(item.clone(), text.unwrap_or(0));
        assert_eq!(before, None, "{item} is there twice, as {told}");
    }
    items
}

/// What should be found as known on a day: of every text that was told, the last one by then.
fn expected(paper: &Paper, day: usize) -> BTreeMap<String, usize> {
    let last = |texts: &BTreeSet<usize>| texts.iter().copied().filter(|text| *text <= day).max();
    paper.told.iter().filter_map(|((form, item), texts)| Some((format!("{}{item}", form.name()), last(texts)?))).collect()
}

/// An OPML file of the three feeds, one of them in a group.
fn listed(folder: &Folder, stand: &Stand) {
    let at = &stand.address;
    folder.write(
        "feeds.opml",
        format!(
            "<opml version=\"2.0\"><body><outline text=\"Ports\"><outline text=\"Quay\" xmlUrl=\"{at}/rss\"/></outline>\
             <outline text=\"Pier\" xmlUrl=\"{at}/atom\"/><outline text=\"Mole\" xmlUrl=\"{at}/json\"/></body></opml>"
        ),
    );
    folder.write("dateline.toml", "user_agent = \"Harbour Post desk (dateline)\"\n\n[watch]\nfeeds = [\"feeds.opml\"]\n");
}

#[test]
fn nothing_is_lost_or_doubled_over_fifty_rounds() {
    let paper: Arc<Mutex<Paper>> = Arc::default();
    let stand = Stand::start(Paper::answering(&paper));
    let folder = Folder::new();
    listed(&folder, &stand);
    // Killed three times: among the first pages, between two feeds, and later among pages.
    let mut killed = Vec::new();
    for questions in [4, 25, 60] {
        let mut run = spawned(&folder, &[]);
        until("it asks", || stand.asked().len() >= questions);
        run.kill().unwrap();
        run.wait().unwrap();
        killed.push(paper.lock().unwrap().log.len());
    }
    let ran = watch(&folder, &["--rounds", "150"]);
    assert_eq!((ran.status, ran.out.lines().count()), (3, 150), "{}", ran.err);
    let paper = paper.lock().unwrap();
    assert!([Form::Rss, Form::Atom].iter().all(|form| paper.step(*form) > STEPS), "the plans are at their ends: {:?}", paper.log);

    let mut all = expected(&paper, 31);
    assert!(all.len() > 50, "{all:?}");
    for day in 1..=4 {
        assert_eq!(found(&folder, "ferry", Some(day)), expected(&paper, day), "as known on day {day}");
    }
    assert!(expected(&paper, 2).values().filter(|text| **text == 2).count() > 5, "some were changed");
    all.insert("bare".to_owned(), 0);
    assert_eq!(found(&folder, "ferry", None), all);
    let with_page = found(&folder, "harbourmaster", None).len();
    let never = all.keys().filter(|item| item.strip_prefix("atom").is_some_and(|n| n.parse::<usize>().unwrap() % 7 == 6)).count();
    assert_eq!((with_page, never > 1), (all.len() - 1 - never, true), "the others have the text of their page");
    assert_eq!(folder.run(&["doctor", "--ledger", "desk.ledger"]).out, "sound\n");
    polite(&stand.asked(), &paper, &killed);
    told(&ran, &folder);
}

/// How the servers were asked.
fn polite(asked: &[Asked], paper: &Paper, killed: &[usize]) {
    assert!(asked.iter().all(|asked| asked.header("user-agent") == Some("Harbour Post desk (dateline)")));
    assert!(asked.iter().all(|asked| asked.header("accept-encoding").is_some_and(|coding| coding.contains("gzip"))));
    let robots = asked.iter().filter(|asked| asked.path == "/robots.txt").count();
    assert!((5..=8).contains(&robots), "once a day for each run, of which the last takes a day and a half: {robots}");
    // Once there was a whole answer, RSS and JSON are asked for another one only, but where a kill came between.
    for (form, path) in [(Form::Rss, "/rss"), (Form::Json, "/json")] {
        let questions = asked.iter().filter(|asked| asked.path == path);
        let answers = paper.log.iter().enumerate().filter(|(_, (f, _))| *f == form);
        let (mut known, mut since) = (None, 0);
        for (question, (at, (_, answer))) in questions.zip(answers) {
            let is_cut = killed.iter().any(|kill| (since..=at).contains(kill));
            assert!(is_cut || question.header("if-none-match") == known.as_deref(), "{path} {at}: {question:?}, known {known:?}");
            if let Some(mark) = answer.strip_prefix("200 ") {
                (known, since) = (Some(format!("\"{mark}\"")), at);
            }
        }
    }
    for form in [Form::Rss, Form::Atom, Form::Json] {
        let same = paper.log.iter().filter(|(f, answer)| *f == form && answer.starts_with("304")).count();
        assert!(same > 4, "{form:?} was asked for what is new: {:?}", paper.log);
    }
    // A page is asked for once for each text of its entry; what could not be had, again; what a kill cut off, again.
    let again = paper.pages.iter().filter(|((form, item, _), count)| **count > 1 && !(*form == Form::Atom && item % 5 == 4)).count();
    assert!(again <= killed.len(), "{:?}", paper.pages);
    let paths: Vec<&str> = asked.iter().map(|asked| asked.path.as_str()).filter(|path| path.starts_with("/atom")).collect();
    let after = |path: &str| paths.iter().position(|p| *p == path).map(|at| paths[at + 1..].to_vec()).unwrap();
    assert!(after("/atom-for-now").contains(&"/atom"), "302 moves nothing for good");
    assert!(!after("/atom-for-good").contains(&"/atom"), "301 does: {paths:?}");
}

/// What it said.
fn told(ran: &Ran, folder: &Folder) {
    let count = |words: &str| ran.err.lines().filter(|line| line.contains(words)).count();
    assert_eq!(count("moved for good, and asked at"), 1, "{}", ran.err);
    assert_eq!(count("met status 410; it is not asked any more"), 1, "{}", ran.err);
    assert!(ran.err.lines().all(|line| line.starts_with("dateline: http://127.0.0.1:")), "{}", ran.err);
    assert!(ran.out.lines().last().unwrap().ends_with("the last round"), "{}", ran.out);
    let failures = folder.run(&["failures", "--ledger", "desk.ledger"]).out;
    for words in ["feed: ", "met status 500", "met status 410", "met status 429", "article: ", "met status 503"] {
        assert!(failures.contains(words), "{words}: {failures}");
    }
}

/// A feed with one entry, of which the text is what a test says.
fn letter(text: &str, day: usize) -> Reply {
    let feed = format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Quay</title><id>urn:q</id><updated>2031-03-01T00:00:00Z</updated><entry>\
         <id>urn:1</id><title>Visit</title><published>2031-03-01T09:00:00Z</published><updated>2031-03-{day:02}T09:00:00Z</updated>\
         <summary>{text}</summary></entry></feed>"
    );
    Reply::new(200, "Content-Type: application/atom+xml\r\n", feed)
}

const VISIT: &str = "Kenyan President Amina Odera will visit Lisbon on May 12, her office said on Saturday.";

/// A stand with a feed that answers in turn, the last answer for ever, and a webhook that does so too.
fn desk(mut feed: Vec<Reply>, mut hook: Vec<u16>) -> Stand {
    Stand::start(move |asked| match asked.path.as_str() {
        "/feed" if feed.len() > 1 => feed.remove(0),
        "/feed" => feed[0].clone(),
        "/hook" if hook.len() > 1 => Reply::status(hook.remove(0)),
        "/hook" => Reply::status(hook[0]),
        _ => Reply::status(404),
    })
}

/// Of each round how many feeds were asked.
fn asked_by_round(ran: &Ran) -> Vec<usize> {
    let number = |line: &str| line.split("Z: ").nth(1)?.split(' ').next()?.parse().ok();
    ran.out.lines().map(|line| number(line).unwrap()).collect()
}

#[test]
fn who_wants_to_be_left_alone_is() {
    let stand = desk(vec![Reply::new(429, "Retry-After: 7200\r\n", ""), letter(VISIT, 1)], vec![200]);
    let ran = watch(&Folder::new(), &[&format!("{}/feed", stand.address), "--rounds", "10", "--every", "15m"]);
    // After two hours, which may end within the round that begins then.
    assert!(matches!(asked_by_round(&ran)[..], [1, 0, 0, 0, 0, 0, 0, 0, 0, 1] | [1, 0, 0, 0, 0, 0, 0, 0, 1, _]), "{ran:?}");
    // Twice as long each time: after 2, 4 and 8 rounds.
    let stand = desk(vec![Reply::status(500)], vec![200]);
    let ran = watch(&Folder::new(), &[&format!("{}/feed", stand.address), "--rounds", "16", "--every", "15m"]);
    let asked: Vec<usize> = asked_by_round(&ran).iter().enumerate().filter(|(_, asked)| **asked > 0).map(|(at, _)| at).collect();
    assert!(matches!(asked[..], [0, 2 | 3, 6..=8, 14 | 15] | [0, 2 | 3, 6..=8]), "{asked:?}");
    assert_eq!((ran.status, ran.out.lines().count()), (1, 16));
}

#[test]
fn a_robots_txt_that_cannot_be_had_closes_its_host() {
    let stand = Stand::start(|asked| if asked.path == "/robots.txt" { Reply::status(503) } else { letter(VISIT, 1) });
    let address = format!("{}/feed", stand.address);
    let ran = watch(&Folder::new(), &[&address, "--rounds", "1"]);
    let robots = format!("wanted the robots.txt of {}, without which nothing of it is read, met status 503", stand.address);
    assert!(ran.status == 1 && ran.err.contains(&robots), "{ran:?}");
    let ran = Folder::new().run(&["add", "--fetch", &address, "--allow-host", "127.0.0.1"]);
    assert!(ran.status == 1 && ran.err.contains(&robots), "{ran:?}");
    assert_eq!(stand.count("/feed"), 0);
    let stand = Stand::start(|asked| if asked.path == "/robots.txt" { Reply::Nothing } else { letter(VISIT, 1) });
    let ran = watch(&Folder::new(), &[&format!("{}/feed", stand.address), "--rounds", "1"]);
    assert!(ran.err.contains("without which nothing of it is read, met "), "{ran:?}");
    assert_eq!(stand.count("/feed"), 0);
}

/// A stand with a feed of five entries that never changes and says so, each with a page; what a page answers, the test says.
fn still(mut page: impl FnMut(usize) -> Reply + Send + 'static) -> Stand {
    Stand::start(move |asked| match asked.path.strip_prefix("/p/") {
        Some(item) => page(item.parse().unwrap()),
        None if asked.path != "/feed" => Reply::status(404),
        None if asked.header("if-none-match") == Some("\"1\"") => Reply::status(304),
        None => {
            let host = asked.header("host").unwrap();
            // One has a title alone.
            let name = |n| if n == 1 { "title" } else { "description" };
            let words = |n| format!("<{0}>The ferry {n} sails.</{0}>", name(n));
            let item = |n| format!("<item><guid>g{n}</guid><link>http://{host}/p/{n}</link>{}</item>", words(n));
            let items: String = (0..5).map(item).collect();
            let feed = format!("<rss version=\"2.0\"><channel><title>Quay</title>{items}</channel></rss>");
            Reply::new(200, "ETag: \"1\"\r\n", feed)
        }
    })
}

fn full(item: usize) -> Reply {
    let text = format!("The ferry {item} sails at noon, and the harbourmaster will tell the town when it is back at the quay.");
    Reply::new(200, "Content-Type: text/html\r\n", format!("<html><body><article><p>{text}</p></article></body></html>"))
}

fn hits(folder: &Folder, words: &str) -> usize {
    folder.run(&["search", words, "--json", "--ledger", "desk.ledger"]).out.lines().count()
}

#[test]
fn killed_within_a_feed_that_does_not_change_it_goes_on_there() {
    let mut count = 0;
    let stand = still(move |item| {
        count += 1;
        if count == 3 {
            std::thread::sleep(Duration::from_millis(500));
        }
        full(item)
    });
    let folder = Folder::new();
    let address = format!("{}/feed", stand.address);
    let mut first = spawned(&folder, &[&address]);
    until("it asks for pages", || stand.asked().iter().filter(|asked| asked.path.starts_with("/p/")).count() >= 3);
    first.kill().unwrap();
    first.wait().unwrap();
    assert_eq!(watch(&folder, &[&address, "--rounds", "2"]).status, 0);
    assert_eq!((hits(&folder, "ferry"), hits(&folder, "harbourmaster")), (5, 5));
    assert!(stand.asked().iter().filter(|asked| asked.path.starts_with("/p/")).count() <= 6, "{:?}", stand.asked());
}

#[test]
fn a_page_that_can_be_had_another_time_is_asked_for_again_and_not_for_ever() {
    let mut failed = 0;
    let stand = still(move |item| match item {
        2 => Reply::status(503),
        3 if failed < 1 => {
            failed += 1;
            Reply::Nothing
        }
        4 => Reply::status(404),
        _ => full(item),
    });
    let folder = Folder::new();
    let ran = watch(&folder, &[&format!("{}/feed", stand.address), "--rounds", "8"]);
    assert_eq!((hits(&folder, "ferry"), hits(&folder, "harbourmaster")), (5, 3), "{ran:?}");
    assert_eq!((0..5).map(|item| stand.count(&format!("/p/{item}"))).collect::<Vec<_>>(), [1, 1, 3, 2, 1]);
    assert_eq!(ran.err.lines().count(), 3, "each is told once: {}", ran.err);
    let conditional = stand.asked().iter().filter(|asked| asked.header("if-none-match").is_some()).count();
    assert_eq!((ran.status, conditional), (3, 5), "and then the feed is asked for what is new alone");
}

/// What the webhook was told: each signed, with the ways in which rows changed.
fn told_to_hook(stand: &Stand) -> Vec<(Vec<String>, Vec<u8>)> {
    let told = stand.asked().into_iter().filter(|asked| asked.path == "/hook");
    let read = |asked: Asked| {
        let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, KEY.as_bytes());
        let signature = asked.header("x-dateline-signature").and_then(|signature| signature.strip_prefix("sha256=")).unwrap();
        let tag: Vec<u8> = (0..32).map(|at| u8::from_str_radix(&signature[2 * at..2 * at + 2], 16).unwrap()).collect();
        ring::hmac::verify(&key, &asked.body, &tag).expect("the signature is of these bytes");
        let body: Value = serde_json::from_slice(&asked.body).unwrap();
        let ways = |row: &Value| row["ways"].as_array().unwrap().iter().map(|way| way.as_str().unwrap().to_owned()).collect::<Vec<_>>();
        (body["changed"].as_array().unwrap().iter().flat_map(ways).collect(), asked.body)
    };
    told.map(read).collect()
}

#[test]
fn the_webhook_is_told_what_changed_until_it_takes_it() {
    let moved = VISIT.replace("May 12", "May 19");
    // New, the same again, moved on a later day, moved back within that day.
    let stand = desk(vec![letter(VISIT, 1), letter(VISIT, 1), letter(&moved, 2), letter(&moved, 2)], vec![500, 503, 200]);
    let folder = Folder::new();
    let (feed, hook) = (format!("{}/feed", stand.address), format!("{}/hook", stand.address));
    let args = [feed.as_str(), "--post", &hook, "--rounds"];
    let ran = watch(&folder, &[&args[..], &["1"]].concat());
    assert!(ran.err.contains("webhook: wanted it to be taken, met status 500; sent again after"), "{ran:?}");
    // The next run sends it again, before and after its rounds, and then what was new.
    let ran = watch(&folder, &[&args[..], &["5"]].concat());
    assert_eq!(ran.status, 0, "{ran:?}");
    let told = told_to_hook(&stand);
    let ways: Vec<&[String]> = told.iter().map(|(ways, _)| &ways[..]).collect();
    assert_eq!(ways, [["new"], ["new"], ["new"], ["moved"]]);
    assert!(told[0].1 == told[1].1 && told[1].1 == told[2].1, "the same bytes again");
    let last: Value = serde_json::from_slice(&told[3].1).unwrap();
    let row = &last["changed"][0];
    assert_eq!((row["before"]["edtf"].as_str(), row["after"]["edtf"].as_str()), (Some("2031-05-12"), Some("2031-05-19")));
    assert_eq!(last["articles"], serde_json::json!({"new": 0, "changed": 1}));
}

#[test]
fn a_webhook_is_refused_without_a_key_or_in_the_open() {
    let folder = Folder::new();
    let feed = "https://quay.example/feed";
    let mut without = watching(&folder, &[feed, "--post", "https://desk.example/hook"]);
    let ran = run(without.env_remove("DATELINE_WEBHOOK_KEY"), b"");
    assert!(ran.status == 1 && ran.err.contains("wanted a key of 16 bytes or more in DATELINE_WEBHOOK_KEY"), "{ran:?}");
    let ran = watch(&folder, &[feed, "--post", "http://desk.example/hook"]);
    assert!(ran.status == 1 && ran.err.contains("wanted an address of https"), "{ran:?}");
    assert_eq!(watch(&folder, &[]).status, 2, "nothing to watch");
    assert!(!folder.path().join("desk.ledger").exists());
}

#[test]
fn a_webhook_inside_is_not_told() {
    let stand = desk(vec![letter(VISIT, 1)], vec![200]);
    let port = stand.address.rsplit(':').next().unwrap();
    let folder = Folder::new();
    let (feed, hook) = (format!("{}/feed", stand.address), format!("https://localhost:{port}/hook"));
    let ran = watch(&folder, &[&feed, "--post", &hook, "--rounds", "1"]);
    assert!(ran.err.contains("webhook: wanted a public address, met 127.0.0.1 of localhost"), "{ran:?}");
}

#[cfg(unix)]
#[test]
fn one_watches_and_ends_when_it_is_told() {
    let stand = desk(vec![letter(VISIT, 1)], vec![200]);
    let folder = Folder::new();
    let address = format!("{}/feed", stand.address);
    let mut first = watching(&folder, &[&address]);
    let mut first = first.env_remove("DATELINE_TEST_CLOCK").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    until("the first has asked", || stand.count("/feed") > 0);
    let second = watch(&folder, &[&address, "--rounds", "1"]);
    assert!(second.status == 1 && second.err.contains("another `dateline watch`") && second.err.lines().count() == 1, "{second:?}");
    assert_eq!(stand.count("/feed"), 1);
    assert!(Command::new("kill").args(["-TERM", &first.id().to_string()]).status().unwrap().success());
    let begin = Instant::now();
    assert_eq!(first.wait().unwrap().code(), Some(0));
    assert!(begin.elapsed() < Duration::from_secs(30), "it does not wait for the next round");
    let ran = folder.run(&["diary", "--ledger", "desk.ledger", "--json"]);
    assert_eq!(ran.out.lines().count(), 1, "what was at hand is kept and settled: {ran:?}");
}
