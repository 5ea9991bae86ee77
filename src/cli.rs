//! In: the command line. Out: what is asked for; the comments here are the help text.

pub(crate) mod colour;
mod desk;
mod import;
mod output;
mod setup;
pub mod translate;

use std::path::PathBuf;

pub use crate::{fiche::audience::Audience, render::Target};

use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};

use crate::{model::diagnostic::Level, report::Format};

pub use desk::{Desk, Form, FormKind, Inbox, Merge, Serve};
pub use import::{Account, Import};
pub use output::Output;
pub use setup::{Forge, Hook, Init, Which};

/// Checks the fiches of a programme of cities and renders their dossiers.
///
/// A programme is a folder with a `roadmap.yaml` and one folder a city under `cities/`.
/// Run `roadmap` anywhere inside it.
#[derive(Debug, Parser)]
#[command(name = "roadmap", version, max_term_width = 100, arg_required_else_help = true, after_help = EXAMPLES)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Language of messages: fr, en or es [default: ROADMAP_LANG, or that of your system]
    #[arg(long, global = true, value_name = "LANG")]
    pub lang: Option<String>,
    /// Colours in what is printed
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto)]
    pub color: Colour,
    /// Stand in this folder instead of the current one
    #[arg(short = 'C', long, global = true, value_name = "DIR")]
    pub directory: Option<PathBuf>,
    /// With --version: also the revision, the system and what the program was built with, for a report of a fault
    #[arg(long, requires = "version")]
    pub long: bool,
}

const EXAMPLES: &str = "\
Examples:
  roadmap validate                       check every city
  roadmap validate cities/bruges         check one city
  roadmap validate --format github       annotate a pull request
  roadmap validate --output sarif=FILE   write one report more, in another form
  roadmap fix                            mend what can be read in one way only
  roadmap fmt --check                    tell which fiches are laid out otherwise
  roadmap explain word-limit             what a rule asks for, with examples
  roadmap render --out site              make all internal dossiers
  roadmap render --audience public --lang fr,en --out ../preview
  roadmap status                         how far every city is, what is missing
  roadmap inbox                          what waits for whom since when
  roadmap new city bruges --country BE   begin a dossier
  roadmap new fiche bruges action-plan   begin one fiche that is missing
  roadmap serve --city bruges --open     fill in a city's fiches in the browser
  roadmap form bruges --to docx          write the form for Word, to fill in
  roadmap record bruges submitted        write a decision
  roadmap history cities/bruges          who changed which answer when
  roadmap merge                          settle two versions that git could not
  roadmap import form.answers.json       take in a form that was sent back
  roadmap init --ci github               begin a programme, checked on GitHub
  roadmap hook install                   check before every commit
  roadmap publish --out ../public        export what may be shown, scanned

