//! Each format that `dateline add` takes, on the real binary: its articles, and what is wrong with the others.

use super::desk::{Desk, text, value};
use serde_json::json;

const STRIKE: &str = "Dock workers in Valparaiso plan a strike on April 2, the union of dockers said on Wednesday.";
const VISIT: &str = "Kenyan President Amina Odera will visit Lisbon on April 20, her office said on Thursday.";

fn rss(items: &str) -> String {
    format!(
        "<rss version=\"2.0\"><channel><title>Quay Feed</title><link>https://q.example/</link><description>d</description>{items}</channel></rss>"
    )
}

fn entry(n: u8, body: &str) -> String {
    format!("<item><guid>f{n}</guid><pubDate>Wed, 05 Mar 2031 08:00:00 GMT</pubDate><description>{body}</description></item>")
}

fn mail(n: u8, body: &str) -> String {
    format!(
        "From: Quay Letters <l@q.example>\nDate: Wed, 5 Mar 2031 08:00:00 +0000\nMessage-ID: <m{n}@q.example>\nSubject: Letter\n\n{body}\n"
    )
}

fn ninjs(body: &str) -> String {
    json!({"uri": "urn:q:n", "type": "text", "versioncreated": "2031-03-05T08:00:00Z", "headline": "Wire", "infoSources": [{"name": "Quay Wire"}], "body_text": body}).to_string()
}

fn newsml(body: &str) -> String {
    format!(
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:q:g2\"><itemMeta><provider literal=\"Quay G2\"/>\
         <versionCreated>2031-03-05T08:00:00Z</versionCreated></itemMeta><contentSet><inlineXML>\
         <html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>{body}</p></body></html></inlineXML></contentSet></newsItem>"
    )
}

fn nitf(body: &str) -> String {
    format!(
        "<nitf><head><docdata><doc-id id-string=\"t1\"/><date.issue norm=\"20310305T080000Z\"/></docdata><pubdata name=\"Quay Print\"/></head>\
         <body><body.content><p>{body}</p></body.content></body></nitf>"
    )
}

#[test]
fn a_folder_of_every_format_is_read() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path().join("in")).unwrap();
    desk.write("in/a.rss", rss(&entry(1, STRIKE))).write("in/b.csv", format!("id,date,body\nc1,2031-03-05,\"{STRIKE}\"\n"));
    desk.write("in/c.mbox", format!("From x Mon\n{}\nFrom y Tue\n{}", mail(1, STRIKE), mail(2, VISIT))).write("in/d.eml", mail(3, VISIT));
    desk.write("in/e.json", ninjs(STRIKE)).write("in/f.xml", newsml(STRIKE)).write("in/g.nitf", nitf(VISIT));
    let page = format!(
        "<html><head><meta property=\"article:published_time\" content=\"2031-03-05\"></head><body><article><h1>Quay</h1>\
        <p>{VISIT}</p><p>{}</p></article></body></html>",
        "The hall was full, and the people of the town waited in the rain. ".repeat(9)
    );
    desk.write("in/k.html", page);
    desk.write("in/h.json", "{\"settings\": 1}").write("in/i.xml", "<project/>");
    let ran = desk.run(&["add", "in", "--json"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, "dateline: in/b.csv: columns id=id, text=body, published=date\n"));
    assert_eq!(value(&ran.out)["new"], 9, "{}", ran.out);
    let mut kept: Vec<String> = desk.rows(&["search", "said"]).iter().map(|row| text(&row["article"])).collect();
    kept.sort();
    assert_eq!(kept, ["c1", "f1", "in/k.html", "m1@q.example", "m2@q.example", "m3@q.example", "t1", "urn:q:g2", "urn:q:n"]);
    assert!(desk.rows(&["events"]).iter().all(|row| row["report_date"] == "2031-03-05"));
    let outlets = desk.good(&["export", "--csv"]);
    ["Quay Feed", "Quay Letters", "Quay G2", "Quay Print"].iter().for_each(|outlet| assert!(outlets.contains(outlet), "{outlet}"));
}

