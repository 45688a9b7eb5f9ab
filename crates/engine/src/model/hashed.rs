//! Hashed features for the linear models of the stages, and the sum of their weights.

/// The hash of a word (FNV-1a).
pub(crate) fn word(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

/// One hash of two.
pub(crate) fn mix(a: u32, b: u32) -> u32 {
    let h = (a ^ b.rotate_left(15)).wrapping_mul(0x9e37_79b1);
    (h ^ (h >> 15)).wrapping_mul(0x85eb_ca6b)
}

/// Appends features, each with the number of its template.
pub(crate) struct Out<'a> {
    list: &'a mut Vec<u32>,
    template: u32,
}

impl<'a> Out<'a> {
    /// Templates are numbered from `template` on.
    pub(crate) fn new(list: &'a mut Vec<u32>, template: u32) -> Self {
        Self { list, template }
    }

    pub(crate) fn put(&mut self, parts: &[u32]) {
        self.template += 1;
        self.list.push(parts.iter().fold(self.template.wrapping_mul(0x01f3_5791), |h, &p| mix(h, p)) >> 3);
    }
}

/// The sum of the weights of some features; `weights` holds one signed byte a slot.
pub(crate) fn sum(weights: &[u8], features: &[u32]) -> i32 {
    features.iter().map(|&f| weight(weights, f)).sum()
}

/// The weight of one feature.
pub(crate) fn weight(weights: &[u8], feature: u32) -> i32 {
    i32::from(weights[feature as usize % weights.len()] as i8)
}
