//! `dateline access`: users and tokens for `dateline serve`.

use crate::exit::Outcome;
use crate::print::{harmless, line};
use crate::web::access::{Access, Role, Token, User, hashed, kept, secret};
use anyhow::Context as _;
use std::io::Read as _;
use std::path::PathBuf;

/// What makes the file.
pub(crate) const FILE_HELP: &str = "`dateline access add-user NAME --file access.toml` makes one";

/// Set up who may use `dateline serve`: users with passwords, and tokens for programs
///
/// The file keeps hashes of passwords (Argon2id) and of tokens, never themselves. Name it in `dateline serve --access FILE`.
/// A provider of OpenID Connect is written into it by hand, as the table `[oidc]`; README shows it.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    dateline access add-user ines --role editor < password.txt\n  \
    dateline access add-token wall-screen\n  \
    dateline access list\n\n\
    Exit status: 0 all well, 1 failure, 2 wrong usage.")]
pub(crate) struct Args {
    #[command(subcommand)]
    what: Do,

    /// What a new user or token may do: look, or look and correct
    #[arg(long, global = true, value_enum, default_value_t = Role::Reader)]
    role: Role,

    /// The file
    #[arg(long, global = true, value_name = "FILE", default_value = "access.toml")]
    file: PathBuf,
}

#[derive(Debug, clap::Subcommand)]
enum Do {
    /// Add a user, or give one another password and role; the password is read from standard input
    AddUser { name: String },
    /// Add a token for a program and print it, this once
    AddToken { name: String },
    /// Take away a user or a token
    Remove { name: String },
    /// List users, tokens and the provider of [oidc]
    List,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let mut access = match args.file.exists() {
        true => Access::load(&args.file)?,
        false => Access::default(),
    };
    match &args.what {
        Do::AddUser { name } => {
            let user = User { name: name.clone(), role: args.role, password: kept(&password()?)? };
            access.users.retain(|u| u.name != *name);
            access.users.push(user);
        }
        Do::AddToken { name } => {
            let token = secret()?;
            access.tokens.retain(|t| t.name != *name);
            access.tokens.push(Token { name: name.clone(), role: args.role, hash: hashed(&token) });
            access.store(&args.file)?;
            line(&token)?;
            return Ok(Outcome::Done);
        }
        Do::Remove { name } => {
            let before = access.users.len() + access.tokens.len();
            access.users.retain(|u| u.name != *name);
            access.tokens.retain(|t| t.name != *name);
            if access.users.len() + access.tokens.len() == before {
                anyhow::bail!("wanted a user or a token, met {name:?}; `dateline access list` lists them");
            }
        }
        Do::List => {
            access.users.iter().try_for_each(|u| line(&harmless(&format!("user {} {}", word(u.role), u.name))))?;
            access.tokens.iter().try_for_each(|t| line(&harmless(&format!("token {} {}", word(t.role), t.name))))?;
            access.oidc.iter().try_for_each(|o| line(&harmless(&format!("oidc {} {}", o.client_id, o.issuer))))?;
            return Ok(Outcome::Done);
        }
    }
    access.store(&args.file)?;
    Ok(Outcome::Done)
}

fn word(role: Role) -> &'static str {
    match role {
        Role::Reader => "reader",
        Role::Editor => "editor",
    }
}

/// Shortest password that is taken.
const SHORTEST: usize = 10;

/// A line from standard input.
fn password() -> anyhow::Result<String> {
    let mut text = String::new();
    std::io::stdin().take(4_096).read_to_string(&mut text).context("the password, from standard input")?;
    let password = text.lines().next().unwrap_or_default();
    if password.chars().count() < SHORTEST {
        anyhow::bail!("wanted a password of at least {SHORTEST} letters on standard input, met {}", password.chars().count());
    }
    Ok(password.to_owned())
}
