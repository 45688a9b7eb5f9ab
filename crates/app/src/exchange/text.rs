//! Words of other systems, safe to keep and to print.

use crate::print::harmless;

/// What has no width and says nothing: it hides, and it parts words that are none.
const UNSEEN: [char; 6] = ['\u{AD}', '\u{200B}', '\u{2060}', '\u{2062}', '\u{2063}', '\u{FEFF}'];

fn seen(text: &str) -> String {
    text.replace(UNSEEN, "")
}

/// One line; nothing for an empty one.
pub(crate) fn line(text: &str) -> Option<String> {
    Some(harmless(&seen(text)).split_whitespace().collect::<Vec<_>>().join(" ")).filter(|line| !line.is_empty())
}

/// Several lines, each as it is; nothing where all are empty.
pub(crate) fn lines(text: &str) -> Option<String> {
    let lines: Vec<_> = seen(text).replace("\r\n", "\n").split('\n').map(|line| harmless(line.trim_end()).into_owned()).collect();
    Some(lines.join("\n").trim_matches('\n').to_owned()).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_lines_and_nothing_turns_them() {
        assert_eq!(line(" a\r\n b\u{202E}\0 ").as_deref(), Some("a b�␀"));
        assert_eq!(line("fer\u{200B}ry bo\u{AD}at").as_deref(), Some("ferry boat"));
        assert_eq!(line("\n"), None);
        assert_eq!(lines("a\r\n\r\nb \x1b\n").as_deref(), Some("a\n\nb ␛"));
        assert_eq!(lines(" \n"), None);
    }
}
