//! Stances of claims: a hundred attributions of polnear.dev, labelled by hand before anybody saw what the program says of them.
//!
//! The labels are in `stance.txt`: where each cue stands, its lemma and construction in our words, and what is right. No text of the set.

use super::figure::percent;
use super::reading::Readings;
use anyhow::Context as _;

/// The set whose attributions are labelled.
pub(super) const SET: &str = "polnear.dev";
const LABELS: &str = include_str!("stance.txt");

/// Of the labelled attributions that are found, in per cent: those of a right stance.
pub(super) fn right(readings: &Readings) -> anyhow::Result<f64> {
    let (mut found, mut right) = (0, 0);
    for line in LABELS.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().with_context(|| format!("stance.txt: wanted five cells, met {line:?}"));
        let (doc, start, _, _, labels) = (cell()?, cell()?.parse::<usize>()?, cell()?, cell()?, cell()?);
        let claims = readings.get(doc).map_or(&[][..], |r| &r.claims);
        let cue = claims.iter().filter_map(|c| c.cue.as_ref()).find(|cue| cue.spans.iter().any(|s| s[0] <= start && start < s[1]));
        let Some(met) = cue.and_then(|cue| cue.stance.as_deref()) else { continue };
        found += 1;
        right += usize::from(labels.split('|').any(|label| label == met));
    }
    Ok(percent(right, found))
}
