//! All stages in a row.

use crate::model::Model;
use crate::trace::{Step, Trace};
use crate::{Article, Error, Reading, check, claim, event, name, parse, tag, text, time, token};

/// Reads articles. Make one, use it for all; it is not changed by reading, so threads can share it.
#[derive(Debug)]
pub struct Reader {
    model: Model,
    names: name::Lists,
    claims: claim::Rules,
    times: time::Rules,
    events: event::Lexicon,
    options: time::Options,
    strict: bool,
}

impl Reader {
    /// The English reader, from the rules, word lists and weights embedded in the program.
    ///
    /// # Errors
    /// When an embedded rule, list or model is malformed, which the tests exclude.
    pub fn english() -> Result<Self, Error> {
        Ok(Self {
            model: Model::embedded()?,
            names: name::Lists::embedded()?,
            times: time::Rules::embedded()?,
            claims: claim::Rules::embedded()?,
            events: event::Lexicon::embedded()?,
            options: time::Options::default(),
            strict: false,
        })
    }

    /// The same reader with other choices for times.
    #[must_use]
    pub fn with(self, options: time::Options) -> Self {
        Self { options, ..self }
    }

    /// The same reader with other weights: for training.
    #[must_use]
    pub fn with_model(self, model: Model) -> Self {
        Self { model, ..self }
    }

    /// The same reader with other weights for the rows of the diary: for training.
    #[must_use]
    pub fn with_rows(mut self, model: event::weigh::Model) -> Self {
        self.events.weigh_by(model);
        self
    }

    /// Gives the events the types that PLOVER's manual gives them, which has no future: a visit ahead is AGREE, not CONSULT; an attack
    /// ahead is THREATEN. For comparison with other coders; status, time and participants stay.
    #[must_use]
    pub fn plover_strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// Reads one article. Pure; linear in the length of the text.
    pub fn read(&self, article: &Article<'_>) -> Reading {
        self.run(article, &mut Trace::off(), &mut |_| {})
    }

    /// Reads one article and tells what decided.
    pub fn explain(&self, article: &Article<'_>) -> (Reading, Vec<Step>) {
        let mut trace = Trace::on();
        let reading = self.run(article, &mut trace, &mut |_| {});
        (reading, trace.steps())
    }

    /// Reads one article and calls `passed` with the name of each stage when that stage is done, so that a caller with a clock
    /// can time them.
    pub fn read_watched(&self, article: &Article<'_>, passed: &mut dyn FnMut(&'static str)) -> Reading {
        self.run(article, &mut Trace::off(), passed)
    }

    /// The time expressions alone; stages that times do not need are left out.
    pub fn times(&self, article: &Article<'_>) -> Vec<time::Time> {
        let syntax = self.syntax(article.text);
        let names = self.names(&syntax, article.published);
        self.times_of(&syntax, &names.list, article.published)
    }

    /// The names over trees given from outside.
    pub fn names(&self, syntax: &parse::Syntax<'_>, published: Option<crate::Published>) -> name::Names {
        name::find(syntax, published, &self.names, &mut Trace::off())
    }

    /// The time expressions over trees and names given from outside.
    pub fn times_of(&self, syntax: &parse::Syntax<'_>, names: &[name::Name], published: Option<crate::Published>) -> Vec<time::Time> {
        time::find(time::Input { syntax, names, published, options: self.options }, &self.times, &mut Trace::off())
    }

    /// Tokens, tags and trees alone: for scoring, benchmarks and the curious.
    pub fn syntax<'t>(&self, text: &'t str) -> parse::Syntax<'t> {
        self.syntax_of(token::split(text))
    }

    /// Tags and trees over tokens given from outside.
    pub fn syntax_of<'t>(&self, tokens: token::Tokens<'t>) -> parse::Syntax<'t> {
        let tags = tag::tag(&tokens, &self.model);
        parse::parse(tokens, tags)
    }

    /// The mentions of an article that could be rows of the diary, as examples, and the pairs of those that name a row by `row_of`: for
    /// training.
    pub fn row_examples(
        &self,
        article: &Article<'_>,
        row_of: impl Fn(text::Span) -> Option<usize>,
    ) -> (Vec<event::weigh::lesson::Example>, Vec<event::weigh::lesson::Pair>) {
        let syntax = self.syntax(article.text);
        let names = self.names(&syntax, article.published);
        let times = self.times_of(&syntax, &names.list, article.published);
        let claims = claim::find(&syntax, &names, &self.claims, &mut Trace::off());
        let input = event::Input { syntax: &syntax, names: &names, times: &times, claims: &claims, published: article.published };
        event::weigh::lesson::of(input, &self.events, row_of)
    }

    fn run(&self, article: &Article<'_>, trace: &mut Trace, passed: &mut dyn FnMut(&'static str)) -> Reading {
        let tokens = token::split(article.text);
        passed("token");
        let tags = tag::tag(&tokens, &self.model);
        passed("tag");
        let syntax = parse::parse(tokens, tags);
        passed("parse");
        let names = name::find(&syntax, article.published, &self.names, trace);
        passed("name");
        let times = time::find(
            time::Input { syntax: &syntax, names: &names.list, published: article.published, options: self.options },
            &self.times,
            trace,
        );
        passed("time");
        let claims = claim::find(&syntax, &names, &self.claims, trace);
        passed("claim");
        let mut events = event::find(
            event::Input { syntax: &syntax, names: &names, times: &times, claims: &claims, published: article.published },
            &self.events,
            trace,
        );
        if self.strict {
            event::plover::rewrite(&mut events);
        }
        passed("event");
        let findings = check::find(check::Input {
            syntax: &syntax,
            names: &names,
            times: &times,
            events: &events,
            published: article.published.map(|p| p.day),
        });
        passed("check");
        let reading = Reading::new(article, &syntax, &names, &times, &claims, &events, &findings);
        passed("reading");
        reading
    }
}
