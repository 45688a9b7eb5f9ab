//! Claims over small trees given by hand.

use super::*;
use crate::tag::{Tags, Xpos};
use crate::text::Span;
use crate::token::Tokens;

/// Words split at blanks, sentences at full stops, every word hung on the first of its sentence: enough for what looks at marks alone.
pub(super) fn syntax(text: &str) -> Syntax<'_> {
    let start = |w: &str| w.as_ptr() as usize - text.as_ptr() as usize;
    let mut spans = Vec::new();
    for w in text.split_whitespace() {
        let marks: Vec<_> = w.match_indices('"').map(|(i, _)| i).collect();
        let mut from = 0;
        for m in marks {
            if m > from {
                spans.push(Span::new(start(w) + from, start(w) + m));
            }
            spans.push(Span::new(start(w) + m, start(w) + m + 1));
            from = m + 1;
        }
        if from < w.len() {
            spans.push(Span::new(start(w) + from, start(w) + w.len()));
        }
    }
    let n = spans.len();
    let tokens = Tokens::from_spans(text, &spans, if n == 0 { vec![] } else { vec![0..n] });
    let tags = Tags::from_list(&tokens, &vec![(Upos::X, Xpos::XX); n]);
    Syntax::from_heads(tokens, tags, vec![0; n], vec![Rel::Dep; n])
}

#[test]
fn nothing_harms_it() {
    let rules = Rules::embedded().unwrap();
    for text in ["", "\"", "“ ” »", "according to", "according to \" x", &"\" ".repeat(5000), &"according to ".repeat(3000)] {
        let syntax = syntax(text);
        let names = Names { entity_at: vec![None; syntax.len()], ..Names::default() };
        find(&syntax, &names, &rules, &mut Trace::on());
    }
}

/// What the whole pipeline claims of a text: `source | stance | content | form`, pieces joined by ` + `.
fn read(text: &str) -> Vec<String> {
    let reader = crate::Reader::english().unwrap();
    let article = crate::Article { id: "t", text, published: None, title: None, outlet: None, url: None };
    let reading = reader.read(&article);
    let chars: Vec<char> = text.chars().collect();
    let words = |spans: &[[usize; 2]]| spans.iter().map(|&[a, b]| chars[a..b].iter().collect::<String>()).collect::<Vec<_>>().join(" + ");
    let line = |c: &crate::reading::ClaimOut| {
        let source = c.source.as_ref().map_or("nobody".to_owned(), |s| s.text.clone());
        format!("{source} | {} | {} | {}", c.cue.stance, words(&c.content.spans), c.content.form)
    };
    reading.claims.iter().map(line).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let found = read(text);
    for line in expected {
        assert!(found.iter().any(|f| f == line), "{text}\nwanted {line}\nfound  {found:#?}");
    }
}

#[test]
fn it_stands_for_the_clause() {
    check("It is believed that the fire was set on purpose.", &["nobody | believes | that the fire was set on purpose | indirect"]);
    check("It has been claimed that the firm knew of the leak.", &["nobody | says | that the firm knew of the leak | indirect"]);
}

#[test]
fn says_who_says_what() {
    check("The minister said that the bridge would open in May.", &["The minister | says | that the bridge would open in May | indirect"]);
    check(
        "“We will rebuild it,” Anna Keller said. “It will take a year.”",
        &["Anna Keller | says | “We will rebuild it,” + “It will take a year.” | direct"],
    );
    check(
        "The harbour will close on Friday, according to the Baltic Courier.",
        &["the Baltic Courier | says | The harbour will close on Friday | indirect"],
    );
    check(
        "According to the Courier, Ms Keller, the mayor, has denied that the harbour will close.",
        &[
            "the Courier | says | Ms Keller, the mayor, has denied that the harbour will close | indirect",
            "Ms Keller, the mayor | denies | that the harbour will close | indirect",
        ],
    );
    check("The company denied any wrongdoing.", &["The company | denies | any wrongdoing | indirect"]);
    check(
        "The union accused the railway of breaking its promises.",
        &["The union | accuses | the railway of breaking its promises | indirect"],
    );
}

#[test]
fn goes_on_into_the_next_paragraph() {
    check(
        "“Nobody was hurt,” the mayor said.\n\n“We were lucky, and we know it.”",
        &["the mayor | says | “Nobody was hurt,” + “We were lucky, and we know it.” | direct"],
    );
}

