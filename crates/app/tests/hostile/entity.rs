//! Entities that grow, and those that name a file of this machine.

use super::beside::{json, keeps_both, neutral, refused, watched};
use super::sample::{STRIKE, atom, described, mail, newsml, nitf, rss};
use crate::program::Folder;

/// A billion strikes, a gigabyte by one entity used often, a file, and a file by another way.
fn kinds() -> [(String, String); 4] {
    let ten = |n: usize| format!("<!ENTITY e{n} \"{}\">", format!("&e{};", n - 1).repeat(10));
    let growing = (1..12).fold("<!ENTITY e0 \"strike\">".to_owned(), |all, n| all + &ten(n));
    [
        (growing, "&e11;".to_owned()),
        (format!("<!ENTITY e \"{}\">", "x".repeat(5000)), "&e;".repeat(20_000)),
        ("<!ENTITY e SYSTEM \"file:///etc/passwd\">".to_owned(), "&e;".to_owned()),
        ("<!ENTITY % e SYSTEM \"file:///etc/passwd\"> %e;".to_owned(), String::new()),
    ]
}

#[test]
fn newsrooms_refuse_them() {
    for (entities, used) in kinds() {
        let doctype = |root: &str| format!("<?xml version=\"1.0\"?><!DOCTYPE {root} [{entities}]>");
        let text = format!("{STRIKE} {used}");
        refused("a.nitf", doctype("nitf") + &nitf(&text), "a.nitf: item 1: wanted XML without entities of its own");
        refused("a.xml", doctype("newsItem") + &newsml(&text), "a.xml: wanted XML without a document type");
        refused(
            "a.opml",
            doctype("opml") + &format!("<opml><body><outline text=\"{used}\"/></body></opml>"),
            "a.opml: wanted articles, met OPML",
        );
    }
}

#[test]
fn feeds_leave_them_as_they_are() {
    for (entities, used) in kinds().into_iter().filter(|(_, used)| used.len() < 100) {
        let doctype = |root: &str| format!("<?xml version=\"1.0\"?><!DOCTYPE {root} [{entities}]>");
        let text = format!("{STRIKE} {used}");
        neutral("a.rss", doctype("rss") + &rss(&format!("{}{}", described("1", &text), described("2", STRIKE))), 2);
        neutral("a.atom", doctype("feed") + &atom(&text), 1);
    }
}

#[test]
fn no_file_of_this_machine_comes_in() {
    let folder = Folder::new();
    let secret = folder.path().join("secret.txt");
    let doctype = format!("<!DOCTYPE rss [<!ENTITY e SYSTEM \"file://{}\">]>", secret.display());
    folder.write("secret.txt", "The porcupine is in the cellar.").write("a.rss", doctype + &rss(&described("1", &format!("{STRIKE} &e;"))));
    folder.write("first.eml", mail("first", STRIKE)).write("last.eml", mail("last", STRIKE));
    let ran = watched(&folder, &["add", "--json", "first.eml", "a.rss", "last.eml"]);
    keeps_both(&folder);
    assert_eq!(json(&ran.out)["new"], 3, "{ran:?}");
    assert_eq!(folder.run(&["search", "porcupine", "--json"]).out, "");
}
