//! The whole stage on short texts of our own, with the weights in the program.

use super::*;
use crate::Reader;

fn read(text: &str) -> (Names, String) {
    let reader = Reader::english().unwrap();
    let syntax = reader.syntax(text);
    let published = Some(Published::parse("2018-06-02").unwrap());
    (find(&syntax, published, &Lists::embedded().unwrap(), &mut Trace::off()), text.to_owned())
}

/// Each name as `words/kind`.
fn names(text: &str) -> Vec<String> {
    let (names, text) = read(text);
    names.list.iter().map(|n| format!("{}/{:?}", n.span.of(&text), n.kind)).collect()
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(names(text), expected, "{text}");
}

#[test]
fn kinds() {
    check("Anna Kowalska flew from Oslo to Kenya on Monday.", &["Anna Kowalska/Person", "Oslo/Place", "Kenya/Place"]);
    check("The World Health Organization thanked Canadian doctors.", &["World Health Organization/Organisation", "Canadian/Nationality"]);
    check("Oil leaked into the Gulf of Mexico, Reuters reported.", &["Gulf of Mexico/Place", "Reuters/Organisation"]);
    check("They will watch the World Cup in Qatar.", &["World Cup/Event", "Qatar/Place"]);
}

#[test]
fn bodies_take_their_place_along() {
    check("The Kenyan Ministry of Water asked for help.", &["Kenyan Ministry of Water/Organisation"]);
    check("He joined the Oregon Department of Forestry.", &["Oregon Department of Forestry/Organisation"]);
    check("The Islamic State of Iraq and Syria took the town.", &["Islamic State of Iraq and Syria/Organisation"]);
}

#[test]
fn titles_and_months_are_no_names() {
    check("The talks ended in mid-August.", &[]);
    check("Our National Security Adviser left early.", &[]);
}

#[test]
fn a_family_name_that_opens_a_sentence() {
    check("Anna Banks opened the fair. Banks said it was late.", &["Anna Banks/Person", "Banks/Person"]);
    check("Anna Keller opened the fair. Banks said it was late.", &["Anna Keller/Person"]);
}

#[test]
fn places_of_datelines() {
    check("LIMURU, Kenya (AP) — Farmers met on Monday.", &["LIMURU/Place", "Kenya/Place", "AP/Organisation"]);
}

/// The entity with this name: its mentions, country, role.
fn entity(text: &str, name: &str, mentions: &[&str], country: Option<&str>, role: Option<&str>) {
    let reader = Reader::english().unwrap();
    let syntax = reader.syntax(text);
    let published = Some(Published::parse("2018-06-02").unwrap());
    let names = find(&syntax, published, &Lists::embedded().unwrap(), &mut Trace::off());
    let entity = names.entities.iter().find(|e| e.name == name);
    let entity = entity.unwrap_or_else(|| panic!("no {name} in {:?}", names.entities));
    let words: Vec<_> = entity.mentions.iter().map(|m| syntax.span(m.clone()).of(text)).collect();
    assert_eq!(words, mentions, "{text}");
    assert_eq!((entity.country, entity.role.as_deref()), (country, role), "{text}");
}

#[test]
fn names_join_by_their_words() {
    entity(
        "French President Emmanuel Macron met farmers on Tuesday. Macron said he would return.",
        "Emmanuel Macron",
        &["Emmanuel Macron", "Macron", "he"],
        Some("FR"),
        Some("French President"),
    );
    entity(
        "The International Monetary Fund approved the loan. The IMF said the money would arrive in May.",
        "International Monetary Fund",
        &["International Monetary Fund", "IMF"],
        None,
        None,
    );
}

#[test]
fn two_long_names_of_the_same_capitals_are_two() {
    entity("The Rural Party met on Monday. The Reform Party stayed away.", "Rural Party", &["Rural Party"], None, None);
}

#[test]
fn roles_and_countries() {
    entity(
        "Anna Novak, the Kenyan ambassador to Chile, resigned.",
        "Anna Novak",
        &["Anna Novak", "the Kenyan ambassador to Chile"],
        Some("KE"),
        Some("Kenyan ambassador to Chile"),
    );
    entity("Secretary of State Mike Pompeo flew home.", "Mike Pompeo", &["Mike Pompeo"], Some("US"), Some("Secretary of State"));
    entity("Peru's Supreme Court freed him.", "Supreme Court", &["Supreme Court"], Some("PE"), None);
    entity("They welcomed President Maduro in Havana.", "Maduro", &["Maduro"], Some("VE"), Some("President"));
}

#[test]
fn nouns_find_what_they_repeat() {
    entity(
        "A senior palace official spoke to the paper. The rain had stopped. The official said the road was open.",
        "A senior palace official",
        &["A senior palace official", "The official"],
        None,
        None,
    );
}