Exit status: 0 nothing found at or above the threshold, 1 findings, 2 the check could not be made.";

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// If the output is a terminal and NO_COLOR is not set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check fiches: what is missing, wrong or too long, and how to mend it
    ///
    /// Words are counted by splitting at spaces and at en and em dashes; a piece counts if it holds a letter
    /// or a digit; apostrophes and hyphens do not split; Markdown marks and link targets do not count.
    Validate(Validate),
    /// Mend what can be read in one way only: layout, keys, dates and codes in words
    ///
    /// Shows every line as it was and as it is. What somebody wrote is kept: where a code takes the place of words, they stay beside it
    /// as a note. What only a person can know is left, and counted.
    Fix(Fix),
    /// Lay fiches out alike: indentation, spaces, line ends, a text over several lines as a block
    ///
    /// No answer and no remark is changed: what is written was read again and compared. A file that cannot be read is left and counted.
    Fmt(Fmt),
    /// Make the dossiers of the cities, in Markdown and HTML
    ///
    /// The public dossier holds no budget, no e-mail address and no letter.
    Render(Render),
    /// Show how far every city is, what is still missing, and the dashboard of the programme
    Status(Status),
    /// Show what waits for whom since when, the oldest first
    ///
    /// Dossiers to be decided on or changed since, questions without an answer, cities without a question, letters that are missing,
    /// translations that are behind.
    Inbox(Inbox),
    /// Tell what changed between two states, in the words of the form
    ///
    /// Items of lists are matched by what they are; texts are compared word by word; layout, comments and the order of keys are no
    /// changes.
    Diff(Diff),
    /// Tell a reviewer what a proposed change does: answers, findings, progress, who may
    ///
    /// The proposal is held against the commit where it left its base. Owners are those that the base declares in `roadmap.yaml`
    /// under `owners:`; a proposal cannot give itself rights.
    Review(Review),
    /// Write the form of a city as a document to fill in, outside git
    ///
    /// It stands where the fiches stand, or is blank. What is filled in and sent back is read by `import`. The document holds what is
    /// internal unless it is made for the public, and says so on every page.
    Form(Form),
    /// Tell who changed which answer when and why, or the last change of every fiche
    ///
    /// Files are followed under the names that they had before. Days are those of the author's own calendar, as git shows them.
    History(History),
    /// Merge two versions of fiches answer by answer, where git would only see lines
    ///
    /// What one side changed is taken, what both changed alike once, a text by its paragraphs. Where both changed one answer, both
    /// versions stand in the file between git's marks, and are shown in the words of the form. Exits with 1 as long as one is left.
    Merge(Merge),
    /// Take in forms that were sent back: answers reach their fiches, and what becomes of each is told
    ///
    /// Taken is what only the form changed since it was made. Where the fiche was changed as well, it stays, and both answers are shown.
    /// Words that answer no question are told with their place; none is lost. Exits with 1 where a person is to decide.
    Import(Import),
    /// Show who may change what, as the forge's CODEOWNERS
    ///
    /// Says who may change what from `roadmap.yaml`: `owners: {secretariat: ["@office"], cities: {bruges: ["@bruges-office"]}}`.
    Owners(Owners),
    /// Export the public site and data of accepted dossiers, scanned for every internal value
    ///
    /// Only what is declared public, and only of cities whose state allows it. Every file is scanned for every internal value before
    /// anything is put in place; a find stops the publication and leaves the earlier one as it was.
    Publish(Publish),
    /// Begin a programme: its folders and settings, and the files by which a forge checks it
    ///
    /// Nothing that is there already is touched. In a programme that exists, only the files of --ci are added.
    Init(Init),
    /// Begin a city, a project, a network or an event: files with each question, to fill in
    New {
        /// What to begin
        #[command(subcommand)]
        kind: New,
    },
    /// Fill in the fiches of a city in the browser of this machine, without YAML; nothing is sent anywhere
    ///
    /// Pages with the questions of the form, what is to be mended beside each answer, and the dossier as it would be. What is saved is
    /// written into the files of the city: comments and layout stay, and what a colleague changed meanwhile is put together with it.
    /// Only this machine can open the address, and only with the secret in it.
    Serve(Serve),
    /// Write a decision on a city's dossier, or note that translations are up to date
    ///
    /// The decision goes to the end of `record:` in the city's `city.yaml`; the rest of the file stays as it is. A decision
    /// such as `accepted` bears a fingerprint of the answers: if they change later, `validate` says so until it is taken again.
    Record(Record),
    /// Put a picture beside a fiche: turned upright, made smaller, and cleaned of all that a camera wrote into it
    ///
    /// The file is written anew before git can keep it: no position, no hour, no device, no names, nothing behind its end. The fiche
    /// names it under `pictures:`; only what is declared public is published.
    Picture(Picture),
    /// Have git check the programme before every commit or push, without the pre-commit client
    Hook {
        /// What to do
        #[command(subcommand)]
        action: Hook,
    },
    /// Tell what a rule asks for, with a wrong and a right example
    Explain {
        /// Name of the rule, as it stands in a report between brackets [default: list all]
        rule: Option<String>,
    },
    /// Print the JSON Schema of a kind of fiche, for editors
    Schema(SchemaOf),
    /// Print the completions of a shell
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

/// Which state of the files is meant; those on disk unless said otherwise.
#[derive(Debug, Clone, Default, Args)]
pub struct At {
    /// Take the files of this revision, without a checkout
    #[arg(long, value_name = "REV", conflicts_with = "staged")]
    pub rev: Option<String>,
    /// Take the files as they would be committed now
    #[arg(long)]
    pub staged: bool,
    /// Only what changed since this branch or revision: the rest is counted
    #[arg(long, value_name = "REF")]
    pub since: Option<String>,
}

