//! Input that no newsroom sends: no panic, an honest answer, and no more work than the length asks for.

mod program;

use program::Folder;

/// Tables come, and nothing else.
fn check_tables(text: &str) {
    let folder = Folder::new();
    folder.write("a.txt", text);
    let tables = folder.run(&["read", "--quotes", "--all", "--date", "2026-03-14", "a.txt"]);
    assert_eq!((tables.status, tables.err.as_str()), (0, ""));
}

/// Tables come, and a reading whose ranges lie in the text.
fn check(text: &str) {
    check_tables(text);
    let folder = Folder::new();
    let line = serde_json::json!({ "id": "a", "published": "2026-03-14", "text": text }).to_string();
    let ran = folder.feed(&["read", "--jsonl"], line.as_bytes());
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let reading: serde_json::Value = serde_json::from_str(&ran.out).expect("one reading");
    check_ranges(&reading, text.chars().count());
}

/// Every `start` and `end` is ordered and inside the text.
fn check_ranges(value: &serde_json::Value, length: usize) {
    if let (Some(start), Some(end)) = (value["start"].as_u64(), value["end"].as_u64()) {
        assert!(start <= end && end <= length as u64, "{value}");
    }
    if let Some(list) = value.as_array() {
        list.iter().for_each(|v| check_ranges(v, length));
    }
    if let Some(object) = value.as_object() {
        object.values().for_each(|v| check_ranges(v, length));
    }
}

#[test]
fn a_megabyte_of_one_character() {
    for c in ["a", "-", "日"] {
        check_tables(&c.repeat((1 << 20) / c.len()));
    }
}

#[test]
fn much_of_one_thing() {
    for thing in
        [".", "“", "1", "é", "\u{301}", "(", "-", "’", "A", "\u{FFFD}", "said ", "Monday ", "if ", "He said. ", "\"Yes,\" ", "Mr. ", "\n\n"]
    {
        check(&format!("x{}.", thing.repeat(20_000 / thing.len())));
    }
}

#[test]
fn a_hundred_thousand_nested_quotes() {
    check_tables(&format!("{}x{}", "“".repeat(100_000), "”".repeat(100_000)));
}

#[test]
fn other_nests() {
    for (open, close) in
        [("He said “", "”"), ("(\"", "\")"), (", he said, \"they said", ""), ("if ", ""), ("that ", ""), ("of the talks on ", "")]
    {
        check(&format!("{}they met{}.", open.repeat(3000), close.repeat(3000)));
    }
}

#[test]
fn random_unicode() {
    let mut random = Random(20261122);
    for _ in 0..12 {
        check(&format!("x{}", random.text(3000)));
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same text on every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Mostly words and marks that rules look for, between characters from anywhere.
    fn text(&mut self, pieces: usize) -> String {
        const KNOWN: [&str; 24] = [
            "said",
            "May",
            "12",
            "in",
            "“",
            "”",
            "\"",
            ".",
            ",",
            "Mr.",
            "U.S.",
            "not",
            "will",
            "meet",
            "if",
            "2026-03-14",
            "the",
            "\n",
            "'s",
            "summit",
            "last",
            "$1.5",
            "—",
            "n't",
        ];
        let mut text = String::new();
        for _ in 0..pieces {
            match self.next() % 4 {
                0 => text.extend(char::from_u32((self.next() % 0x11_0000) as u32).filter(|&c| c != '\0')),
                1 => text.extend(char::from_u32(1 + (self.next() % 0x2FF) as u32)),
                _ => {
                    text.push_str(KNOWN[(self.next() % KNOWN.len() as u64) as usize]);
                    text.push(' ');
                }
            }
        }
        text
    }
}