#[test]
fn a_noun_before_a_name_is_who_has_it() {
    entity(
        "The council's secretary, Mara Venn, spoke first. The secretary said that she would leave.",
        "Mara Venn",
        &["The council's secretary", "Mara Venn", "The secretary", "she"],
        None,
        Some("council's secretary"),
    );
    // told before he was named
    entity(
        "The plant will stay shut, its director told workers. The director, Jarl Tove, said so on Monday.",
        "Jarl Tove",
        &["its director", "The director", "Jarl Tove"],
        None,
        Some("director"),
    );
    entity("A teacher named Pia Holt called the police.", "Pia Holt", &["A teacher", "Pia Holt"], None, None);
    entity(
        "General Otto Brandt arrived on Monday. The general denied the report.",
        "Otto Brandt",
        &["Otto Brandt", "The general"],
        None,
        Some("General"),
    );
    // several are not one
    entity("The secretaries, Mara Venn and Jarl Tove, spoke first.", "Mara Venn", &["Mara Venn"], None, Some("secretaries"));
}

#[test]
fn what_stands_before_a_name_tells_its_kind() {
    check("The news was first told by the website Harbour Lantern.", &["Harbour Lantern/Organisation"]);
    check("Its spokeswoman, Odda Brill, told reporters.", &["Odda Brill/Person"]);
}

#[test]
fn the_company_is_no_newspaper() {
    let text = "Norvik Steel said on Monday that it had paid. The Daily Anchor reported in May that it had not. The company called the article false.";
    assert_eq!(stands_for(text, "company"), "Norvik Steel");
}

#[test]
fn two_leaders_are_two_persons() {
    let text = "Justin Trudeau met Jacinda Ardern in Ottawa. The two leaders spoke about trade.";
    let (names, _) = read(text);
    let pair = names.entities.iter().find(|e| !e.members.is_empty()).unwrap();
    let members: Vec<_> = pair.members.iter().map(|&m| names.entities[m].name.as_str()).collect();
    assert_eq!(members, ["Justin Trudeau", "Jacinda Ardern"]);
}

#[test]
fn a_role_told_later_is_that_of_the_only_person() {
    let heads = |text| read(text).0.entities.iter().filter(|e| e.kind == Kind::Person).count();
    assert_eq!(heads("Anna Berg has seen storms before. The chief executive of Norvik Steel spoke in Oslo."), 1);
    assert_eq!(heads("Anna Berg met Jan Novak on Monday. The chief executive of Norvik Steel spoke in Oslo."), 3);
}

/// Name of the entity that the last word `pronoun` of the text stands for; "" for none.
fn stands_for(text: &str, pronoun: &str) -> String {
    let reader = Reader::english().unwrap();
    let syntax = reader.syntax(text);
    let names = find(&syntax, None, &Lists::embedded().unwrap(), &mut Trace::off());
    let at = (0..syntax.len()).rfind(|&i| syntax.lower(i) == pronoun).unwrap();
    names.entity_at[at].map_or_else(String::new, |e| names.entities[e as usize].name.clone())
}

#[test]
fn pronouns() {
    for (text, pronoun, name) in [
        // who spoke goes on to speak, however he was described
        (
            "\u{201c}It is a start,\u{201d} said Jonas Weber, a spokesman for the Harbour Union. \u{201c}We go on,\u{201d} he said.",
            "he",
            "Jonas Weber",
        ),
        ("Anna Berg thanked Jan Novak. She opened the bridge.", "she", "Anna Berg"),
        // the object is not the subject
        ("Adam Kerr met Jan Novak in Oslo. Paul Lind praised him.", "him", "Adam Kerr"),
        ("Adam Kerr praised Jan Novak, thanking him for the work.", "him", "Jan Novak"),
        ("Adam Kerr told Jan Novak to follow him.", "him", "Adam Kerr"),
        // nor what is compared
        ("Adam Kerr has won more races than Jan Novak has, despite his age.", "his", "Adam Kerr"),
        ("Police said a passenger told them of the smoke.", "them", "Police"),
        ("Ann Lee and Bo Cho spoke on Monday. The two leaders said they would meet in May.", "they", "The two leaders"),
        ("The company Norvik Steel said it would close its plant.", "its", "Norvik Steel"),
        ("It is raining in Oslo.", "it", ""),
        ("Norvik is on the docket. Is this a waiver? It is one.", "it", ""),
        ("Anna Berg has seen storms before. The chief executive of Norvik Steel told reporters that she would stay.", "she", "Anna Berg"),
    ] {
        assert_eq!(stands_for(text, pronoun), name, "{text}");
    }
}

#[test]
fn whatever_the_text_the_result_is_in_order() {
    for text in ["", ".", "Ł", "А. Б. В.", "of the of the", "\"\"\"\"\"", "\u{0}\u{301}", "U.S. U.S. U.S.", "The the The of Of And"] {
        let (names, text) = read(text);
        assert!(names.list.windows(2).all(|w| w[0].span.end <= w[1].span.start), "{text}");
        assert!(names.entity_at.iter().flatten().all(|&e| (e as usize) < names.entities.len()));
    }
    let (names, _) = read(&"Smith met him. ".repeat(3_000));
    assert!(!names.list.is_empty());
}
