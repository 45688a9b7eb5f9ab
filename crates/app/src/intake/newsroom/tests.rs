use super::*;

fn check(items: Vec<Item>, expected: &[&str]) {
    let day = |day: Option<Published>| day.map_or("-".to_owned(), |day| day.to_string());
    let shown = |item: Item| match item {
        Ok(d) => {
            let of = Option::unwrap_or_default;
            [d.id, day(d.published), day(d.modified), of(d.outlet), of(d.title), of(d.url), d.text].join("|")
        }
        Err(wrong) => wrong,
    };
    let got: Vec<String> = items.into_iter().map(shown).collect();
    assert_eq!(got, expected);
}

const NITF: &str = "<nitf><head><title>Slug</title><docdata><doc-id id-string=\"q7\"/><date.issue norm=\"20260314T093000-0500\"/></docdata>\
    <pubdata name=\"Quay Gazette\"/></head><body><body.head><hedline><hl1>The ferry\n sails</hl1></hedline><dateline>PORTO</dateline></body.head>\
    <body.content><block><p>The <person>Ada</person> sails.</p><p>It rains.</p><media><media-caption>The quay</media-caption></media></block>\
    </body.content></body></nitf>";
const READ: &str = "q7|2026-03-14T09:30:00-05:00|-|Quay Gazette|The ferry sails||The Ada sails.\n\nIt rains.";

#[test]
fn nitf_is_an_article() {
    check(nitf(NITF.as_bytes(), "f"), &[READ]);
    let with_type = format!("<?xml version=\"1.0\"?>\n<!DOCTYPE nitf SYSTEM \"nitf.dtd\">\n{NITF}");
    check(nitf(with_type.as_bytes(), "f"), &[READ]);
    check(nitf(b"<nitf><body/></nitf>", "f"), &["f: item 1: wanted a text, met an empty one"]);
    check(nitf(b"<feed/>", "f"), &["f: item 1: wanted nitf as the root, met feed"]);
}

#[test]
fn entities_of_a_file_are_refused() {
    let bomb = "<!DOCTYPE nitf [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><nitf><body><p>&b;</p></body></nitf>";
    let got = nitf(bomb.as_bytes(), "f");
    assert!(got.len() == 1 && got[0].as_ref().is_err_and(|e| e.contains("wanted XML without entities of its own")), "{got:?}");
}

#[test]
fn news_items_with_a_text_are_articles() {
    let item = |content: &str, status: &str| {
        format!(
            "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:q:7\" version=\"2\"><itemMeta><provider literal=\"Quay Wire\"/>\
             <versionCreated>2026-03-15T08:00:00Z</versionCreated><firstCreated>2026-03-14T09:30:00+01:00</firstCreated>\
             <pubStatus qcode=\"stat:{status}\"/></itemMeta><contentMeta><headline>The ferry</headline></contentMeta>\
             <contentSet>{content}</contentSet></newsItem>"
        )
    };
    let head = "urn:q:7|2026-03-14T09:30:00+01:00|2026-03-15T08:00:00Z|Quay Wire|The ferry||";
    let xhtml = "<inlineXML contenttype=\"application/xhtml+xml\"><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head>\
                 <body><h2>Sailing</h2><p>The ferry sails.</p></body></html></inlineXML>";
    check(newsml(item(xhtml, "usable").as_bytes(), "f"), &[&format!("{head}Sailing\n\nThe ferry sails.")]);
    let nitf = format!("<inlineXML contenttype=\"application/nitf+xml\">{NITF}</inlineXML>");
    check(newsml(item(&nitf, "usable").as_bytes(), "f"), &[&format!("{head}The Ada sails.\n\nIt rains.")]);
    let plain = "<inlineData contenttype=\"text/plain\">The quay is closed.</inlineData>";
    check(newsml(item(plain, "usable").as_bytes(), "f"), &[&format!("{head}The quay is closed.")]);
    check(newsml(item(plain, "canceled").as_bytes(), "f"), &[]);
    check(newsml(item("<remoteContent href=\"a.jpg\"/>", "usable").as_bytes(), "f"), &[]);
}

#[test]
fn ninjs_of_each_version_is_read() {
    let two = r#"{"uri": "https://q.example/7", "type": "text", "versioncreated": "2026-03-14T09:30:00Z", "headline": "The ferry",
        "body_xhtml": "<p>The ferry sails.</p><p>It rains.</p>", "associations": {"a": {"type": "picture"}}}"#;
    check(
        ninjs(two.as_bytes(), "f"),
        &["https://q.example/7|2026-03-14T09:30:00Z|-||The ferry|https://q.example/7|The ferry sails.\n\nIt rains."],
    );
    let three = r#"[{"uri": "urn:q:8", "type": "text", "firstCreated": "2026-03-14T09:30:00Z", "versionCreated": "2026-03-15T08:00:00Z",
        "headlines": [{"role": "main", "value": "The quay"}], "infoSources": [{"name": "Quay Wire"}],
        "bodies": [{"contentType": "text/html", "value": "<p>The quay is closed.</p>"}]},
        {"type": "event", "uri": "urn:q:9"}, {"type": "text", "uri": "urn:q:10"}, {"type": "text", "uri": "urn:q:11", "pubstatus": "canceled"}]"#;
    check(
        ninjs(three.as_bytes(), "f"),
        &[
            "urn:q:8|2026-03-14T09:30:00Z|2026-03-15T08:00:00Z|Quay Wire|The quay||The quay is closed.",
            "f: item 3: wanted body_text, body_xhtml or bodies, met none of them",
        ],
    );
}

#[test]
fn days_are_read_with_and_without_marks() {
    let check = |norm: &str, expected: &str| assert_eq!(day(norm).unwrap().to_string(), expected);
    check("20260314", "2026-03-14");
    check("20260314T093000Z", "2026-03-14T09:30:00Z");
    check("2026-03-14T09:30:00+0100", "2026-03-14T09:30:00+01:00");
    check("2026-03-14", "2026-03-14");
    assert!(day("14 March").is_err() && day("").is_err() && day("T").is_err() && day("2026-03-14Té").is_err());
}
