//! In: a socket on this machine. Out: requests, bounded, and the answers to them.

use std::{
    convert::Infallible,
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use anyhow::{Context as _, Result};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::{
    Request, Response,
    body::{Bytes, Incoming},
    header::{self, HeaderName, HeaderValue},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{net::TcpListener, sync::Semaphore};

use super::door::{Door, Head, Visit};

/// Most bytes of what is sent.
const MOST: usize = 16 * 1024 * 1024;

/// Connections at a time.
const AT_ONCE: usize = 64;

/// Seconds within which a request must have come whole.
const PATIENCE: Duration = Duration::from_secs(10);

/// Time after which a connection is ended: who reads nothing of what is answered keeps the place of no other. A browser begins a new one.
const LONGEST: Duration = Duration::from_secs(120);

/// A request from whom we know.
#[derive(Debug, Clone, Default)]
pub(super) struct Asked {
    pub(super) post: bool,
    /// Parts of the path, decoded; none is empty, `.` or `..`.
    pub(super) path: Vec<String>,
    pub(super) query: Vec<(String, String)>,
    /// Languages that the reader wants.
    pub(super) languages: String,
    /// `Content-Type` of what is sent.
    pub(super) kind: String,
    pub(super) body: Vec<u8>,
}

impl Asked {
    /// What stands behind `?` under a name.
    pub(super) fn said(&self, name: &str) -> Option<&str> {
        self.query
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }
}

/// An answer.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) kind: &'static str,
    /// What a page may load and do.
    pub(super) policy: String,
    /// Where to go instead.
    pub(super) to: Option<String>,
    /// Name under which it is kept, of a file.
    pub(super) file: Option<String>,
    pub(super) body: Vec<u8>,
}

/// What a page may load and do that has nothing of its own.
pub(super) const CLOSED: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

impl Answer {
    pub(super) fn text(status: u16, text: impl Into<String>) -> Self {
        Self {
            status,
            kind: "text/plain; charset=utf-8",
            policy: CLOSED.to_owned(),
            to: None,
            file: None,
            body: text.into().into_bytes(),
        }
    }

    pub(super) fn page(text: String, policy: String) -> Self {
        Self {
            kind: "text/html; charset=utf-8",
            policy,
            ..Self::text(200, text)
        }
    }

    pub(super) fn json(value: &serde_json::Value) -> Self {
        Self {
            kind: "application/json",
            ..Self::text(200, value.to_string())
        }
    }

    pub(super) fn to(place: String) -> Self {
        Self {
            to: Some(place),
            ..Self::text(303, "")
        }
    }
}

/// A door that is open on this machine alone.
pub(super) struct Open {
    runtime: tokio::runtime::Runtime,
    listener: TcpListener,
    /// Its port.
    pub(super) port: u16,
}

/// Opens one; `port` 0 takes any that is free.
pub(super) fn open(port: u16) -> Result<Open> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let listener = runtime
        .block_on(TcpListener::bind(address))
        .with_context(|| address.to_string())?;
    let port = listener.local_addr()?.port();
    Ok(Open {
        runtime,
        listener,
        port,
    })
}

impl Open {
    /// Answers for ever, one request after the other; connections are many.
    pub(super) fn answer(
        self,
        door: Door,
        answer: impl Fn(Asked) -> Answer + 'static,
    ) -> Result<()> {
        let tasks = tokio::task::LocalSet::new();
        let answer = std::rc::Rc::new(answer);
        let door = std::rc::Rc::new(door);
        let places = Arc::new(Semaphore::new(AT_ONCE));
        let listener = self.listener;
        tasks.block_on(&self.runtime, async move {
            loop {
                let place = Arc::clone(&places).acquire_owned().await?;
                // One that ended before it began is no reason to stop.
                let Ok((stream, _)) = listener.accept().await else {
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                };
                let (answer, door) = (answer.clone(), door.clone());
                tokio::task::spawn_local(async move {
                    let service = service_fn(move |request| {
                        let (answer, door) = (answer.clone(), door.clone());
                        async move { Ok::<_, Infallible>(one(request, &door, &*answer).await) }
                    });
                    // What a connection ends with concerns nobody but its other end.
                    let served = http1::Builder::new()
                        .timer(TokioTimer::new())
                        .header_read_timeout(PATIENCE)
                        .max_buf_size(64 * 1024)
                        .keep_alive(true)
                        .serve_connection(TokioIo::new(stream), service);
                    _ = tokio::time::timeout(LONGEST, served).await;
                    drop(place);
                });
            }
        })
    }
}

