//! The value F1 of times on either half of the articles, which tells whether rules were written for the half that was looked at.
//!
//! An article lies in half A where the first hexadecimal digit of the SHA-1 of its id is even (FIPS 180-4): that is what
//! `hashlib.sha1(id.encode()).hexdigest()[0]` gives, so that scripts divide alike.

use super::reading::Readings;
use super::time::{Counts, Gold, count};

/// Whether an article lies in half A.
pub(super) fn is_a(id: &str) -> bool {
    (sha1(id.as_bytes())[0] >> 28).is_multiple_of(2)
}

/// What was counted on halves A and B.
pub(super) fn counts(golds: &[Gold], readings: &Readings) -> [Counts; 2] {
    let half = |a: bool| count(golds.iter().filter(|gold| is_a(gold.id()) == a), readings);
    [half(true), half(false)]
}

/// SHA-1 as FIPS 180-4, section 6.1, has it. It only divides articles: nothing is secured by it.
fn sha1(message: &[u8]) -> [u32; 5] {
    let mut padded = message.to_vec();
    padded.push(0x80);
    padded.resize(padded.len().next_multiple_of(64), 0);
    if padded.len() - message.len() < 9 {
        padded.resize(padded.len() + 64, 0);
    }
    let end = padded.len() - 8;
    padded[end..].copy_from_slice(&(8 * message.len() as u64).to_be_bytes());
    let mut hash = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0];
    padded.chunks_exact(64).for_each(|block| add_block(&mut hash, block));
    hash
}

fn add_block(hash: &mut [u32; 5], block: &[u8]) {
    let mut w = [0u32; 80];
    for (word, bytes) in w.iter_mut().zip(block.chunks_exact(4)) {
        *word = u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
    }
    for t in 16..80 {
        w[t] = (w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16]).rotate_left(1);
    }
    let [mut a, mut b, mut c, mut d, mut e] = *hash;
    for (t, word) in w.iter().enumerate() {
        let (f, k) = match t / 20 {
            0 => (b & c | !b & d, 0x5A82_7999),
            1 => (b ^ c ^ d, 0x6ED9_EBA1),
            2 => (b & c | b & d | c & d, 0x8F1B_BCDC),
            _ => (b ^ c ^ d, 0xCA62_C1D6u32),
        };
        let next = a.rotate_left(5).wrapping_add(f).wrapping_add(e).wrapping_add(k).wrapping_add(*word);
        (e, d, c, b, a) = (d, c, b.rotate_left(30), a, next);
    }
    for (sum, add) in hash.iter_mut().zip([a, b, c, d, e]) {
        *sum = sum.wrapping_add(add);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_that_of_the_standard() {
        let hex = |text: &str| sha1(text.as_bytes()).iter().map(|word| format!("{word:08x}")).collect::<String>();
        assert_eq!(hex("abc"), "a9993e364706816aba3e25717850c26c9cd0d89d");
        assert_eq!(hex(""), "da39a3ee5e6b4b0d3255bfef95601890afd80709");
        assert_eq!(hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
        assert_eq!((is_a("abc"), is_a("")), (true, false));
    }
}
