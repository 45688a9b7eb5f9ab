//! Who says so: a claim's source and those through whom it came.

use dateline_engine::Reading;
use dateline_engine::reading::ClaimOut;

/// The most links of a chain that are followed; a chain of claims that closes on itself ends here too.
const LINKS: usize = 8;
/// The most chains that are shown for one event.
const CHAINS: usize = 2;

/// The source of one claim, in the fullest form that the article has: `senior administration official (unnamed)`.
pub(crate) fn of_claim(claim: &ClaimOut, reading: &Reading) -> Option<String> {
    let source = claim.source.as_ref()?;
    let entity = source.entity.as_ref().and_then(|id| reading.entities.iter().find(|e| e.id == *id));
    let name = entity.map_or(source.text.as_str(), |e| e.name.as_str());
    Some(if source.kind == "unnamed" { format!("{name} (unnamed)") } else { name.to_owned() })
}

/// Those through whom a claim came, nearest first: `The Wall Street Journal`.
pub(crate) fn carriers(claim: &ClaimOut, reading: &Reading) -> Vec<String> {
    std::iter::successors(carrier(claim, reading), |claim| carrier(claim, reading))
        .take(LINKS)
        .filter_map(|claim| of_claim(claim, reading))
        .collect()
}

/// Who says that an event is so; empty where the article says it in its own voice.
pub(crate) fn of_event(claims: &[String], reading: &Reading) -> String {
    let mut chains: Vec<String> = Vec::new();
    for claim in claims.iter().filter_map(|id| by_id(id, reading)) {
        let links: Vec<String> = of_claim(claim, reading).into_iter().chain(carriers(claim, reading)).collect();
        let chain = links.join(", through ");
        if !chain.is_empty() && !chains.iter().any(|known| known.contains(&chain)) {
            chains.push(chain);
        }
    }
    let more = chains.len().saturating_sub(CHAINS);
    chains.truncate(CHAINS);
    let shown = chains.join("; ");
    if more == 0 { shown } else { format!("{shown}; and {more} more") }
}

fn carrier<'a>(claim: &ClaimOut, reading: &'a Reading) -> Option<&'a ClaimOut> {
    by_id(claim.through.as_ref()?, reading)
}

/// Ids are `c1`, `c2` … in the order of the list.
fn by_id<'a>(id: &str, reading: &'a Reading) -> Option<&'a ClaimOut> {
    let number: usize = id.strip_prefix('c')?.parse().ok()?;
    reading.claims.get(number.checked_sub(1)?).filter(|claim| claim.id == id)
}