/// Options of `validate`.
#[derive(Debug, Clone, Args)]
pub struct Validate {
    /// Programme, cities or fiches to check; `-` for standard input [default: the whole programme]
    pub paths: Vec<PathBuf>,
    /// State of the files
    #[command(flatten)]
    pub at: At,
    /// Path that standard input stands for, as `cities/bruges/themes.yaml`
    #[arg(long, value_name = "PATH")]
    pub stdin_filename: Option<String>,
    /// Form of the report; the exit status does not depend on it
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Write the report to FILE instead of standard output; with FORMAT=, one report more in that form. Repeatable
    ///
    /// Every report comes from the same check:
    /// `--output sarif=report.sarif --output markdown=comment.md` writes two files and still prints the report of --format.
    /// Only a known form before `=` is taken for one; `--output ./json=x` writes a file of that name.
    #[arg(short, long, value_name = "[FORMAT=]FILE", value_parser = Output::<Format>::parser(), value_hint = ValueHint::FilePath)]
    pub output: Vec<Output<Format>>,
    /// Fail from this level on
    #[arg(long, value_enum, default_value_t = FailOn::Error, value_name = "LEVEL")]
    pub fail_on: FailOn,
    /// Fail also if something could not be checked
    #[arg(long)]
    pub strict: bool,
    /// Most findings shown
    #[arg(long, value_name = "N", default_value_t = 10_000)]
    pub max_findings: usize,
}

/// Threshold of failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Errors
    Error,
    /// Warnings and errors
    Warning,
    /// Anything
    Info,
    /// Nothing
    None,
}

impl FailOn {
    /// The level from which a finding fails; none fails if there is none.
    #[must_use]
    pub fn level(self) -> Option<Level> {
        match self {
            Self::Error => Some(Level::Error),
            Self::Warning => Some(Level::Warning),
            Self::Info => Some(Level::Info),
            Self::None => None,
        }
    }
}

/// Options of `fix`.
#[derive(Debug, Args)]
pub struct Fix {
    /// Fiches, or folders of them; `-` for standard input, which goes mended to standard output [default: all]
    pub paths: Vec<PathBuf>,
    /// Path that standard input stands for, as `cities/bruges/themes.yaml`
    #[arg(long, value_name = "PATH")]
    pub stdin_filename: Option<String>,
    /// Mend also what is only likely, as a day written 03/12/2023
    #[arg(long)]
    pub guess: bool,
    /// Show what would be mended and write nothing
    #[arg(long)]
    pub diff: bool,
    /// Write nothing; fail if there is something to mend
    #[arg(long)]
    pub check: bool,
    /// Only in fiches with a finding of this rule
    #[arg(long, value_name = "RULE")]
    pub rule: Option<String>,
}

/// Options of `fmt`.
#[derive(Debug, Args)]
pub struct Fmt {
    /// Fiches, or folders of them; `-` for standard input, which goes laid out to standard output [default: all]
    pub paths: Vec<PathBuf>,
    /// Write nothing; fail if something is laid out otherwise
    #[arg(long)]
    pub check: bool,
    /// Show what would be other and write nothing
    #[arg(long)]
    pub diff: bool,
}

/// Options of `render`.
#[derive(Debug, Args)]
pub struct Render {
    /// Cities to render [default: all]
    pub paths: Vec<PathBuf>,
    /// State of the files
    #[command(flatten)]
    pub at: At,
    /// Kinds of file
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = [Target::Html, Target::Md])]
    pub to: Vec<Target>,
    /// For whom
    #[arg(long, value_enum, default_value_t = Audience::Internal)]
    pub audience: Audience,
    /// Folder to write to
    #[arg(short, long, value_name = "DIR", default_value = "site")]
    pub out: PathBuf,
    /// Compare with what is there instead of writing; fail if it is stale
    #[arg(long)]
    pub check: bool,
    /// Print what templates see, as JSON, and write nothing
    #[arg(long)]
    pub context: bool,
    /// Leave out of internal dossiers who changed what and when, as for pages that are committed themselves
    #[arg(long)]
    pub no_history: bool,
    /// Browser that prints, for --to pdf [default: the Chromium, Chrome, Edge or Brave that is found]
    #[arg(long, value_name = "PATH")]
    pub browser: Option<PathBuf>,
    /// Where the site will stand on the web: makes sitemap.xml, and whole addresses in calendars, PDFs and documents
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<String>,
}

/// An address that pages can stand below, with a slash at its end.
fn base_url(text: &str) -> Result<String, &'static str> {
    let plain = |c: char| {
        c.is_ascii_graphic()
            && !matches!(
                c,
                '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '?' | '#'
            )
    };
    let host = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    match host {
        Some(host)
            if host.starts_with(|c: char| c.is_ascii_alphanumeric()) && host.chars().all(plain) =>
        {
            Ok(format!("{}/", text.trim_end_matches('/')))
        }
        _ => Err("https://…"),
    }
}

