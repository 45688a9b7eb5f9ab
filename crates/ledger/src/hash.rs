//! A hash that is the same on every machine and in every version: what it makes is kept in the file.

/// The hash of a text (Fowler, Noll, Vo 1a, 64 bits, then mixed so that all its bits count).
pub fn hash(text: &str) -> u64 {
    mix(text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3)))
}

/// The same in 32 bits: for what is compared in short lists, and kept in the file so often that its size counts.
pub fn mark(text: &str) -> u64 {
    hash(text) >> 32
}

/// The hash of two hashes, in their order.
pub fn pair(a: u64, b: u64) -> u64 {
    mix(a.rotate_left(31) ^ b.wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

/// Spreads every bit over all others (the finish of Stafford's thirteenth variant of Murmur3).
pub fn mix(mut h: u64) -> u64 {
    h = (h ^ (h >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    h = (h ^ (h >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    h ^ (h >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_the_file() {
        assert_eq!(hash(""), 0xf52a_15e9_a9b5_e89b);
        assert_eq!(hash("summit"), hash("summit"));
        assert_ne!(pair(1, 2), pair(2, 1));
    }
}
