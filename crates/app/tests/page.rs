//! Pages of HTML through the program: for people, as JSON, with what speaks for each day, and into the ledger.

mod program;

use program::Folder;

const PAGE: &str = r#"<!doctype html><html lang="en"><head><meta property="og:site_name" content="Harbour Gazette">
<meta property="article:published_time" content="2026-03-14T09:30:00+01:00"><meta property="og:title" content="King to visit Oslo"></head>
<body><article><h1>King to visit Oslo</h1><p>By Ann Other</p><p>The king will visit Oslo on Monday, his office said, and will stay in the city for
three days to open the new harbour.</p><p>He was there in 2019, when the old harbour was closed for good after a storm, and said that he would be
back.</p></article></body></html>"#;

fn json(line: &str) -> serde_json::Value {
    serde_json::from_str(line).unwrap()
}

#[test]
fn a_page_is_a_line_of_json() {
    let folder = Folder::new();
    let ran = folder.write("a.html", PAGE).run(&["page", "--json", "a.html"]);
    let page = json(&ran.out);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert_eq!((&page["file"], &page["published"]), (&"a.html".into(), &"2026-03-14T09:30:00+01:00".into()));
    assert_eq!(
        (&page["outlet"], &page["language"], &page["title"]),
        (&"Harbour Gazette".into(), &"en".into(), &"King to visit Oslo".into())
    );
    let text = page["text"].as_str().unwrap();
    assert!(text.starts_with("The king") && text.contains("harbour.\n\nHe was"), "{text}");
}

#[test]
fn what_cannot_be_read_is_one_line() {
    let folder = Folder::new();
    folder
        .write("a.html", PAGE)
        .write("deep.html", "<div>".repeat(100_000))
        .write("none.html", "")
        .write("cut.html.gz", b"\x1f\x8b\x08\0nonsense");
    let ran = folder.run(&["page", "--json", "deep.html", "a.html", "none.html", "cut.html.gz", "missing.html"]);
    assert_eq!(ran.status, 3);
    assert_eq!(ran.out.lines().count(), 1);
    let told: Vec<&str> = ran.err.lines().collect();
    assert_eq!(told.len(), 4, "{told:?}");
    assert!(told[0].starts_with("dateline: deep.html: wanted a page with elements nested up to"), "{told:?}");
    assert!(told[1].starts_with("dateline: none.html: wanted a page of HTML"), "{told:?}");
}

#[test]
fn every_day_is_explained() {
    let folder = Folder::new();
    let more = PAGE.replace("</article>", "<p>Updated 16 March 2026</p></article>");
    let ran = folder.write("a.html", more).run(&["page", "--explain", "a.html"]);
    assert_eq!(ran.status, 0);
    let line = |part: &str| ran.out.lines().find(|line| line.contains(part)).unwrap_or_else(|| panic!("{part} in {}", ran.out)).to_owned();
    assert!(line("found by").ends_with("meta article:published_time"));
    assert!(line("2026-03-16  ").ends_with("says when it was changed"));
}

#[test]
fn pages_join_the_ledger() {
    let folder = Folder::new();
    folder.write("a.html", PAGE).write(
        "b.htm",
        format!(
            "<html lang=de><p>{}",
            "Der König kommt am Montag nach Oslo, sagte sein Büro, und wird dort den neuen Hafen eröffnen. ".repeat(4)
        ),
    );
    let ran = folder.run(&["add", "."]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{ran:?}");
    assert!(ran.out.ends_with("1 new, 0 changed, 0 known already, 0 failed, 1 not in English\n"), "{}", ran.out);
    let diary = folder.run(&["diary", "--as-of", "2026-03-14"]);
    assert!(diary.out.contains("Oslo") && diary.out.contains("16 Mar"), "{}", diary.out);
}
