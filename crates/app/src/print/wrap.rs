//! Breaks text into lines of a given width in columns; a wide character takes two (Unicode Standard Annex 11).

use super::harmless;
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// How many bytes a column may take: letters with several accents, families of emoji.
const MARKS: usize = 16;

/// Columns that `text` takes.
pub(crate) fn columns(text: &str) -> usize {
    text.width()
}

/// At most `lines` lines of at most `width` columns, made harmless; where that is not enough, the last ends in `…`.
///
/// Looks at little more text than it can show, so a sentence of a megabyte under each of many rows costs nothing.
pub(crate) fn wrap(text: &str, width: usize, lines: usize) -> Vec<String> {
    let width = width.max(2);
    let looked_at = harmless(&text[..text.floor_char_boundary(MARKS * width * lines)]);
    let mut out = vec![String::new()];
    let full = looked_at.split_whitespace().any(|word| put(&mut out, word, width, lines).is_err());
    if full || MARKS * width * lines < text.len() {
        let last = out.pop().unwrap_or_default();
        out.push(ellipsis(&last, width));
    }
    out
}

/// Says that the lines are full and words are left.
struct Full;

fn put(out: &mut Vec<String>, word: &str, width: usize, lines: usize) -> Result<(), Full> {
    let mut rest = word;
    while !rest.is_empty() {
        let line = out.last_mut().expect("there is always a line");
        let gap = usize::from(!line.is_empty());
        let room = width.saturating_sub(columns(line) + gap);
        let (fits, more) = cut(rest, if line.is_empty() { width } else { room });
        // A word that would be broken goes to a line of its own, unless it is too long for any.
        let starts_line = line.is_empty();
        if more.is_empty() || starts_line {
            if gap == 1 {
                line.push(' ');
            }
            line.push_str(fits);
            rest = more;
        }
        if !rest.is_empty() {
            if out.len() == lines {
                return Err(Full);
            }
            out.push(String::new());
        }
    }
    Ok(())
}

/// The longest start of `word` that fits into `room` columns, and the rest. Marks that take no column are limited too.
fn cut(word: &str, room: usize) -> (&str, &str) {
    let mut used = 0;
    for (count, (at, c)) in word.char_indices().enumerate() {
        used += c.width().unwrap_or(1);
        if used > room || count > MARKS * room {
            // Never nothing of a whole line: a character wider than the line is put there all the same.
            let at = if at == 0 && room >= 2 { c.len_utf8() } else { at };
            return word.split_at(at);
        }
    }
    (word, "")
}

fn ellipsis(line: &str, width: usize) -> String {
    let (kept, _) = cut(line, width - 1);
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, width: usize, lines: usize, expected: &[&str]) {
        let got = wrap(text, width, lines);
        assert_eq!(got, expected);
        assert!(got.iter().all(|line| columns(line) <= width), "{got:?}");
    }

    #[test]
    fn lines_fit() {
        check("summit between the two leaders", 12, 9, &["summit", "between the", "two leaders"]);
        check("summit between the two leaders", 12, 2, &["summit", "between the…"]);
        check("summit between theories", 11, 2, &["summit", "between…"]);
        check("", 12, 2, &[""]);
        check("  a \n b ", 12, 2, &["a b"]);
        check("東京首脳会談", 5, 9, &["東京", "首脳", "会談"]);
        check("antidisestablishment", 8, 2, &["antidise", "stablis…"]);
        check("東", 2, 1, &["東"]);
    }

    #[test]
    fn a_word_of_a_megabyte_is_cut() {
        check(&"x".repeat(1 << 20), 10, 2, &["xxxxxxxxxx", "xxxxxxxxx…"]);
        let marks = wrap(&"\u{301}".repeat(1 << 20), 10, 2);
        assert!(marks.iter().all(|line| line.len() < 500));
    }
}
