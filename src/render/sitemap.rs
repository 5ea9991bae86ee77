//! In: the paths of a site's pages. Out: the list of their addresses, for engines that search the web.

use std::fmt::Write as _;

use quick_xml::escape::escape;

use crate::model::site;

/// The addresses of all pages of a site.
#[must_use]
pub fn sitemap(base: &str, paths: impl Iterator<Item = String>) -> String {
    let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n".to_owned();
    for path in paths {
        let _ = writeln!(
            out,
            "<url><loc>{}{}</loc></url>",
            escape(base),
            site::address(&path)
        );
    }
    out + "</urlset>\n"
}
