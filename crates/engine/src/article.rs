//! The input of a reading: an article's text and the day it was published.

use crate::Error;
use jiff::civil::{Date, Time};

/// One article. Only `text` is needed; what is not known stays `None`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Article<'a> {
    /// The caller's name for it; comes back in the reading.
    pub id: &'a str,
    /// When it was published. Without it, relative times stay unresolved.
    pub published: Option<Published>,
    /// The text, offsets into which the reading gives.
    pub text: &'a str,
    /// The headline, where it is not part of the text.
    pub title: Option<&'a str>,
    /// Who published it.
    pub outlet: Option<&'a str>,
    /// Where it was published. Never fetched.
    pub url: Option<&'a str>,
}

/// A day of publication, with the local time of day and the offset from UTC where they are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// The local calendar day.
    pub day: Date,
    /// The local time of day.
    pub time: Option<Time>,
    /// Minutes east of UTC.
    pub offset: Option<i16>,
}

impl Published {
    /// A day without a time.
    pub fn on(day: Date) -> Self {
        Self { day, time: None, offset: None }
    }

    /// Reads `YYYY-MM-DD`, or a date-time with an optional offset (`2018-06-02T09:30:00-04:00`, `…Z`).
    ///
    /// # Errors
    /// When the text is neither, or names a day that does not exist.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let wrong = || {
            Error::new(format!(
                "published: wanted YYYY-MM-DD or a date-time such as 2018-06-02T09:30:00-04:00, met {:?}",
                text.chars().take(40).collect::<String>()
            ))
        };
        if text.len() == 10 {
            return text.parse().map(Self::on).map_err(|_| wrong());
        }
        if !matches!(text.as_bytes().get(10), Some(b'T' | b't' | b' ')) {
            return Err(wrong());
        }
        let (clock, offset) = split_offset(text).ok_or_else(wrong)?;
        let at: jiff::civil::DateTime = clock.parse().map_err(|_| wrong())?;
        Ok(Self { day: at.date(), time: Some(at.time()), offset })
    }
}

impl std::fmt::Display for Published {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.day)?;
        if let Some(time) = self.time {
            write!(f, "T{time}")?;
        }
        match self.offset {
            Some(0) => f.write_str("Z"),
            Some(m) => write!(f, "{}{:02}:{:02}", if m < 0 { '-' } else { '+' }, m.abs() / 60, m.abs() % 60),
            None => Ok(()),
        }
    }
}

/// The local clock part and the offset in minutes; `None` where the offset is malformed.
fn split_offset(text: &str) -> Option<(&str, Option<i16>)> {
    if let Some(clock) = text.strip_suffix(['Z', 'z']) {
        return Some((clock, Some(0)));
    }
    let Some(at) = text.get(11..)?.rfind(['+', '-']) else { return Some((text, None)) };
    let (clock, offset) = text.split_at(11 + at);
    let digits: String = offset[1..].chars().filter(|&c| c != ':').collect();
    if digits.len() != 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let minutes = digits[..2].parse::<i16>().ok()? * 60 + digits[2..].parse::<i16>().ok()?;
    Some((clock, Some(if offset.starts_with('-') { -minutes } else { minutes })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_reads_and_prints() {
        for text in ["2018-06-02", "2018-06-02T09:30:00-04:00", "2018-06-02T09:30:00Z", "2018-06-02T09:30:00"] {
            assert_eq!(Published::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Published::parse("2018-06-02 09:30").unwrap().to_string(), "2018-06-02T09:30:00");
        for text in ["", "June 2", "2018-02-30", "2018-06-02T09:30:00-4", "2018-06-02é"] {
            assert!(Published::parse(text).unwrap_err().to_string().starts_with("published: wanted"), "{text}");
        }
    }
}
