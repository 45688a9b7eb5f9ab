//! What generated news is made of; all of it invented.

pub(super) const OUTLETS: &[&str] = &[
    "The Northern Courier",
    "Harbour Times",
    "Daily Ledger",
    "The Valley Post",
    "Morning Signal",
    "City Herald",
    "The Lantern",
    "Weekend Review",
    "Coast Observer",
    "The Plain Dealer of Lutha",
    "National Wire",
    "The Hill Gazette",
    "Market Day",
    "The Compass",
];

pub(super) const FIRST: &[&str] = &[
    "Ana", "Boris", "Clara", "Dmitri", "Elena", "Farid", "Greta", "Henrik", "Ivana", "Jonas", "Karim", "Lucia", "Marek", "Nadia", "Oskar",
    "Paula", "Rashid", "Sonia", "Tomas", "Ursula", "Viktor", "Wanda", "Yusuf", "Zora",
];

pub(super) const JOBS: &[&str] = &[
    "prime minister",
    "foreign minister",
    "president",
    "trade minister",
    "head of the central bank",
    "union leader",
    "chief executive",
    "governor",
    "mayor",
    "defence minister",
    "opposition leader",
    "party chairwoman",
];

pub(super) const EVENTS: &[&str] =
    &["summit", "meeting", "conference", "debate", "hearing", "visit", "vote", "ceremony", "trial", "strike"];

pub(super) const CAUSES: &[&str] = &[
    "a dispute over fishing rights",
    "the price of grain",
    "new tariffs on steel",
    "the closure of a border crossing",
    "a leaked report",
    "the reform of pensions",
    "a fire at a refinery",
    "the debt of the railways",
    "a ban on imports",
    "the floods of last spring",
    "a ruling of the high court",
    "the sale of a port",
];

/// Sentences that tell of no event, as most of a real article: a hundred words of Wikinews name three events that the ledger keeps.
pub(super) const SCENERY: &[&str] = &[
    "{town} is a town of about {count} thousand people on the river, known for its glass and its apples.",
    "The harbour has berths for twelve ships and is deep enough for the largest of them.",
    "For many families there, the market square is still the centre of the week.",
    "Much of the land around {town} belongs to a handful of owners, and most of the houses are older than the railway.",
    "The office of {who} is on the third floor of a grey building beside the canal.",
    "Prices there are higher than in the capital, and wages are lower.",
    "It is not easy to say who is right, because both sides have a different view of the same figures.",
    "The law on the matter is old, and its wording is anything but clear.",
    "{who} is a lawyer by training and has a reputation for patience.",
    "Nearly every household in {town} has somebody in the mills or on the boats.",
    "The region is poor in water and rich in stone, as its long grey walls show.",
    "For {other}, the question is above all one of fairness.",
    "The two countries share a border of {count} kilometres, most of it in the mountains.",
    "Behind the figures there is an old rivalry between the coast and the hills.",
    "The company has {count} employees at home and about as many abroad.",
    "There are three parties in the council, none of them with a majority of its own.",
    "Outside the town hall the flags are blue and white, and the cafés are full.",
    "The budget of the ministry is small in comparison with that of its neighbours.",
    "Winters in {town} are long, and the road over the pass is narrow and steep.",
    "The mood is calm, even if nobody seems to be in a hurry.",
    "Among the best known names in the field is that of {other}.",
    "The building has room for {count} guests and a view of the whole bay.",
    "It is a question that concerns farmers as much as it does shopkeepers.",
    "The railway is the only link between {town} and the plain on most days of the winter.",
    "Experts are divided on what it means for pensioners, students and small firms.",
    "In the country as a whole, about one job in nine depends on the ports.",
    "The older part of the town has narrow streets, low doors and a great many cats.",
    "On paper the rules are the same for all, but in practice there are many exceptions.",
    "{who} has little in common with {other}, apart from a love of chess.",
    "The region's newspapers are full of letters on the subject.",
    "A loaf of bread costs {count} pence there, more than anywhere else on the coast.",
    "Neither of the two is a stranger to difficult questions.",
    "The museum is free on Sundays, which is one reason for the queue at its door.",
    "Its economy is small, open and sensitive to the price of timber.",
    "The bridge is {count} metres long and only wide enough for one lorry at a time.",
    "There is a school, a chemist and a post office, but no bank.",
];

/// Sentences of background, with gaps.
pub(super) const FILLERS: &[&str] = &[
    "{who} said {cause} had cost the region {count} jobs since {year}.",
    "In {town}, about {count} people protested against {cause} on {past}.",
    "\"We have waited long enough,\" {who} told reporters in {town}.",
    "{other} rejected the criticism and accused {who} of ignoring {cause}.",
    "The two sides last met in {town} on {past}, when they signed an agreement on {cause}.",
    "Analysts in {town} expect little from it, because {cause} remains unsolved.",
    "{who} resigned in {year} after {cause} became public.",
    "According to a report by {other}, {count} families left {town} during that winter.",
    "Police arrested {count} people in {town} on {past}, {other} said.",
    "The ministry sent {count} lorries with food and blankets to {town}.",
    "{who} and {other} have known each other since they studied together in {town}.",
    "A court in {town} fined the company in {year} over {cause}.",
    "{other}, who was elected in {year}, has not commented.",
    "Without an agreement on {cause}, {who} may leave the coalition, aides said.",
    "Trade between the two countries fell by {count} million crowns in {year}.",
    "The road from {town} to the coast has been closed since {past} because of {cause}.",
    "Opponents of {who} say that {cause} shows how little has changed since {year}.",
    "{who} praised the work of {other} and promised more money for schools and hospitals.",
    "The army withdrew {count} soldiers from {town} on {past}.",
    "A spokeswoman for {other} declined to say whether {cause} would be discussed.",
];

pub(super) const SYLLABLES: &[&str] = &[
    "ba", "ben", "bor", "da", "del", "dor", "fa", "fen", "gal", "gor", "hal", "ka", "kel", "kor", "la", "len", "lo", "ma", "mer", "mi",
    "na", "nor", "pa", "per", "ra", "rin", "ro", "sa", "sel", "ta", "tan", "tor", "va", "vel", "vik", "za",
];