/// What can be begun.
#[derive(Debug, Subcommand)]
pub enum New {
    /// A city: one file a form, in its language
    City {
        /// Name of its folder, as `bruges`
        id: String,
        /// Carry over who it is, its staff and its themes in reserve from an earlier dossier: a city of this programme, or the
        /// folder of a city of another
        #[arg(long, value_name = "PREVIOUS")]
        from: Option<String>,
        /// Its name
        #[arg(long)]
        name: Option<String>,
        /// Its country, two letters
        #[arg(long, value_name = "XX")]
        country: Option<String>,
        /// Language that it writes in [default: that of messages]
        #[arg(long)]
        language: Option<String>,
    },
    /// One fiche of a city that is missing, as its action plan
    #[command(visible_alias = "form")]
    Fiche {
        /// City, as its folder is named
        city: String,
        /// Which fiche
        #[arg(value_parser = crate::model::catalog::KINDS)]
        kind: String,
    },
    /// A project of a city
    Project {
        /// City, as its folder is named
        city: String,
        /// Name of the project's file
        id: String,
    },
    /// A network
    Network {
        /// Name of its file
        id: String,
    },
    /// A round table, a meeting, a workshop, a congress
    Event {
        /// Name of its file
        id: String,
    },
}

/// Options of `picture`.
#[derive(Debug, Args)]
pub struct Picture {
    /// City, as its folder is named, or the path of a project, a network or an event
    pub fiche: String,
    /// Picture: JPEG, PNG or WebP
    #[arg(value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// What it shows, for those who do not see it; asked for once
    #[arg(long, value_name = "TEXT")]
    pub alt: Option<String>,
    /// What readers find below it
    #[arg(long, value_name = "TEXT")]
    pub caption: Option<String>,
    /// Whose picture it is
    #[arg(long, value_name = "TEXT")]
    pub credit: Option<String>,
    /// On which terms it may be shown, as `CC BY 4.0`
    #[arg(long, value_name = "TEXT")]
    pub licence: Option<String>,
    /// Who may see it [default: internal]
    #[arg(long, value_enum)]
    pub audience: Option<Audience>,
    /// Put it first: the first picture is the cover
    #[arg(long)]
    pub cover: bool,
}

/// Options of `record`.
#[derive(Debug, Args)]
pub struct Record {
    /// City, as its folder is named; with --translations, fiches [default: all]
    pub city: Option<String>,
    /// State of the edition: draft, submitted, accepted, returned, published, withdrawn
    pub state: Option<String>,
    /// Who decided, as `coordinator` or `general-secretariat`
    #[arg(long, value_name = "WHO")]
    pub by: Option<String>,
    /// Day of the decision [default: today]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<String>,
    /// Write it though the fiches have errors in that state
    #[arg(long)]
    pub force: bool,
    /// Note that every translation is of the text as it stands
    #[arg(long, conflicts_with_all = ["by", "date", "force"])]
    pub translations: bool,
}

/// Options of `status`.
#[derive(Debug, Args)]
pub struct Status {
    /// Cities to show [default: all]
    pub paths: Vec<PathBuf>,
    /// State of the files
    #[command(flatten)]
    pub at: At,
    /// Form of the overview
    #[arg(long, value_enum, default_value_t = Overview::Table)]
    pub format: Overview,
    /// With --format csv: as Excel opens it in the reader's language, with a mark of UTF-8 and the language's separator
    #[arg(long)]
    pub excel: bool,
    /// Write it to a file; with `FORMAT=FILE` one more in that form, as often as wanted
    #[arg(short, long, value_name = "[FORMAT=]FILE", value_parser = Output::<Overview>::parser(), value_hint = ValueHint::FilePath)]
    pub output: Vec<Output<Overview>>,
}

/// Forms of the overview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Overview {
    /// For the terminal
    Table,
    /// For programs; versioned
    Json,
    /// For spreadsheets
    Csv,
    /// A workbook of the cities and of the dashboard, with days and counts as such
    Xlsx,
    /// For a comment or a wiki
    Markdown,
    /// A page with drawings
    Html,
}

