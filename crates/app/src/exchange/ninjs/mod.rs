//! ninjs of IPTC, in JSON: events as version 3.1 has them, and read as versions 2 and 3 have them.
//!
//! possible, in May 2031 → `"subjects": [{… "eos3"}], "dates": {"expectedStartDate": "2031-05"}`

mod read;
mod write;

pub(super) use read::read;
pub(crate) use write::ninjs;
