//! The value of a rule: a literal (`PRESENT_REF`), a function of the stage (`ago({count}, {unit})`), or the sum
//! `{published} - {count} {unit}`, which is short for `shift(published, -, {count}, {unit})`.

use super::{Names, Pattern};
use crate::Error;

/// A call of one of the stage's functions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The number of the function.
    pub function: usize,
    /// What it is given.
    pub args: Vec<Arg>,
}

/// One argument of a [`Call`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// What the capture in this slot held.
    Capture(usize),
    /// A word as the file has it.
    Word(Box<str>),
}

impl Call {
    /// Reads a value. A literal is a call of the stage's function `literal`.
    ///
    /// # Errors
    /// On an unknown function or capture, or a number of arguments that the function does not take.
    pub fn parse(text: &str, pattern: &Pattern, names: &impl Names) -> Result<Self, Error> {
        let (name, args) = split(text.trim())?;
        let args = args.iter().map(|a| arg(a, pattern)).collect::<Result<Vec<_>, _>>()?;
        let (function, takes) = names.function(name).ok_or_else(|| Error::new(format!("unknown value function {name:?}")))?;
        if !takes.contains(&args.len()) {
            let (low, high) = (takes.start(), takes.end());
            return Err(Error::new(format!("{name} wants {low} to {high} arguments, met {}", args.len())));
        }
        Ok(Self { function, args })
    }
}

fn split(text: &str) -> Result<(&str, Vec<&str>), Error> {
    if let Some((name, rest)) = text.split_once('(') {
        let inner = rest.strip_suffix(')').ok_or_else(|| Error::new(format!("wanted `)` at the end of {text:?}")))?;
        let args = inner.split(',').map(str::trim).filter(|a| !a.is_empty()).collect();
        return Ok((name.trim(), args));
    }
    if let Some(sum) = text.strip_prefix("{published}") {
        let words: Vec<&str> = sum.split_whitespace().collect();
        return match words[..] {
            [sign @ ("+" | "-"), count, unit] => Ok(("shift", vec!["published", sign, count, unit])),
            _ => Err(Error::new(format!("wanted {{published}} + or - {{count}} {{unit}}, met {text:?}"))),
        };
    }
    Ok(("literal", vec![text]))
}

fn arg(text: &str, pattern: &Pattern) -> Result<Arg, Error> {
    let Some(name) = text.strip_prefix('{').and_then(|t| t.strip_suffix('}')) else { return Ok(Arg::Word(text.into())) };
    let slot = pattern.captures.iter().position(|c| c == name);
    slot.map(Arg::Capture).ok_or_else(|| Error::new(format!("unknown capture {{{name}}} in `value`")))
}
