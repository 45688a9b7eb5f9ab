//! Articles that change: the later text counts, the older one only for those who ask as of a day before.

use super::desk::{Desk, NEWS, article, fields, lines};
use serde_json::{Value, json};

/// An article and its later text, each with these fields set; the later one is the same article.
fn check(set: &[(&str, &str)]) {
    let (mut first, mut second) = (article(NEWS[1]), article(NEWS[1]));
    for (name, value) in set {
        first[*name] = json!(value);
        second[*name] = json!(value);
    }
    second["modified"] = json!("2031-03-10");
    second["text"] = json!(NEWS[1][3].replace("April 20", "April 27"));
    check_both(&first, &second, &[first.clone(), second.clone()]);
    check_both(&first, &second, &[second.clone(), first.clone()]);
}

fn check_both(first: &Value, second: &Value, order: &[Value; 2]) {
    let desk = Desk::new();
    assert_eq!(desk.add(&lines(&order[..1])), json!({"new": 1, "changed": 0, "known": 0, "failed": 0, "foreign": 0, "other": 0}));
    assert_eq!(desk.add(&lines(&order[1..])), json!({"new": 0, "changed": 1, "known": 0, "failed": 0, "foreign": 0, "other": 0}));
    let days = |args: &[&str]| desk.rows(args).iter().map(|row| fields(row, &["edtf", "n_reports"])).collect::<Vec<_>>();
    assert_eq!(days(&["diary", "--as-of", "2031-03-05"]), [json!(null); 0], "{first}");
    assert_eq!(days(&["diary", "--as-of", "2031-03-09"]), [json!(["2031-04-20", 1])], "{first}");
    assert_eq!(days(&["diary", "--as-of", "2031-03-10"]), [json!(["2031-04-27", 1])], "{second}");
    assert_eq!(days(&["diary", "--as-of", "2031-04-01"]), [json!(["2031-04-27", 1])], "{second}");
    let found = |args: &[&str]| desk.rows(&[&["search", "Odera"], args].concat()).len();
    assert_eq!([found(&[]), found(&["--as-of", "2031-03-09"]), found(&["--as-of", "2031-03-01"])], [1, 1, 0]);
    assert_eq!(desk.rows(&["search", "27"]).len(), 1);
    assert_eq!(desk.rows(&["search", "20"]).len(), 0, "the older text is not found any more");
}

#[test]
fn the_same_url_is_the_same_article() {
    check(&[("url", "https://coast.example/visit")]);
}

#[test]
fn the_same_outlet_and_id_are_the_same_article() {
    check(&[]);
}

#[test]
fn another_id_or_outlet_is_another_article() {
    for name in ["id", "outlet"] {
        let mut other = article(NEWS[1]);
        other[name] = json!("other");
        let desk = Desk::with(&NEWS[1..2]);
        assert_eq!(desk.add(&lines(&[other]))["new"], 1);
        assert_eq!(desk.row("Odera")["n_reports"], 2, "and tells of the same event");
    }
}
