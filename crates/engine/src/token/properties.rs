//! What holds of every text, tried on made-up ones.

use super::{is_blank, split};

/// Small deterministic generator (Marsaglia's xorshift, 2003).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }

    /// Texts of words, marks and odd characters in any order.
    fn text(&mut self) -> String {
        (0..self.roll(60)).map(|_| self.piece()).collect()
    }

    fn piece(&mut self) -> String {
        const PIECES: &[&str] = &[
            "the",
            "He",
            "Mr",
            "U.S",
            "p.m",
            "don't",
            "n't",
            "cannot",
            "e-mail",
            "co-",
            "www.",
            "http://",
            "a@b.org",
            "@",
            "#x",
            ".",
            "..",
            "!",
            "?",
            "…",
            "\"",
            "“",
            "”",
            "'",
            "’",
            "``",
            "''",
            "(",
            ")",
            "[1]",
            "-",
            "--",
            "–",
            "—",
            "/",
            "&",
            "$",
            "US$",
            "%",
            "3",
            "1,000",
            "3:30",
            "9/11",
            "5pm",
            "²",
            "½",
            " ",
            " ",
            " ",
            "\n",
            "\n\n",
            "\r\n",
            "\t",
            "\u{A0}",
            "\u{2028}",
            "\u{2029}",
            "\u{200B}",
            "\u{200D}",
            "\u{FEFF}",
            "\u{301}",
            "é",
            "ß",
            "İ",
            "日本",
            "。",
            "שלום",
            "مرحبا",
            "👩‍🚀",
            "🇫🇷",
            "👍🏽",
            ":)",
            ";-)",
            "\0",
            "\u{E000}",
            "\u{10FFFF}",
        ];
        match self.roll(8) {
            0 => char::from_u32(self.roll(0x11_0000) as u32).map_or_else(String::new, String::from),
            1 => char::from(32 + self.roll(95) as u8).to_string(),
            _ => PIECES[self.roll(PIECES.len())].to_owned(),
        }
    }
}

fn check(text: &str) {
    let tokens = split(text);
    let mut end = 0;
    for token in &tokens.list {
        let span = token.span.bytes();
        assert!(span.start >= end && !span.is_empty(), "order in {text:?}");
        assert!(text[end..span.start].chars().all(is_blank), "gap in {text:?}");
        assert!(!text[span.clone()].chars().all(is_blank), "blank token in {text:?}");
        end = span.end;
    }
    assert!(text[end..].chars().all(is_blank), "rest of {text:?}");
    let mut next = 0;
    for sentence in &tokens.sentences {
        assert!(sentence.start == next && !sentence.is_empty() && sentence.len() <= 250, "sentences of {text:?}");
        next = sentence.end;
    }
    assert_eq!(next, tokens.len());
}

#[test]
fn random_texts_are_covered_in_order() {
    let mut dice = Dice(20_180_602);
    for _ in 0..20_000 {
        check(&dice.text());
    }
}

#[test]
fn long_monotonous_texts_are_split_in_linear_time() {
    for piece in
        ["a", ".", "\"", "(", "1", "1,", "a.", "-", "a-", "@", "www.", "'", "n't", "\u{301}", "日", "👍", "\n", "Mr. ", "[1]", "a://"]
    {
        check(&piece.repeat(200_000));
    }
    for piece in [".)", "! ", "?\"", ". . ", "[1]", "...'"] {
        check(&(piece.repeat(200_000) + "a"));
    }
}

#[test]
fn the_same_text_gives_the_same_tokens() {
    let text = Dice(7).text();
    assert_eq!(split(&text).list, split(&text).list);
}
