//! A text with its times tagged, as HeidelTime and SUTime print it.
//!
//! `They met in <TIMEX3 tid="t1" type="DATE" value="2018-06" mod="START">early June</TIMEX3>.`
//!
//! The text is escaped as XML content, so that a tag is always ours and a parser gives back the text.

use super::xml;
use dateline_engine::time::Time;

/// The text with a tag around each time.
pub(crate) fn tagged(text: &str, times: &[Time]) -> String {
    let mut out = String::with_capacity(text.len() + 64 * times.len());
    insert(text, times, &mut out, |number, out| short(&times[number], number, out));
    out
}

/// Appends the text with each time in an element, whose attributes `attributes` writes.
pub(super) fn insert(text: &str, times: &[Time], out: &mut String, attributes: impl Fn(usize, &mut String)) {
    let mut done = 0;
    for (number, time) in times.iter().enumerate() {
        xml::content(&text[done..time.span.start as usize], out);
        out.push_str("<TIMEX3");
        attributes(number, out);
        out.push('>');
        xml::content(time.span.of(text), out);
        out.push_str("</TIMEX3>");
        done = time.span.end as usize;
    }
    xml::content(&text[done..], out);
}

/// What every reader of TIMEX3 wants to know.
fn short(time: &Time, number: usize, out: &mut String) {
    identity(number, time.kind.label(), &time.value, out);
    details(time, out);
}

/// The attributes that every TIMEX3 has.
pub(super) fn identity(number: usize, kind: &str, value: &str, out: &mut String) {
    xml::attribute("tid", &id(number), out);
    xml::attribute("type", kind, out);
    xml::attribute("value", value, out);
}

/// The attributes that some have: its modifier, and how a set repeats.
pub(super) fn details(time: &Time, out: &mut String) {
    if let Some(modifier) = time.modifier {
        xml::attribute("mod", modifier, out);
    }
    if let Some(quant) = time.quant {
        xml::attribute("quant", quant, out);
    }
    if let Some(freq) = time.freq {
        xml::attribute("freq", &format!("{freq}X"), out);
    }
}

/// The id of a time by its number in the text; `t0` is the day of publication.
pub(crate) fn id(number: usize) -> String {
    format!("t{}", number + 1)
}
