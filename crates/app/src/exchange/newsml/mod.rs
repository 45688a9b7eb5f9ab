//! NewsML-G2 of IPTC, in XML: concept items of events, as EventsML-G2 had them; and events within news items are read too.
//!
//! possible, about May 2031 → `<start confirmationstatus="edconf:approximate">2031-05</start>`, `<occurStatus qcode="eocstat:eos3"/>`

mod read;
mod write;

pub(super) use read::read;
pub(crate) use write::newsml;

/// The namespace of all elements.
const NAR: &str = "http://iptc.org/std/nar/2006-10-01/";

/// Relations of our own.
const DEPENDS_ON: &str = "urn:x-dateline:depends-on";
