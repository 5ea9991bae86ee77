//! In: the languages of a site and its title in each. Out: the page at its top, on which the reader chooses, and the list of
//! addresses for engines that search the web.

use std::fmt::Write as _;

use quick_xml::escape::escape;

use crate::{inert, model::site};

/// The page at the top of a site in several languages: each with its code, its own name and the title in it.
#[must_use]
pub fn root(languages: &[(&str, &str, String)], internal: bool) -> String {
    let mut list = String::new();
    for (lang, name, title) in languages {
        // Writing into a `String` cannot fail.
        let _ = writeln!(
            list,
            "<li><a href=\"{lang}/index.html\" lang=\"{lang}\" hreflang=\"{lang}\">{name} – {}</a></li>",
            escape(title)
        );
    }
    let lang = languages.first().map_or("en", |(lang, _, _)| lang);
    let title = escape(languages.first().map_or("", |(_, _, title)| title));
    let robots = if internal {
        "<meta name=\"robots\" content=\"noindex\">\n"
    } else {
        ""
    };
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n{robots}\
         <title>{title}</title>\n<style>body{{font:1.2rem/1.6 system-ui,sans-serif;margin:3rem auto;max-width:40rem;padding:0 1rem}}</style>\n</head>\n\
         <body>\n<main>\n<h1>{title}</h1>\n<ul>\n{list}</ul>\n</main>\n</body>\n</html>\n"
    );
    inert::page(&mut page);
    page
}

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
