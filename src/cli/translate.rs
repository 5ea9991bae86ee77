//! In: the command line as it is declared, in English, and a language. Out: the same with its help, headings and complaints in that
//! language, from `locales/help.yaml`.

use std::{collections::HashMap, sync::OnceLock};

use clap::{
    Arg, Command,
    builder::{StyledStr, Styles},
    error::{ContextKind, ContextValue, ErrorKind},
};

use crate::{
    model::{
        languages::{DEFAULT, spoken},
        source::Source,
        typography::{self, Profile},
    },
    parse::{self, Limits},
};

/// Language of messages that the environment asks for, as it names it: `fr_BE.UTF-8`. What is written in files, and in which
/// languages, does not hang on it.
#[must_use]
pub fn of_system() -> Option<String> {
    ["ROADMAP_LANG", "LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| set(name))
        .or_else(of_desktop)
}

/// Language that the desktop is set to, where the environment does not tell.
fn of_desktop() -> Option<String> {
    #[cfg(any(windows, target_os = "macos"))]
    return sys_locale::get_locale();
    #[cfg(not(any(windows, target_os = "macos")))]
    None
}

fn set(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Language of the help where the command line cannot be read: `--lang`, else that of the system; English for one not shipped.
pub fn language(arguments: impl IntoIterator<Item = std::ffi::OsString>) -> &'static str {
    let arguments: Vec<String> = arguments
        .into_iter()
        .map(|one| one.to_string_lossy().into_owned())
        .collect();
    let given = arguments
        .iter()
        .enumerate()
        .take_while(|(_, one)| *one != "--")
        .find_map(|(at, one)| match one.strip_prefix("--lang") {
            Some("") => arguments.get(at + 1).cloned(),
            Some(rest) => rest.strip_prefix('=').map(str::to_owned),
            None => None,
        });
    let asked = given.or_else(of_system).unwrap_or_default();
    asked
        .split(['-', '_', '.', ','])
        .next()
        .and_then(spoken)
        .unwrap_or(DEFAULT)
}

/// English words and their translations, by language.
type Words = HashMap<String, HashMap<String, String>>;

fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let source = Source::new("help.yaml", include_str!("../../locales/help.yaml"));
        let entries = parse::parse(source, &Limits::default())
            .map(|document| document.value)
            .unwrap_or_default();
        let entries: Vec<HashMap<String, String>> =
            serde_json::from_value(entries).unwrap_or_default();
        let set = |(lang, words): (String, String)| {
            let words = typography::apply(Profile::of(&lang, None), &words).into_owned();
            (lang, words)
        };
        entries
            .into_iter()
            .filter_map(|entry| {
                Some((
                    entry.get("en")?.clone(),
                    entry.into_iter().map(set).collect(),
                ))
            })
            .collect()
    })
}

/// English words in a language; themselves where there is no translation, which a test excludes.
#[must_use]
pub fn say<'w>(english: &'w str, lang: &str) -> &'w str {
    words()
        .get(english)
        .and_then(|entry| entry.get(lang))
        .map_or(english, String::as_str)
}