#[test]
fn each_failure_is_a_row_that_says_where() {
    let desk = Desk::new();
    let lost = "From x Mon\nno mail\n\nFrom y Mon\n";
    desk.write("a.rss", rss(&format!("{}<item><guid>f2</guid></item>", entry(1, STRIKE))));
    desk.write("b.csv", format!("id,date,text\nc1,2031-03-05,\"{STRIKE}\"\nc2,soon,x\n"))
        .write("c.mbox", format!("{lost}{}", mail(1, STRIKE)));
    desk.write("d.json", format!("[{}, {{\"type\": \"text\", \"uri\": \"urn:q:e\"}}]", ninjs(STRIKE))).write("e.nitf", "<nitf>");
    let all = ["a.rss", "b.csv", "c.mbox", "d.json", "e.nitf"];
    let ran = desk.run(&[&["add"], &all[..]].concat());
    assert_eq!((ran.status, ran.out.as_str()), (3, "dateline.ledger: 4 new, 0 changed, 0 known already, 5 failed\n"), "{}", ran.err);
    let places = |desk: &Desk| desk.rows(&["failures"]).iter().map(|row| text(&row["place"])).collect::<Vec<_>>();
    assert_eq!(places(&desk), ["a.rss: entry 2", "b.csv: row 2", "c.mbox: mail 1", "d.json: item 2", "e.nitf: item 1"]);
    assert_eq!(desk.good(&["failures"]).lines().count(), 5, "one line each");
    let again = desk.run(&[&["add"], &all[..]].concat());
    assert_eq!((again.status, places(&desk).len()), (3, 5), "none is noted twice");
}

#[test]
fn columns_are_said_where_they_cannot_be_guessed() {
    let desk = Desk::new();
    desk.write("t.csv", format!("n;when;words\n1;2031-03-05;{STRIKE}\n"));
    let ran = desk.run(&["add", "t.csv"]);
    assert!(ran.status == 1 && ran.err.ends_with("say which with --columns text=NAME\n"), "{ran:?}");
    let ran = desk.run(&["add", "t.csv", "--columns", "text=words,published=when,id=n", "--outlet", "Quay"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, "dateline: t.csv: columns text=words, published=when, id=n\n"));
    assert_eq!(desk.row("Strike")["outlet"], "Quay");
    let ran = desk.run(&["add", "t.csv", "--columns", "txt=words"]);
    assert!(ran.status == 2 && ran.err.contains("wanted one of id, text"), "{ran:?}");
}

#[test]
fn other_languages_are_counted() {
    let desk = Desk::new();
    let german =
        "Die Hafenarbeiter wollen am Dienstag darüber entscheiden, ob sie in den Streik treten, sagte die Gewerkschaft. ".repeat(3);
    desk.write("a.rss", rss(&format!("{}{}", entry(1, STRIKE), entry(2, &german))));
    assert_eq!(desk.good(&["add", "a.rss"]), "dateline.ledger: 1 new, 0 changed, 0 known already, 0 failed, 1 not in English\n");
    assert_eq!(desk.rows(&["failures"]), [json!(null); 0]);
}

#[test]
fn a_list_of_feeds_holds_no_articles() {
    let desk = Desk::new();
    let ran = desk.write("a.opml", "<opml version=\"2.0\"/>").run(&["add", "a.opml"]);
    assert_eq!(ran.err, "dateline: a.opml: wanted articles, met OPML, which lists feeds; `dateline watch` asks them\n");
}

#[test]
fn articles_and_events_of_one_file_are_both_read() {
    let desk = Desk::new();
    let event = r#"{"type": "event", "uri": "urn:q:9", "title": "Harbour fair", "dates": {"startDate": "2031-05-08T10:00:00Z"}}"#;
    desk.write("a.json", format!("[{}, {event}]", ninjs(STRIKE)));
    let ran = desk.run(&["add", "a.json", "--json"]);
    assert_eq!((ran.status, &value(&ran.out)["new"]), (0, &json!(2)), "{ran:?}");
    assert_eq!((&desk.row("Strike")["article"], desk.row("fair")["status"].as_str()), (&json!("urn:q:n"), Some("scheduled")));
}
