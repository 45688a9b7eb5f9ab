//! What an event hangs on, and what the text says is still open.

use super::{named, read};

#[track_caller]
fn check(text: &str, word: &str, condition: &str) {
    let reading = read(text);
    let met = named(&reading, word).conditions.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join(" | ");
    assert_eq!(met, condition, "{text} {word}");
}

#[test]
fn conditions_in_words() {
    check("The tram will be delivered in May, subject to financing.", "delivered", "subject to financing");
    check("Schools will reopen on Friday, weather permitting.", "reopen", "weather permitting");
    check("The minister will tour the valley as soon as the road is clear.", "tour", "as soon as the road is clear");
    check("Should the wind drop, the crew will launch the balloon on Friday.", "launch", "Should the wind drop");
    check("The two will meet in May provided that the treaty is ratified.", "meet", "provided that the treaty is ratified");
}

#[test]
fn conditions_beside_an_attribution() {
    let text = "The union will pay Lutha six million crowns in July if parliament votes for the bill, a spokeswoman said on Friday.";
    check(text, "pay", "if parliament votes for the bill");
    let text = "Work on the road will start in May if the bank pays six million crowns, the head of the agency, Ann Lee, told builders.";
    check(text, "start", "if the bank pays six million crowns");
}

#[test]
fn a_final_condition_holds_for_both() {
    let text = "Bakers will strike on Friday, and a longer walkout will follow in May, unless the mills make a better offer.";
    check(text, "strike", "unless the mills make a better offer");
    check(text, "walkout", "unless the mills make a better offer");
}

#[test]
fn dates_that_are_open() {
    for text in [
        "A summit is planned, but no date has been set.",
        "A summit is planned. The date and venue have yet to be agreed.",
        "The two plan a summit at a date to be announced.",
        "The two plan a summit, but it was unclear when.",
    ] {
        let reading = read(text);
        let summit = named(&reading, "summit");
        assert!(summit.when.as_ref().is_some_and(|w| w.said_unknown), "{text} {summit:?}");
        assert_ne!(summit.status, Some("scheduled"), "{text}");
    }
}

#[test]
fn whose_date_is_open() {
    let text = "The king will open a school on Friday. The queen was invited to make a visit, but no date has been set.";
    let reading = read(text);
    assert!(!named(&reading, "open").when.as_ref().is_some_and(|w| w.said_unknown));
}
