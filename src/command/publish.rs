//! `roadmap publish`: the public site of what may be shown, in every language of the programme unless told otherwise.

use std::path::Path;

use anyhow::Result;

use crate::{
    cli::{At, Audience, Cli, Publish, Render},
    command::render,
};

pub(super) fn run(cli: &Cli, options: &Publish, here: &Path) -> Result<u8> {
    let options = Render {
        paths: Vec::new(),
        at: At::default(),
        to: options.to.clone(),
        audience: Audience::Public,
        out: options.out.clone(),
        check: false,
        context: false,
        no_history: false,
        browser: options.browser.clone(),
        base_url: options.base_url.clone(),
    };
    render::make(cli, &options, here, true)
}
