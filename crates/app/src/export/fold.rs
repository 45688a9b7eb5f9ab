//! Lines of iCalendar: at most 75 octets each, cut between characters (RFC 5545, 3.1).

/// Octets of a line at most, without its end.
const MOST: usize = 75;

/// The same text with its lines folded anew. `icalendar` 0.17 folds too, but leaves 76 octets in a last line.
pub(super) fn refolded(text: &str) -> String {
    let whole = text.replace("\r\n ", "");
    let mut out = String::with_capacity(text.len() + 16);
    for line in whole.split_terminator("\r\n") {
        fold(line, &mut out);
    }
    out
}

fn fold(line: &str, out: &mut String) {
    let mut used = 0;
    for c in line.chars() {
        if used + c.len_utf8() > MOST {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(c);
        used += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_longer_and_none_is_cut_within_a_character() {
        for length in [1, 74, 75, 76, 148, 149, 150, 151, 400] {
            for word in ["x", "é", "語", "👩"] {
                let line = format!("SUMMARY:{}", word.repeat(length));
                let folded = refolded(&format!("{line}\r\n"));
                assert!(folded.split("\r\n").all(|l| l.len() <= MOST), "{folded}");
                assert_eq!(folded.replace("\r\n ", ""), format!("{line}\r\n"));
            }
        }
    }

    #[test]
    fn what_is_folded_is_unfolded_first() {
        assert_eq!(refolded("A:1\r\n 2\r\nB:3\r\n"), "A:12\r\nB:3\r\n");
    }
}
