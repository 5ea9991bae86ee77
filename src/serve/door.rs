//! In: the head of a request, the address that is served, the secret of this run. Out: whether whoever sent it may come in.
//!
//! Pages of other sites reach every port of a machine through its browser: a name that was bound anew to 127.0.0.1, a form that
//! sends itself, a frame. So the host must be ours to the letter, whoever changes something must come from a page of ours, and
//! everyone must hold the secret that the terminal showed.

/// Name of the cookie; the port is added, for all ports of a machine share cookies.
const COOKIE: &str = "roadmap";

/// What is looked at of a request.
#[derive(Debug, Clone, Default)]
pub(super) struct Head {
    /// `GET`, `POST`, …
    pub(super) method: String,
    pub(super) host: Option<String>,
    pub(super) origin: Option<String>,
    /// `Sec-Fetch-Site`.
    pub(super) site: Option<String>,
    pub(super) cookies: Vec<String>,
    /// The secret in the address.
    pub(super) token: Option<String>,
}

/// Who stands at the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Visit {
    /// Comes with the address that the terminal showed: is given the cookie.
    First,
    /// Holds the cookie.
    Known,
    /// Is sent away, with this status.
    Refused(u16),
}

/// The address that is served, and the secret.
#[derive(Debug, Clone)]
pub(super) struct Door {
    pub(super) port: u16,
    pub(super) secret: String,
}

impl Door {
    /// Whether somebody may come in.
    pub(super) fn visit(&self, head: &Head) -> Visit {
        let ours = ["127.0.0.1", "localhost"].map(|name| format!("{name}:{}", self.port));
        let Some(host) = head.host.as_ref().filter(|host| ours.contains(host)) else {
            return Visit::Refused(421);
        };
        let reads = matches!(head.method.as_str(), "GET" | "HEAD");
        if !reads && head.method != "POST" {
            return Visit::Refused(405);
        }
        let site = head.site.as_deref();
        if head.origin.as_ref().is_some_and(|origin| *origin != format!("http://{host}"))
            || !reads && !matches!(site, None | Some("same-origin"))
            // Another site may not even load a page of ours, as an image or in a frame.
            || reads && !matches!(site, None | Some("same-origin" | "none"))
        {
            return Visit::Refused(403);
        }
        // A browser tells at least one of the two with every form that it sends.
        if !reads && head.origin.is_none() && site.is_none() {
            return Visit::Refused(403);
        }
        let own = format!("{COOKIE}-{}={}", self.port, self.secret);
        if head.cookies.iter().any(|cookie| same(cookie, &own)) {
            return Visit::Known;
        }
        match &head.token {
            Some(token) if reads && same(token, &self.secret) => Visit::First,
            _ => Visit::Refused(403),
        }
    }

    /// The cookie that is given at the first visit.
    pub(super) fn cookie(&self) -> String {
        format!(
            "{COOKIE}-{}={}; HttpOnly; SameSite=Strict; Path=/",
            self.port, self.secret
        )
    }
}

/// Compares without telling by its time how much was right.
fn same(one: &str, other: &str) -> bool {
    one.len() == other.len()
        && one
            .bytes()
            .zip(other.bytes())
            .fold(0, |all, (a, b)| all | (a ^ b))
            == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn door() -> Door {
        Door {
            port: 4000,
            secret: "s3cret".to_owned(),
        }
    }

    fn head(method: &str) -> Head {
        Head {
            method: method.to_owned(),
            host: Some("127.0.0.1:4000".to_owned()),
            cookies: vec!["roadmap-4000=s3cret".to_owned()],
            site: Some("same-origin".to_owned()),
            ..Head::default()
        }
    }

    #[test]
    fn only_pages_of_ours_with_the_secret_come_in() {
        assert_eq!(door().visit(&head("GET")), Visit::Known);
        assert_eq!(door().visit(&head("POST")), Visit::Known);
        let first = Head {
            cookies: Vec::new(),
            token: Some("s3cret".to_owned()),
            site: Some("none".to_owned()),
            ..head("GET")
        };
        assert_eq!(door().visit(&first), Visit::First);
    }

    #[test]
    fn whoever_comes_from_elsewhere_is_sent_away() {
        type Change = fn(&mut Head);
        let changed: [(&str, Change, u16); 11] = [
            // A name bound anew to 127.0.0.1.
            (
                "GET",
                |head| head.host = Some("evil.example:4000".to_owned()),
                421,
            ),
            ("GET", |head| head.host = Some("127.0.0.1".to_owned()), 421),
            ("GET", |head| head.host = None, 421),
            // Forms and scripts of other sites, or of another port.
            (
                "POST",
                |head| head.origin = Some("http://evil.example".to_owned()),
                403,
            ),
            ("POST", |head| head.origin = Some("null".to_owned()), 403),
            (
                "POST",
                |head| head.origin = Some("http://127.0.0.1:5000".to_owned()),
                403,
            ),
            (
                "POST",
                |head| head.site = Some("cross-site".to_owned()),
                403,
            ),
            ("POST", |head| head.site = None, 403),
            ("GET", |head| head.site = Some("same-site".to_owned()), 403),
            // Without the secret.
            (
                "GET",
                |head| head.cookies = vec!["roadmap-4000=s3creT".to_owned()],
                403,
            ),
            ("DELETE", |_| {}, 405),
        ];
        for (method, change, status) in changed {
            let mut head = head(method);
            change(&mut head);
            assert_eq!(door().visit(&head), Visit::Refused(status), "{head:?}");
        }
        // The address alone changes nothing.
        let forged = Head {
            cookies: Vec::new(),
            token: Some("s3cret".to_owned()),
            ..head("POST")
        };
        assert_eq!(door().visit(&forged), Visit::Refused(403));
    }
}
