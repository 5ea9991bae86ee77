//! In: a page whose links are relative. Out: the same with full addresses, for a sheet of paper stands in no folder.

use html5gum::{DefaultEmitter, Token, Tokenizer};

use crate::model::site;

/// Links to other pages get the address that these will have below `base`; without it they are words. What leads within the page,
/// or is an address already, stays.
pub(super) fn whole(html: &str, path: &str, base: Option<&str>) -> String {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let (mut out, mut done) = (String::with_capacity(html.len()), 0);
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(Token::StartTag(tag)) = token else {
            continue;
        };
        let Some(link) = tag.attributes.get(b"href".as_slice()) else {
            continue;
        };
        let target = String::from_utf8_lossy(&link.value).into_owned();
        if target.starts_with('#') || has_scheme(&target) {
            continue;
        }
        let span = tag.span.start..tag.span.end;
        let Some(source) = html.get(span.clone()) else {
            continue;
        };
        let value = base.map(|base| format!("{base}{}", site::from(path, &target)));
        let Some(tag) = changed(source, value.as_deref()) else {
            continue;
        };
        out.push_str(html.get(done..span.start).unwrap_or_default());
        out.push_str(&tag);
        done = span.end;
    }
    out.push_str(html.get(done..).unwrap_or_default());
    out
}

/// A tag whose `href` has another value, or none.
fn changed(source: &str, value: Option<&str>) -> Option<String> {
    let (before, rest) = source.split_once(" href=\"")?;
    let (_, after) = rest.split_once('"')?;
    let href = value.map(|value| {
        let value = value.replace('&', "&amp;").replace('"', "&quot;");
        format!(" href=\"{value}\"")
    });
    Some(format!("{before}{}{after}", href.unwrap_or_default()))
}

fn has_scheme(target: &str) -> bool {
    let scheme = target.split_once(':').map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_where_it_led() {
        let page = "<!DOCTYPE html><style>a > b { content: \" href=\" }</style><p class=\"x\">é <a class=\"y\" href=\"../networks/a&amp;b.html#q\">a</a> <a href=\"#here\">b</a> <a href=\"mailto:a@b.example\">c</a> <a href=\"https://a.example/\">d</a>";
        let whole = whole(page, "fr/events/x.pdf", Some("https://site.example/"));
        assert_eq!(
            whole,
            page.replace(
                "../networks/a&amp;b.html#q",
                "https://site.example/fr/networks/a&amp;b.html#q"
            )
        );
    }

    #[test]
    fn without_an_address_it_is_a_word() {
        assert_eq!(
            whole(
                "<a class=\"y\" href=\"b.html\" lang=\"fr\">b</a>",
                "a.pdf",
                None
            ),
            "<a class=\"y\" lang=\"fr\">b</a>"
        );
    }
}