/// Options of `diff`.
#[derive(Debug, Args)]
pub struct Diff {
    /// Earlier state: a branch, tag or commit; `A..B` for both, `A...B` from where the two went apart
    #[arg(
        value_name = "A",
        required_unless_present = "accepted",
        conflicts_with = "accepted"
    )]
    pub before: Option<String>,
    /// City whose answers are held against those that were accepted, which git has
    #[arg(long, value_name = "CITY", conflicts_with_all = ["after", "paths"])]
    pub accepted: Option<String>,
    /// Later state [default: the files on disk]
    #[arg(value_name = "B")]
    pub after: Option<String>,
    /// Cities or fiches to compare [default: all]
    #[arg(last = true)]
    pub paths: Vec<PathBuf>,
    /// Take what would be committed now as the later state
    #[arg(long, conflicts_with = "after")]
    pub staged: bool,
    /// Form of what is told
    #[arg(long, value_enum, default_value_t = Telling::Human)]
    pub format: Telling,
    /// For whom: what is internal is left out of a public one
    #[arg(long, value_enum, default_value_t = Audience::Internal)]
    pub audience: Audience,
    /// Write it to a file; with `FORMAT=FILE` one more in that form, as often as wanted
    #[arg(short, long, value_name = "[FORMAT=]FILE", value_parser = Output::<Telling>::parser())]
    pub output: Vec<Output<Telling>>,
    /// Exit with 1 if something changed
    #[arg(long)]
    pub exit_code: bool,
}

/// Options of `history`.
#[derive(Debug, Args)]
pub struct History {
    /// A fiche, a city, a network, an event, there or gone; `PATH#FIELD` for one answer, as
    /// `cities/bruges/themes.yaml#themes.greening.title` [default: the last change of every fiche]
    pub path: Option<String>,
    /// Begin at this revision
    #[arg(long, value_name = "REV", default_value = "HEAD")]
    pub rev: String,
    /// Most commits told
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// Form of what is told
    #[arg(long, value_enum, default_value_t = Telling::Human)]
    pub format: Telling,
    /// Write it to a file; with `FORMAT=FILE` one more in that form, as often as wanted
    #[arg(short, long, value_name = "[FORMAT=]FILE", value_parser = Output::<Telling>::parser())]
    pub output: Vec<Output<Telling>>,
}

/// Forms in which changes are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Telling {
    /// For the terminal
    Human,
    /// For a comment
    Markdown,
    /// A page
    Html,
    /// For programs; versioned
    Json,
}

/// Options of `review`.
#[derive(Debug, Args)]
pub struct Review {
    /// Base and proposal, as `origin/main..HEAD`; HEAD if only the base is named
    #[arg(value_name = "BASE..HEAD")]
    pub range: String,
    /// Cities or fiches to look at [default: all]
    #[arg(last = true)]
    pub paths: Vec<PathBuf>,
    /// Account that proposes the change, as the forge names it
    #[arg(long, value_name = "HANDLE")]
    pub author: Option<String>,
    /// Team that it is in, as the forge names it, as often as needed
    #[arg(long, value_name = "TEAM")]
    pub team: Vec<String>,
    /// For whom: a public one shows no internal answer, and of findings on such only the rule
    #[arg(long, value_enum, default_value_t = Audience::Internal)]
    pub audience: Audience,
    /// Form of the review
    #[arg(long, value_enum, default_value_t = Telling::Human)]
    pub format: Telling,
    /// Write it to a file; with `FORMAT=FILE` one more in that form, as often as wanted
    #[arg(short, long, value_name = "[FORMAT=]FILE", value_parser = Output::<Telling>::parser())]
    pub output: Vec<Output<Telling>>,
    /// Fail from this level of new findings on
    #[arg(long, value_enum, default_value_t = FailOn::Error, value_name = "LEVEL")]
    pub fail_on: FailOn,
}

/// Options of `owners`.
#[derive(Debug, Args)]
pub struct Owners {
    /// Fail if a CODEOWNERS of the repository says otherwise
    #[arg(long, conflicts_with = "write")]
    pub check: bool,
    /// Write it into the repository's CODEOWNERS, what others wrote before it stays
    #[arg(long)]
    pub write: bool,
}

/// Options of `publish`.
#[derive(Debug, Args)]
pub struct Publish {
    /// Folder to write to, outside the repository
    #[arg(short, long, value_name = "DIR")]
    pub out: PathBuf,
    /// Kinds of file
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = [Target::Html, Target::Md])]
    pub to: Vec<Target>,
    /// Browser that prints, for --to pdf [default: the Chromium, Chrome, Edge or Brave that is found]
    #[arg(long, value_name = "PATH")]
    pub browser: Option<PathBuf>,
    /// Where the site will stand on the web: makes sitemap.xml, and whole addresses in calendars, PDFs and documents
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<String>,
}

/// Options of `schema`.
#[derive(Debug, Args)]
pub struct SchemaOf {
    /// Kind of fiche
    #[arg(value_parser = ["programme", "city", "staff", "challenges", "themes", "priority-theme", "action-plan", "project", "network", "event", "edition", "report", "inbox", "answers", "context"])]
    pub kind: String,
}