#[test]
fn a_chain_has_an_outer_and_an_inner_claim() {
    let reader = crate::Reader::english().unwrap();
    let text = "The newspaper, citing a senior official, said the talks would resume on Monday.";
    let article = crate::Article { id: "t", text, published: None, title: None, outlet: None, url: None };
    let claims = reader.read(&article).claims;
    let inner = claims.iter().find(|c| c.made_by == "claim/citing").expect("a claim by the official");
    let outer = claims.iter().find(|c| Some(&c.id) == inner.through.as_ref()).expect("a claim by the newspaper");
    assert_eq!(outer.source.as_ref().unwrap().text, "The newspaper");
    assert_eq!(inner.source.as_ref().unwrap().text, "a senior official");
    assert_eq!(inner.content, outer.content);
}

#[test]
fn what_is_told_is_told_to_somebody() {
    check("The clerk told Wirefront that the mayor had left.", &["The clerk | says | that the mayor had left | indirect"]);
    check("The ministry said in a statement that divers would come.", &["The ministry | says | that divers would come | indirect"]);
    check("She said the chairman promised that Ardmoor was safe.", &["the chairman | promises | that Ardmoor was safe | indirect"]);
    check("The crane was broken, said the clerk.", &["the clerk | says | The crane was broken | indirect"]);
    check(
        "The mayor said the crane was broken, the Courier reported.",
        &["The mayor | says | the crane was broken | indirect", "the Courier | reports | The mayor said the crane was broken | indirect"],
    );
}

#[test]
fn who_is_quoted_by_whom() {
    check(
        "The agency quoted Besk as saying that the border would reopen.",
        &[
            "The agency | reports | Besk as saying that the border would reopen | indirect",
            "Besk | says | that the border would reopen | indirect",
        ],
    );
    check(
        "The crane was broken, the Courier reported, citing two clerks.",
        &["the Courier | reports | The crane was broken | indirect", "two clerks | says | The crane was broken | indirect"],
    );
    check("\"The border is shut,\" Besk was quoted as saying by Radio Nord.", &["Besk | says | \"The border is shut,\" | direct"]);
}

#[test]
fn refusals_confirm_and_deny_nothing() {
    check("Helgen would not confirm the figure.", &["Helgen | says | the figure | indirect"]);
    check("The auditors declined to comment.", &["The auditors | says | to comment | indirect"]);
    check("Rath called the report untrue.", &["Rath | denies | the report untrue | indirect"]);
    let asked = read("The clerk, who asked not to be named because the meeting was private, said the plan was dead.");
    assert!(asked.iter().all(|c| !c.contains("| asks |")), "{asked:?}");
}

#[test]
fn what_is_denied_is_the_clause() {
    check("The mayor rejected claims that the council was split.", &["The mayor | denies | the council was split | indirect"]);
    check("The general denied reports that the army had left the town.", &["The general | denies | the army had left the town | indirect"]);
}

#[test]
fn appeals_and_charges_within_what_is_said() {
    let appeal = "His sister appealed to the kidnappers to let him call home. A clerk said the call never came.";
    check(appeal, &["His sister | demands | to let him call home | indirect"]);
    check("The clerk said that managers had ordered staff to sign the forms.", &["managers | demands | to sign the forms | indirect"]);
    check(
        "A lawyer described the deed, which an heir had called worthless, as valid.",
        &["A lawyer | says | the deed, which an heir had called worthless, as valid | indirect"],
    );
    check("On Friday it admitted that five pumps had failed.", &["it | confirms | that five pumps had failed | indirect"]);
}

/// Of the last denial of a text, the beginning of what it denies.
fn denied(text: &str) -> String {
    let reader = crate::Reader::english().unwrap();
    let article = crate::Article { id: "t", text, published: None, title: None, outlet: None, url: None };
    let reading = reader.read(&article);
    let denial = reading.claims.iter().rfind(|c| c.cue.stance == "denies").unwrap_or_else(|| panic!("no denial: {:#?}", reading.claims));
    let of = reading.claims.iter().find(|c| Some(&c.id) == denial.denies.as_ref());
    of.map_or_else(String::new, |c| text.chars().skip(c.content.spans[0][0]).take(16).collect())
}

