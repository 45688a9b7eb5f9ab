//! Word lists as data: one entry a line, `word, other form = value  # note`.
//!
//! A list begins with a header of `#` lines: what it means, its source, its licence. The value may be left out.
//! All stages read their lists through [`parse`]; the files lie in `data/en/<stage>/` and are embedded at build.

use crate::Error;
use std::collections::HashSet;

/// One line of a word list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The forms as the file has them, at least one; a form may hold several words, with one blank between them.
    pub forms: Vec<&'a str>,
    /// What follows `=`; empty where the line has none.
    pub value: &'a str,
    /// Line of the file, from 1, for messages.
    pub line: usize,
}

/// Reads a word list. `file` is its name, for messages.
///
/// # Errors
/// When the header is missing, a form is empty, or the same form stands twice with the same value.
pub fn parse<'a>(file: &str, text: &'a str) -> Result<Vec<Entry<'a>>, Error> {
    if !text.starts_with('#') {
        return Err(Error::new(format!("{file}:1: wanted a header line `# meaning; source; licence`, met none")));
    }
    let mut seen = HashSet::new();
    let mut entries = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let line = without_note(line);
        if line.is_empty() {
            continue;
        }
        let entry = entry(line, number + 1);
        for &form in &entry.forms {
            if form.is_empty() {
                return Err(Error::new(format!("{file}:{}: wanted a word, met an empty form", entry.line)));
            }
            if !seen.insert((form, entry.value)) {
                return Err(Error::new(format!("{file}:{}: {form:?} stands twice with the same value", entry.line)));
            }
        }
        entries.push(entry);
    }
    Ok(entries)
}

/// Cuts off `# note`; a `#` inside a word ("C#") is no note.
fn without_note(line: &str) -> &str {
    if line.starts_with('#') {
        return "";
    }
    line.find(" #").map_or(line, |at| &line[..at]).trim()
}

fn entry(line: &str, number: usize) -> Entry<'_> {
    let (forms, value) = line.split_once('=').unwrap_or((line, ""));
    Entry { forms: forms.split(',').map(str::trim).collect(), value: value.trim(), line: number }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_forms_values_and_notes() {
        let text = "# words; written by us; CC0\n\nwed, weds = 3  # short\nmonth of Sundays\n";
        let entries = parse("day.txt", text).unwrap();
        assert_eq!(entries[0], Entry { forms: vec!["wed", "weds"], value: "3", line: 3 });
        assert_eq!(entries[1], Entry { forms: vec!["month of Sundays"], value: "", line: 4 });
    }

    #[test]
    fn refuses_what_is_malformed() {
        let message = |text| parse("day.txt", text).unwrap_err().to_string();
        assert_eq!(message("wed"), "day.txt:1: wanted a header line `# meaning; source; licence`, met none");
        assert_eq!(message("# h\nwed,, w = 1"), "day.txt:2: wanted a word, met an empty form");
        assert_eq!(message("# h\na = 1\nb, a = 1"), "day.txt:3: \"a\" stands twice with the same value");
    }
}