/// The same for a text, paragraph by paragraph.
fn say_all(english: &str, lang: &str) -> String {
    english
        .split("\n\n")
        .map(|part| say(part, lang))
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// A command in a language; English is what it is written in.
#[must_use]
pub fn command(mut command: Command, lang: &str) -> Command {
    if lang == "en" {
        return command;
    }
    command.build();
    one(command, lang)
}

fn one(mut command: Command, lang: &str) -> Command {
    let styled = |text: Option<&StyledStr>| text.map(|text| say_all(&text.to_string(), lang));
    let heading = |english: &'static str| say(english, lang);
    for (text, set) in [
        (
            styled(command.get_about()),
            Command::about as fn(Command, String) -> Command,
        ),
        (styled(command.get_long_about()), Command::long_about),
        (styled(command.get_after_help()), Command::after_help),
    ] {
        if let Some(text) = text {
            command = set(command, text);
        }
    }
    let style = Styles::styled();
    let (on, off) = (style.get_usage().render(), style.get_usage().render_reset());
    let usage = heading("Usage:");
    command = command
        .subcommand_help_heading(heading("Commands"))
        .subcommand_value_name(heading("COMMAND"))
        .help_template(format!("{{before-help}}{{about-with-newline}}\n{on}{usage}{off} {{usage}}\n\n{{all-args}}{{after-help}}"));
    command
        .mut_args(|arg| argument(arg, lang))
        .mut_subcommands(|below| one(below, lang))
}

fn argument(arg: Arg, lang: &str) -> Arg {
    let heading = if arg.is_positional() {
        "Arguments"
    } else {
        "Options"
    };
    let values = possible_values(&arg, lang);
    let takes = arg.get_action().takes_values();
    let notes = notes(&arg, lang);
    let names: Vec<&str> = values.iter().map(|(name, _)| name.as_str()).collect();
    let list = (takes && !values.is_empty())
        .then(|| format!("[{} {}]", say("possible values:", lang), names.join(", ")));
    let short = arg
        .get_help()
        .map(|help| say_all(&help.to_string(), lang))
        .unwrap_or_default();
    let long = arg
        .get_long_help()
        .map(|help| say_all(&help.to_string(), lang))
        .unwrap_or_else(|| short.clone());
    let join = |text: &str, more: &[String]| {
        std::iter::once(text)
            .chain(more.iter().map(String::as_str))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let brief = notes
        .iter()
        .cloned()
        .chain(list.clone())
        .collect::<Vec<_>>();
    let mut whole = join(&long, &notes);
    if takes && values.iter().any(|(_, help)| help.is_some()) {
        whole += &format!("\n\n{}", say("Possible values:", lang));
        for (name, help) in &values {
            whole += &format!(
                "\n- {name}{}",
                help.as_ref()
                    .map(|help| format!(" – {help}"))
                    .unwrap_or_default()
            );
        }
    } else if let Some(list) = &list {
        whole = format!("{whole} {list}");
    }
    arg.help_heading(say(heading, lang))
        .help(join(&short, &brief))
        .long_help(whole)
        .hide_default_value(true)
        .hide_possible_values(true)
        .hide_env(true)
}

/// The values that an argument may have, with what they mean.
fn possible_values(arg: &Arg, lang: &str) -> Vec<(String, Option<String>)> {
    arg.get_possible_values()
        .iter()
        .filter(|value| !value.is_hide_set())
        .map(|value| {
            (
                value.get_name().to_owned(),
                value
                    .get_help()
                    .map(|help| say(&help.to_string(), lang).to_owned()),
            )
        })
        .collect()
}

/// What stands behind the help of an argument: its default, and the variable that sets it.
fn notes(arg: &Arg, lang: &str) -> Vec<String> {
    let takes = arg.get_action().takes_values();
    let default: Vec<String> = arg
        .get_default_values()
        .iter()
        .map(|value| value.to_string_lossy().into_owned())
        .collect();
    let env = arg
        .get_env()
        .map(|name| name.to_string_lossy().into_owned());
    let mut notes = Vec::new();
    if takes && !default.is_empty() {
        notes.push(format!("[{} {}]", say("default:", lang), default.join(" ")));
    }
    notes.extend(
        env.filter(|_| takes)
            .map(|env| format!("[{} {env}]", say("environment:", lang))),
    );
    notes
}

/// What is wrong with a command line, in a language; `None` for what is no fault, and in English, which clap speaks.
#[must_use]
pub fn complaint(error: &clap::Error, lang: &str) -> Option<String> {
    if lang == "en"
        || !error.use_stderr()
        || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    {
        return None;
    }
    let context = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(list)) => list.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::StyledStrs(list)) => list
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(", "),
        _ => String::new(),
    };
    let value = context(ContextKind::InvalidValue);
    let english = match error.kind() {
        ErrorKind::UnknownArgument => "there is no option `{arg}` here",
        ErrorKind::InvalidSubcommand => "there is no command `{command}`",
        ErrorKind::InvalidValue if value.is_empty() => "`{arg}` wants a value",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "`{value}` is no value of `{arg}`",
        ErrorKind::MissingRequiredArgument => "this is missing: {arg}",
        ErrorKind::MissingSubcommand => "a command is missing",
        ErrorKind::ArgumentConflict => "`{arg}` cannot stand together with {prior}",
        _ => "this command line cannot be read",
    };
    let mut lines = vec![
        say(english, lang)
            .replace("{command}", &context(ContextKind::InvalidSubcommand))
            .replace("{prior}", &context(ContextKind::PriorArg))
            .replace("{arg}", &context(ContextKind::InvalidArg))
            .replace("{value}", &value),
    ];
    let guess = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ]
    .map(context)
    .concat();
    if !guess.is_empty() {
        lines.push(say("did you mean {guess}?", lang).replace("{guess}", &guess));
    }
    let known = [ContextKind::ValidValue, ContextKind::ValidSubcommand]
        .map(context)
        .concat();
    if !known.is_empty() {
        lines.push(format!("{} {known}", say("possible values:", lang)));
    }
    let usage = context(ContextKind::Usage);
    if let Some((_, usage)) = usage.split_once(':') {
        lines.push(format!("{} {}", say("Usage:", lang), usage.trim()));
    }
    lines.push(say("More: --help", lang).to_owned());
    Some(lines.join("\n"))
}

/// Every English paragraph that a command shows.
#[must_use]
pub fn texts(command: &Command) -> Vec<String> {
    let mut all: Vec<String> = [
        command.get_about(),
        command.get_long_about(),
        command.get_after_help(),
    ]
    .into_iter()
    .flatten()
    .map(ToString::to_string)
    .collect();
    for arg in command.get_arguments() {
        all.extend(
            [arg.get_help(), arg.get_long_help()]
                .into_iter()
                .flatten()
                .map(ToString::to_string),
        );
        all.extend(
            arg.get_possible_values()
                .iter()
                .filter_map(|value| value.get_help())
                .map(ToString::to_string),
        );
    }
    let mut all: Vec<String> = all
        .iter()
        .flat_map(|text| text.split("\n\n"))
        .map(str::to_owned)
        .collect();
    all.extend(command.get_subcommands().flat_map(texts));
    all
}
