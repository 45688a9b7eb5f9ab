//! Where: named and described places, under the word or what stands around it.

use super::{named, read};

#[track_caller]
fn check(text: &str, word: &str, place: &str) {
    let reading = read(text);
    let holds = |e: &&crate::reading::EventOut| e.mentions.iter().any(|m| text.get(m.start..m.end) == Some(word));
    let event = reading.events.iter().find(holds).unwrap_or_else(|| named(&reading, word));
    let met = event.place.as_ref().and_then(|p| p.text.clone()).unwrap_or_default();
    assert_eq!(met, place, "{text} {word}");
}

#[test]
fn described_places() {
    check("The ferry will be handed over at the builder's northern yard in May.", "handed", "the builder's northern yard");
    check("The queen will tour the southern provinces in May.", "tour", "the southern provinces");
    check("Farmers will protest outside parliament on Friday.", "protest", "parliament");
    check("The council will vote on the bridge on Friday.", "vote", "");
}

#[test]
fn places_that_stand_elsewhere() {
    check("The envoy will fly to Madrid on Friday for talks with the union.", "talks", "Madrid");
    check("Judges in Vienna will deliver their verdict on Friday.", "verdict", "Vienna");
    check("The envoy is headed to Madrid on Friday for talks with the union.", "talks", "Madrid");
    check("The minister will face trial in the Senate on Friday.", "trial", "the Senate");
    check("Berg campaigned in Puerto Rico before the island's June 5 caucuses.", "caucuses", "Puerto Rico");
    check("Voters in Lyon are scheduled to go to the polls on Friday.", "polls", "Lyon");
    check("The play travels to Lyon, where it opens on May 11.", "opens", "Lyon");
    check("Ruritania and Lutha will sign a pact at a ceremony in Rome on April 4.", "sign", "Rome");
}