#[test]
fn a_denial_points_at_what_it_denies() {
    let two = "The Baltic Courier reported on Monday that the mayor had sold the quay. A clerk said the rain had stopped.";
    assert_eq!(denied(&format!("{two} The mayor denied the report.")), "that the mayor h");
    assert_eq!(
        denied("Ann Lee accused the board of theft. Bo Cho said the board met twice. A spokesman dismissed Lee's charge as theatre."),
        "the board of the"
    );
    assert_eq!(
        denied("A diver said that he had seen oil near the pier. The clerk said the quay was open. Norvik denied that oil had leaked."),
        "that he had seen"
    );
    assert_eq!(denied("The clerk said the quay was open. The mayor denied that he would resign."), "");
}

#[test]
fn odd_marks() {
    check(
        "'The council failed us,' said Nora Pike. 'It is late.'",
        &["Nora Pike | says | 'The council failed us,' + 'It is late.' | direct"],
    );
    check("»The bridge will hold,« Lutz Ferring said.", &["Lutz Ferring | says | »The bridge will hold,« | direct"]);
    check("\"The pipe was 12\" wide,\" plumber Tam Reck said.", &["plumber Tam Reck | says | \"The pipe was 12\" wide,\" | direct"]);
    check(
        "\"The vote is over,\" Pavel Stroud said. \"Go home.\"",
        &["Pavel Stroud | says | \"The vote is over,\" + \"Go home.\" | direct"],
    );
    check("Elin Strand, nurse: \"We had no gloves.\"", &["Elin Strand, nurse | says | \"We had no gloves.\" | direct"]);
    check(
        "Vale said he was home.\n\n\"They looked at me.\n\n\"I looked back,\" Pryle said.",
        &["Pryle | says | \"They looked at me.\n\n\"I looked back,\" | direct"],
    );
}

#[test]
fn a_quotation_in_the_frame_of_any_verb() {
    let shot_back = "After the clerk objected, Marlow shot back, “I suppose I could have stayed at home.”";
    check(shot_back, &["Marlow | says | “I suppose I could have stayed at home.” | direct"]);
    check("The ferryman retorted: “They pave parks.”", &["The ferryman | says | “They pave parks.” | direct"]);
    check("“They are still with you,” his wife hummed.", &["his wife | says | “They are still with you,” | direct"]);
    check("They will hold banners reading: “Yes, stop the mill!”", &["They | says | “Yes, stop the mill!” | direct"]);
    check(
        "From Brandt's open letter: “For the sake of our town, we must move on.”",
        &["Brandt | says | “For the sake of our town, we must move on.” | direct"],
    );
    check("17-year-old Jon Potts echoed:\n\n“He speaks his mind.”", &["17-year-old Jon Potts | says | “He speaks his mind.” | direct"]);
    check("“We lost,” he shrugged, “and we paid.”", &["he | says | “We lost,” + “and we paid.” | direct"]);
    check(
        "The union fears a bid by Adlerhof, about which the Gazette reported.",
        &["the Gazette | reports | a bid by Adlerhof | indirect"],
    );
    check("And Lena Brandt was like, “No way, we paid.”", &["Lena Brandt | says | “No way, we paid.” | direct"]);
    check("And then they go “just pay the ferryman”.", &["they | says | “just pay the ferryman” | direct"]);
    // what is left is not said
    let found = read("The choir left the hall, “The Long Barn.” It was cold.");
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn who_says_it_stands_outside_the_marks() {
    check(
        "“You see people pass by and all of that,” Karim Holt, 66, said. “It got worse.”",
        &["Karim Holt, 66 | says | “You see people pass by and all of that,” + “It got worse.” | direct"],
    );
    check(
        "“The board keeps the burden on us,” Penn, whose bid for the seat failed, said.",
        &["Penn, whose bid for the seat failed | says | “The board keeps the burden on us,” | direct"],
    );
    check("“No,“ the clerk said.", &["the clerk | says | “No,“ | direct"]);
}

#[test]
fn speakers_of_a_script() {
    check(
        "((Ann Penn)) We moved the mill in 2019.\n\n((fr)) in French\n\n(( It was late.",
        &["Ann Penn | says | We moved the mill in 2019 | indirect"],
    );
    check(
        "\"WARD: If I may, we have little time.\n\n\"PENN: The mill will not be open. The board has made its choice.",
        &[
            "WARD | says | If I may, we have little time | indirect",
            "PENN | says | The mill will not be open. The board has made its choice | indirect",
        ],
    );
}
