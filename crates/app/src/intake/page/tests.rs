//! Whole pages of our own.

use super::*;

fn page(html: &str) -> Page {
    read(html.as_bytes(), &Hints::default()).unwrap()
}

fn day(html: &str) -> Option<String> {
    page(html).published.map(|it| it.to_string())
}

const TEXT: &str = "<h1>The king will visit Oslo in spring</h1><p>The king will visit Oslo in spring, his office said, and will stay for three days in the \
                    city, where he was born, to open the new harbour.</p>";

#[test]
fn the_day_is_found_in_many_places() {
    let article = r#"{"@graph": [{"@type": "WebSite", "datePublished": "2001-02-03"}, {"@type": ["NewsArticle"], "datePublished": "2019-05-03T14:05:00+01:00"}]}"#;
    assert_eq!(
        day(&format!(r#"<script type="application/ld+json">{article}</script>{TEXT}"#)).as_deref(),
        Some("2019-05-03T14:05:00+01:00")
    );
    for head in [
        r#"<meta property="article:published_time" content="2019-05-03">"#,
        r#"<meta name="DC.date.issued" content="2019-05-03">"#,
        r#"<meta name="parsely-pub-date" content="2019-05-03">"#,
        r#"<link rel="canonical" href="https://news.example/2019/05/03/king">"#,
        r#"<script>var page = {"publishedAt": "2019-05-03"};</script>"#,
    ] {
        assert_eq!(day(&format!("{head}{TEXT}")).as_deref(), Some("2019-05-03"), "{head}");
    }
    for body in [
        "<time datetime=2019-05-03>last week</time>",
        "<p>Published 3 May 2019</p>",
        "<p class=byline>Von Anna Muster, 3. Mai 2019</p>",
        "<div>Posted on <span>May 3rd, 2019</span></div>",
        "<span itemprop=datePublished content=2019-05-03></span>",
    ] {
        assert_eq!(day(&format!("{TEXT}{body}")).as_deref(), Some("2019-05-03"), "{body}");
    }
}

#[test]
fn no_day_is_guessed() {
    assert_eq!(day(TEXT), None);
    assert_eq!(
        day(&format!(
            "{TEXT}<p>The last king who came was there on 3 May 1989 and stayed for nearly two weeks, as those who saw him then still tell.</p>"
        )),
        None
    );
    assert_eq!(day(&format!("{TEXT}<aside class=related><time datetime=2019-05-03></time></aside>")), None);
    assert_eq!(day(&format!("{TEXT}<p>Available until 3 May 2019</p>")), None);
    let two = r#"<meta name="pubdate" content="2019-05-03"><meta name="publishdate" content="2018-01-08">"#;
    assert_eq!(day(&format!("{two}{TEXT}")), None);
}

#[test]
fn a_change_is_not_the_publication() {
    let both = page(&format!("<p>Published 3 May 2019, updated 7 May 2019</p>{TEXT}"));
    assert_eq!(both.published.map(|it| it.to_string()).as_deref(), Some("2019-05-03"));
    assert_eq!(both.modified.map(|it| it.to_string()).as_deref(), Some("2019-05-07"));
}

#[test]
fn a_moment_in_utc_is_the_day_that_the_page_has() {
    let late = r#"<meta property="article:published_time" content="2019-05-04T02:10:00Z"><link rel="canonical" href="https://news.example/2019/05/03/king">"#;
    assert_eq!(day(&format!("{late}{TEXT}")).as_deref(), Some("2019-05-03"));
}

#[test]
fn names_and_text_are_found() {
    let body = "<article><p>By Ann Other</p>".to_owned()
        + TEXT
        + "<figure><figcaption>The old harbour</figcaption></figure><p>Read more: the queen</p></article>";
    let head = r#"<title>x</title><meta property="og:title" content="The king&#10;goes"><meta property="og:site_name" content="Post"><meta name="author" content="Ann">"#;
    let page = page(&format!("<html lang=en><head>{head}</head><body>{body}</body></html>"));
    assert_eq!((page.title.as_deref(), page.outlet.as_deref(), page.author.as_deref()), (Some("The king goes"), Some("Post"), Some("Ann")));
    assert_eq!(page.language.as_deref(), Some("en"));
    assert!(page.text.contains("open the new harbour."), "{}", page.text);
    assert!(!page.text.contains("Read more") && !page.text.contains("old harbour") && !page.text.contains("Ann Other"), "{}", page.text);
}

#[test]
fn hostile_bytes_do_no_harm() {
    let hints = Hints { content_type: Some("text/html; charset=utf-16".into()), ..Hints::default() };
    let nested = format!(r#"<script type="application/ld+json">{}</script>"#, "[".repeat(100_000));
    let inputs: [&[u8]; 6] =
        [b"\xFF\xFE\0", b"<!", b"<script>\"pubdate\":\"", nested.as_bytes(), b"<time datetime=\xF0\x9F>", b"\0\0\0\0<p>"];
    for bytes in inputs {
        let _ = read(bytes, &hints);
        let _ = read(bytes, &Hints::default());
    }
    assert!(read(b" ", &Hints::default()).unwrap_err().starts_with("wanted a page"));
    assert!(read("<b>".repeat(100_000).as_bytes(), &Hints::default()).unwrap_err().contains("nested"));
}
