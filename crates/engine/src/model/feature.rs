//! What the encoder sees of a word besides its vector: hashes of the word, its affixes and its shape.

use crate::token::Tokens;

/// Rows of the hashed embedding table, all kinds together.
pub const ROWS: usize = WORDS + LONG_SUFFIXES + SUFFIXES + PREFIXES + ENDINGS + SHAPES;
/// Hashed rows a token looks up.
pub const PER_TOKEN: usize = 6;

const WORDS: usize = 1 << 15;
const LONG_SUFFIXES: usize = 1 << 13;
const SUFFIXES: usize = 1 << 13;
const PREFIXES: usize = 1 << 12;
const ENDINGS: usize = 1 << 11;
const SHAPES: usize = 1 << 10;

/// The rows of token `i`: word, four- and three-letter suffix, three-letter prefix, two-letter ending, shape.
pub fn rows(tokens: &Tokens<'_>, i: usize) -> [u32; PER_TOKEN] {
    let lower = tokens.lower(i).as_bytes();
    let n = lower.len();
    let long = &lower[n.saturating_sub(4)..];
    let suffix = &lower[n.saturating_sub(3)..];
    let ending = &lower[n.saturating_sub(2)..];
    let prefix = &lower[..n.min(3)];
    let mut base = 0;
    let mut row = |hash: u32, size: usize| {
        let row = base + hash % size as u32;
        base += size as u32;
        row
    };
    [
        row(hash(lower), WORDS),
        row(hash(long), LONG_SUFFIXES),
        row(hash(suffix), SUFFIXES),
        row(hash(prefix), PREFIXES),
        row(hash(ending), ENDINGS),
        row(shape(tokens.word(i)), SHAPES),
    ]
}

/// FNV-1a with a final mix.
pub(crate) fn hash64(bytes: &[u8]) -> u64 {
    let mut h = 0xcbf2_9ce4_8422_2325_u64;
    for &b in bytes {
        h = (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3);
    }
    h ^= h >> 32;
    h = h.wrapping_mul(0xd6e8_feb8_6659_fd93);
    h ^ (h >> 32)
}

fn hash(bytes: &[u8]) -> u32 {
    (hash64(bytes) >> 20) as u32
}

/// `Xx` for "Trump", `dd-dd` shortened to `d-d`: classes of characters, runs cut to two.
fn shape(word: &str) -> u32 {
    let mut out = [0u8; 12];
    let (mut n, mut run, mut last) = (0, 0, 0);
    for c in word.chars() {
        let class = class_of(c);
        run = if class == last { run + 1 } else { 0 };
        last = class;
        if run < 2 && n < out.len() {
            out[n] = class;
            n += 1;
        }
        if n == out.len() {
            break;
        }
    }
    hash(&out[..n])
}

fn class_of(c: char) -> u8 {
    match c {
        'a'..='z' => b'x',
        'A'..='Z' => b'X',
        '0'..='9' => b'd',
        '\0'..='\x7f' => c as u8,
        '’' | '‘' => b'\'',
        '“' | '”' => b'"',
        '–' | '—' => b'-',
        _ if c.is_uppercase() => b'X',
        _ if c.is_alphabetic() => b'x',
        _ if c.is_numeric() => b'd',
        _ => 1,
    }
}