async fn one(
    request: Request<Incoming>,
    door: &Door,
    answer: &dyn Fn(Asked) -> Answer,
) -> Response<Full<Bytes>> {
    let text = |name: HeaderName| {
        request
            .headers()
            .get(name)
            .and_then(|value| value.to_str().ok())
            .map(str::to_owned)
    };
    let (path, query) = parts(
        request.uri().path(),
        request.uri().query().unwrap_or_default(),
    );
    let head = Head {
        method: request.method().as_str().to_owned(),
        host: text(header::HOST),
        origin: text(header::ORIGIN),
        site: text(HeaderName::from_static("sec-fetch-site")),
        cookies: text(header::COOKIE)
            .unwrap_or_default()
            .split(';')
            .map(|cookie| cookie.trim().to_owned())
            .collect(),
        token: query
            .iter()
            .find(|(key, _)| key == "token")
            .map(|(_, value)| value.clone()),
    };
    let [languages, kind] =
        [header::ACCEPT_LANGUAGE, header::CONTENT_TYPE].map(|name| text(name).unwrap_or_default());
    match door.visit(&head) {
        Visit::Refused(status) => {
            let mut response = written(Answer::text(status, refused(status)), None);
            let close = HeaderValue::from_static("close");
            response.headers_mut().insert(header::CONNECTION, close);
            return response;
        }
        Visit::First => return written(Answer::to("/".to_owned()), Some(door.cookie())),
        Visit::Known => {}
    }
    let Some(path) = path else {
        return written(Answer::text(400, "400"), None);
    };
    let post = head.method == "POST";
    let body = tokio::time::timeout(PATIENCE, Limited::new(request.into_body(), MOST).collect());
    let Ok(Ok(body)) = body.await else {
        return written(Answer::text(413, refused(413)), None);
    };
    let asked = Asked {
        post,
        path,
        query,
        languages,
        kind,
        body: body.to_bytes().to_vec(),
    };
    written(answer(asked), None)
}

/// What is said to whom is sent away; no language of theirs is known.
fn refused(status: u16) -> &'static str {
    match status {
        403 => {
            "403 – roadmap: open the address that the terminal shows. / Ouvrez l’adresse que montre le terminal. / Abra la dirección que muestra el terminal."
        }
        413 => {
            "413 – roadmap: more than 16 MB, or too slow. / Plus de 16 Mo, ou trop lent. / Más de 16 MB, o demasiado lento."
        }
        421 => {
            "421 – roadmap: this address is not served. / Cette adresse n’est pas servie. / Esta dirección no se sirve."
        }
        _ => "405",
    }
}

/// The parts of a path and what stands behind `?`; no path where one of its parts is none.
fn parts(path: &str, query: &str) -> (Option<Vec<String>>, Vec<(String, String)>) {
    let part = |part: &str| {
        let part = percent_encoding::percent_decode_str(part)
            .decode_utf8()
            .ok()?;
        let name = !part.contains(['/', '\\', '\0']) && part != "." && part != "..";
        name.then(|| part.into_owned())
    };
    let path = path
        .split('/')
        .filter(|part| !part.is_empty())
        .map(part)
        .collect();
    let query = form_urlencoded::parse(query.as_bytes())
        .map(|(key, value)| (key.into_owned(), value.into_owned()))
        .collect();
    (path, query)
}

fn written(answer: Answer, cookie: Option<String>) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(answer.body)));
    *response.status_mut() = hyper::StatusCode::from_u16(answer.status).unwrap_or_default();
    let headers = response.headers_mut();
    let mut put = |name: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    put(header::CONTENT_TYPE, answer.kind);
    put(header::CONTENT_SECURITY_POLICY, &answer.policy);
    put(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    put(header::REFERRER_POLICY, "same-origin");
    put(header::CACHE_CONTROL, "no-store");
    put(
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    );
    put(
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    );
    if let Some(to) = &answer.to {
        put(header::LOCATION, to);
    }
    if let Some(file) = &answer.file {
        put(
            header::CONTENT_DISPOSITION,
            &format!("attachment; filename=\"{file}\""),
        );
    }
    if let Some(cookie) = &cookie {
        put(header::SET_COOKIE, cookie);
    }
    response
}
