//! When: which time dates which event, and what it then says.

use super::{check_rows, named, read};

/// Checks the EDTF of the event headed by `word`; published on a Tuesday, 2024-03-12.
#[track_caller]
fn check(text: &str, word: &str, edtf: &str) {
    let reading = read(text);
    let holds = |e: &&crate::reading::EventOut| e.mentions.iter().any(|m| text.get(m.start..m.end) == Some(word));
    let event = reading.events.iter().find(holds).unwrap_or_else(|| named(&reading, word));
    let met = event.when.as_ref().and_then(|w| w.edtf.clone()).unwrap_or_default();
    assert_eq!(met, edtf, "{text} {word}");
}

#[test]
fn days_that_the_tree_hangs_elsewhere() {
    check_rows(&[
        ("Queen Ann and King Bo will hold a summit in June, both governments announced on Monday.", &["summit scheduled 2024-06"]),
        ("The energy minister will meet her counterpart, Bo Lund, in Lutha in May to talk about cables.", &["meet scheduled 2024-05"]),
        ("Parliament will not vote on the bill on June 10 but on June 24.", &["vote postponed 2024-06-24"]),
        ("The queen cancelled her September state visit to Lutha.", &["visit cancelled 2024-09"]),
        ("The strike of the miners, which was to begin on April 21, has been called off.", &["strike cancelled 2024-04-21"]),
    ]);
}

#[test]
fn days_that_are_said_of_an_event() {
    check_rows(&[
        ("Workers at the port walk out on Friday.", &["walk scheduled 2024-03-15"]),
        ("The jury begins deliberating on Monday.", &["deliberating scheduled 2024-03-18"]),
        ("The treaty expires on December 31.", &["expires scheduled 2024-12-31"]),
        ("The union called for a protest on Saturday.", &["protest possible 2024-03-16"]),
        ("The minister has been summoned to appear before the court on Wednesday.", &["appear scheduled 2024-03-13"]),
        ("The election is on November 5.", &["election scheduled 2024-11-05"]),
        ("The ceremony is on Friday.", &["ceremony scheduled 2024-03-15"]),
        ("The trial was on Friday.", &[]),
        ("The meeting is every Friday.", &[]),
        ("The deadline is nearing. The deadline is October 31.", &["deadline scheduled 2024-10-31"]),
        (
            "The next race is on May 3, when both parties are to hold hearings.",
            &["race scheduled 2024-05-03", "hearings scheduled 2024-05-03"],
        ),
    ]);
}

#[test]
fn days_of_saying_and_days_told_by_what_is_on_them() {
    check_rows(&[
        ("The prosecutor told reporters today psychiatric tests will be made in May.", &["tests scheduled 2024-05"]),
        (
            "He is to sign it on April 4, the same day the queen is scheduled to give a speech.",
            &["sign scheduled 2024-04-04", "speech scheduled 2024-04-04"],
        ),
    ]);
}

#[test]
fn lengths_from_a_day() {
    check("Bakers in Lutha will strike for two days from Friday.", "strike", "2024-03-15/2024-03-16");
    check("Bakers in Lutha will strike for 48 hours from noon on Friday.", "strike", "2024-03-15/2024-03-17");
    check("The court will hold a two-day hearing on April 4.", "hearing", "2024-04-04/2024-04-05");
    check("The report will be published within 30 days.", "published", "2024-03-12/2024-04-11");
    check("The army will leave the town within 48 hours.", "leave", "2024-03-12/2024-03-14");
    check("The envoy will visit Lutha in a fortnight.", "visit", "2024-03-25/2024-03-31");
    check("The talks will run from May 7 until May 9.", "talks", "2024-05-07/2024-05-09");
}

#[test]
fn the_nearest_time_of_several() {
    check("The first tram will be delivered in May 2025, with the others coming at one a week until July 2026.", "delivered", "2025-05");
    check("The duke will give a dinner in the old palace on April 4.", "dinner", "2024-04-04");
    check("Ruritania and Lutha will sign a pact on fisheries at a ceremony in Rome on April 4.", "sign", "2024-04-04");
}

#[test]
fn times_that_are_taken_back() {
    check("The trial will not begin on April 4 as planned but on June 6.", "trial", "2024-06-06");
    check("The council will hold the hearing on April 18, not on April 11 as first announced.", "hearing", "2024-04-18");
    check("The festival has been postponed from May to June.", "festival", "2024-06");
}

#[test]
fn a_plan_looks_forward() {
    check("A march through the capital on Thursday has been cancelled.", "march", "2024-03-14");
}

#[test]
fn the_time_of_a_vote_is_not_that_of_a_strike() {
    check("Members will vote next week on a strike.", "strike", "");
}

#[test]
fn labels_of_a_list() {
    let text = "The main dates of the week:\n\nWednesday: Lutha's central bank announces its decision.\n\n\
                Thursday: The ministers of Lutha and Ruritania meet in Rome at 3 p.m. Judges deliver a verdict on a banker.\n\n\
                The league said a match was off.";
    check(text, "announces", "2024-03-13");
    check(text, "verdict", "2024-03-14");
    let reading = read(text);
    let meet = reading.events.iter().find(|e| e.head.text == "meet").and_then(|e| e.when.clone()).unwrap();
    assert_eq!(meet.earliest.as_deref(), Some("2024-03-14"));
}

#[test]
fn an_event_at_another() {
    let text = "The premier will visit Lutha on April 4. The two governments will sign a pact during the visit.";
    check(text, "sign", "2024-04-04");
    check("Analysts expect Acme to cut its dividend when it publishes its results on April 4.", "cut", "2024-04-04");
}

#[test]
fn a_deed_lends_no_day_to_what_was_there_before() {
    check("The court overturned the conviction on Friday.", "overturned", "2024-03-08");
    check("The court overturned the conviction on Friday.", "conviction", "");
    check("Orla attended the rally on Friday.", "rally", "2024-03-08");
    check("Crimes relating to the 2013 incident angered many.", "incident", "2013");
    check("Crimes relating to the 2013 incident angered many.", "relating", "");
    check("In findings published on Monday, scientists described a moth.", "findings", "");
    check("In findings published on Monday, scientists described a moth.", "published", "2024-03-11");
}

#[test]
fn days_that_other_words_place() {
    check("He was held there until 1974.", "held", "");
    check("She moved in on May 15, 2017, and left on June 3.", "left", "2017-06-03");
    check("The council voted to lift the ban on Saturday.", "voted", "2024-03-09");
}

#[test]
fn what_is_on_the_day_of_publication_has_that_day() {
    check("The police scheduled a news conference for later today in Lutha.", "conference", "2024-03-12");
    check("The candidates will face each other on Tuesday night in their next televised debate.", "debate", "2024-03-12");
}

#[test]
fn from_year_to_year_is_no_matter_of_days() {
    check("Under the deal, the airline will receive six aircraft from 2026 to 2028.", "receive", "2026/2028");
    check("The strike will last from May 7 to May 9.", "strike", "2024-05-07/2024-05-09");
}
