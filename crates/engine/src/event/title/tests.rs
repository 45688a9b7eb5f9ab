//! Sentences and the titles of their events.

use crate::event::tests::titles;

/// Each text with the title of the event headed by a word.
fn check(table: &[(&str, &str, &str)]) {
    for (text, word, wanted) in table {
        assert_eq!(titles(text, word), [*wanted], "{text}");
    }
}

#[test]
fn verbs_take_their_complements() {
    check(&[
        ("The board declared Ann Lee winner on Friday.", "declared", "The board declares Ann Lee winner"),
        ("Acme was declared bankrupt on Friday.", "declared", "Acme declared bankrupt"),
        ("A fire broke out near Lutha on Monday.", "fire", "Fire in Lutha"),
        ("Both houses held a minute of silence on Monday.", "held", "Both houses hold a minute of silence"),
        ("Bo Cho served as one of the advisors of the queen.", "served", "Bo Cho serves as one of the advisors of the queen"),
        ("Bo Cho resigned as mayor of Lutha on Monday.", "resigned", "Bo Cho resigns as mayor of Lutha"),
        ("Danish singer and writer Ann Lee died in Lutha on Monday.", "died", "Danish singer and writer Ann Lee dies in Lutha"),
        ("The speech that Ann Lee gave on Monday moved the town.", "gave", "Ann Lee gives the speech"),
        ("The firm announced on Monday that it would close two mines.", "announced", "The firm announces it would close two mines"),
    ]);
}

#[test]
fn passives_keep_their_patient() {
    check(&[
        ("The bill was passed by the senate on Monday.", "passed", "The senate passes the bill"),
        ("Three miners were rescued on Monday.", "rescued", "Three miners rescued"),
        ("The visit was called off after a strike closed the airport.", "closed", "A strike closes the airport"),
        ("The findings, published on Monday, surprised the town.", "published", "The findings published"),
    ]);
}

#[test]
fn nouns_take_what_they_are_about() {
    check(&[
        ("The police opened an investigation into the fire on Monday.", "investigation", "Investigation into the fire by the police"),
        ("The union has called for an investigation into the shooting.", "investigation", "Investigation into the shooting"),
        ("The union called for a referendum on the treaty.", "referendum", "Referendum on the treaty"),
        ("Ann Lee regretted her resignation.", "resignation", "Ann Lee's resignation"),
        ("A spokesman for Bo Cho claimed Cho decided to drop out of the race.", "drop", "Cho drops out of the race"),
        ("Bo Cho, the leader, agreed to proceed with a trial, anticipated to begin in January.", "begin", "A trial begins"),
        ("The cabinet proposed an amendment to the charter in May.", "amendment", "Amendment to the charter"),
        ("The speaker announced the vote on Monday.", "vote", "Vote announced by the speaker"),
        ("The attack on the camp that took place on Monday killed six.", "attack", "Attack on the camp"),
        ("The governor declared a state of emergency on Monday.", "emergency", "State of emergency by the governor"),
        ("The premier will hold talks with the union on Friday.", "talks", "Talks between the premier and the union"),
        ("The minister is to face trial in May.", "trial", "Trial of the minister"),
        ("The charity will undergo an audit in May.", "audit", "Audit of the charity"),
        ("The party is to hold more than a dozen primary elections in May.", "elections", "Primary elections by the party"),
    ]);
}

#[test]
fn a_bare_noun_takes_its_clause() {
    check(&[
        ("A fire on Monday killed five girls.", "fire", "Fire that killed five girls"),
        ("The film opens in cinemas on May 3.", "film", "The film opens in cinemas"),
        ("The mayor said she would not take part in the debate on Friday.", "debate", "Debate"),
        ("Four men were killed in a firefight on Monday.", "firefight", "Four men killed in a firefight"),
        ("During the funeral on Monday, the wall of the mill collapsed.", "funeral", "Funeral: the wall of the mill collapses"),
        ("The town suffered a landslide on Monday.", "landslide", "The town suffers a landslide"),
        ("The senator ended her campaign on Monday.", "campaign", "The senator ends her campaign"),
        ("The Herald published a poll on Monday.", "poll", "The Herald publishes a poll"),
    ]);
}

#[test]
fn a_noun_alone_is_told_under_its_topic() {
    check(&[
        (
            "Ann Lee was convicted of arson on Monday. Lee had denied it. The judge did not believe Lee. Sentencing is scheduled for May 4.",
            "Sentencing",
            "Ann Lee: sentencing",
        ),
        ("Sentencing is scheduled for May 4.", "Sentencing", "Sentencing"),
        (
            "Judge Bo Cho was late. Judge Bo Cho heard nobody. Judge Bo Cho smiled. Sentencing is scheduled for May 4.",
            "Sentencing",
            "Sentencing",
        ),
        (
            "Berlin voted on Monday. The vote in Berlin was quiet. The mayor of Berlin said the council would shut the school in May.",
            "shut",
            "Berlin: the council shuts the school",
        ),
        (
            "Lutha voted. The vote in Lutha was quiet. The mayor of Lutha will meet Ann Lee in May.",
            "meet",
            "The mayor of Lutha meets Ann Lee",
        ),
    ]);
}

#[test]
fn objects_stay_whole() {
    check(&[
        ("Bo Cho was awarded the Order of the Rose in 2014.", "awarded", "Bo Cho awarded the Order of the Rose"),
        ("Rescuers recovered at least ten miners on Monday.", "recovered", "Rescuers recover at least ten miners"),
        ("Danish brewer Halla Group sold two mills on Monday.", "sold", "Danish brewer Halla Group sells two mills"),
        ("The officers shot him dead on Monday.", "shot", "The officers shoot him dead"),
        ("Ann Lee dropped out of the race on Monday.", "dropped", "Ann Lee drops out of the race"),
        ("On Monday the mayor erased some of the debt.", "erased", "The mayor erases some of the debt"),
        ("The rebels vowed to wreck and burn the bridge on Monday.", "wreck", "The rebels wreck the bridge"),
        ("In a report published the following day, the ministry denounced the strike.", "published", "A report published"),
        ("At least seven people were killed on Monday.", "killed", "At least seven people killed"),
        ("About 200 people voted in Sunday's election.", "voted", "About 200 people vote in election"),
        (
            "The Herald reported on Monday, prices of wool had risen to nine crowns.",
            "reported",
            "The Herald reports prices of wool rise to nine crowns",
        ),
    ]);
}

#[test]
fn whoever_asks_is_not_who_does() {
    check(&[
        ("The judge ordered the firm to pay the miners.", "pay", "The firm pays the miners"),
        ("((Ann Lee)) I ran the mill in 2019.", "ran", "Ann Lee runs the mill"),
        ("The union called on Acme to reopen the mine.", "reopen", "Acme reopens the mine"),
        ("A vote will be held on Friday to decide whether to close the school.", "close", "Close the school"),
        ("The council explained the decision to close the school.", "decision", "Decision to close the school"),
        ("They decided to suspend the search on Monday.", "suspend", "Suspend the search"),
    ]);
}

#[test]
fn a_verb_alone_is_no_row() {
    assert!(crate::event::tests::rows("I decided to try.").is_empty());
    assert_eq!(crate::event::tests::rows("The firm plans to sell the mine.").len(), 1);
}
