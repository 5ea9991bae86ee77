//! In: a folder, a state of git, what of it is meant. Out: the programme opened, examined, compared, repaired, made a site.
//!
//! What commands share: no command is known here, and no stage is called by another.

pub(crate) mod accepted;
pub(crate) mod deposit;
pub(crate) mod examine;
pub(crate) mod extent;
pub(crate) mod forms;
pub(crate) mod job;
pub(crate) mod mending;
pub(crate) mod naming;
pub(crate) mod nearby;
pub(crate) mod offer;
pub(crate) mod offline;
pub(crate) mod output;
pub(crate) mod overrides;
pub(crate) mod past;
pub(crate) mod pictures;
pub(crate) mod place;
pub(crate) mod renames;
pub(crate) mod secrets;
pub(crate) mod since;
pub(crate) mod sink;
pub(crate) mod site;
pub(crate) mod stamps;
pub(crate) mod step;
pub(crate) mod takedown;
pub(crate) mod unmerged;
pub(crate) mod versions;
