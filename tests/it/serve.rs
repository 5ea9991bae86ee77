//! The local form: real requests to the program, real files behind it.
//!
//! The law of a save: a page sent back as it came changes no byte; what is typed changes that answer alone; what a colleague wrote
//! meanwhile is never lost; whoever does not hold the secret of this run gets nothing.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    process::{Child, Command, Stdio},
};

use scraper::{Html, Selector};
use walkdir::WalkDir;

use crate::{pictures, project::Project, repository::git};

/// The program, serving a programme until the test ends.
pub struct Served {
    child: Child,
    port: u16,
    secret: String,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    head: String,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

impl Served {
    pub fn new(project: &Project) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_roadmap"))
            .args(["serve", "--lang", "en"])
            .current_dir(project.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let (_, address) = line.split_once("http://127.0.0.1:").unwrap();
        let (port, secret) = address.trim().split_once("/?token=").unwrap();
        Self {
            child,
            port: port.parse().unwrap(),
            secret: secret.to_owned(),
        }
    }

    /// The address that the terminal shows.
    pub fn address(&self) -> String {
        self.at(&format!("/?token={}", self.secret))
    }

    /// The address of a page.
    pub fn at(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// The number of its process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// What is answered to these bytes.
    fn raw(&self, request: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        // A server that refuses may close before it has read everything.
        _ = stream.write_all(request);
        let mut bytes = Vec::new();
        _ = stream.read_to_end(&mut bytes);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        Answer {
            status: head
                .get(9..12)
                .and_then(|code| code.parse().ok())
                .unwrap_or(0),
            head: head.to_owned(),
            body: body.to_owned(),
        }
    }

    fn cookie(&self) -> String {
        format!("roadmap-{}={}", self.port, self.secret)
    }

    pub fn get(&self, path: &str) -> Answer {
        self.raw(
            format!(
                "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nCookie: {}\r\nConnection: close\r\n\r\n",
                self.port,
                self.cookie()
            )
            .as_bytes(),
        )
    }

    /// What is answered to a form with a file, as browsers send one.
    pub fn sent(&self, path: &str, words: &[(&str, &str)], file: (&str, &str, &[u8])) -> Answer {
        let mut body = Vec::new();
        for (name, value) in words {
            body.extend(
                format!(
                    "--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
                )
                .bytes(),
            );
        }
        let (name, called, bytes) = file;
        body.extend(
            format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{called}\"\r\n\r\n")
                .bytes(),
        );
        body.extend(bytes);
        body.extend(b"\r\n--x--\r\n");
        let port = self.port;
        let mut request = format!(
            "POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\nCookie: {}\r\n\
             Content-Type: multipart/form-data; boundary=x\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            self.cookie(),
            body.len(),
        )
        .into_bytes();
        request.extend(body);
        self.raw(&request)
    }

    pub fn post(&self, path: &str, fields: &[(String, String)], act: &str) -> Answer {
        let mut body = form_urlencoded::Serializer::new(String::new());
        for (name, value) in fields {
            // As browsers end lines.
            body.append_pair(name, &value.replace('\n', "\r\n"));
        }
        if !act.is_empty() {
            body.append_pair("do", act);
        }
        let body = body.finish();
        self.raw(
            format!(
                "POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\nCookie: {}\r\n\
                 Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
                self.cookie(),
                body.len(),
                port = self.port,
            )
            .as_bytes(),
        )
    }
}

/// The fields of a page as a browser without scripts would send them.
pub fn fields(page: &str) -> Vec<(String, String)> {
    let html = Html::parse_document(page);
    let all = Selector::parse("form.sheet :is(input, textarea, select)").unwrap();
    let chosen = Selector::parse("option[selected]").unwrap();
    html.select(&all)
        .filter_map(|field| {
            let value = field.value();
            let name = value.attr("name")?.to_owned();
            let said = match value.name() {
                "textarea" => {
                    let text: String = field.text().collect();
                    text.strip_prefix('\n').unwrap_or(&text).to_owned()
                }
                "select" => field
                    .select(&chosen)
                    .next()
                    .and_then(|option| option.value().attr("value"))
                    .unwrap_or_default()
                    .to_owned(),
                _ if value.attr("type") == Some("checkbox") && value.attr("checked").is_none() => {
                    return None;
                }
                _ => value.attr("value").unwrap_or_default().to_owned(),
            };
            Some((name, said))
        })
        .collect()
}

pub fn set(fields: &mut [(String, String)], name: &str, value: &str) {
    let field = fields.iter_mut().find(|(known, _)| known == name);
    field.unwrap_or_else(|| panic!("no field {name}")).1 = value.to_owned();
}

/// All files of a programme.
fn files(project: &Project) -> BTreeMap<String, Vec<u8>> {
    WalkDir::new(project.path())
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(project.path()).unwrap();
            (
                path.display().to_string(),
                std::fs::read(entry.path()).unwrap(),
            )
        })
        .collect()
}

/// Pages of the fiches of a city.
fn sheets(served: &Served, city: &str) -> Vec<String> {
    let page = served.get(&format!("/en/{city}/"));
    assert_eq!(page.status, 200);
    let links = Selector::parse("ul.cards a").unwrap();
    Html::parse_document(&page.body)
        .select(&links)
        .filter_map(|link| link.value().attr("href").map(str::to_owned))
        .collect()
}

#[test]
fn a_page_that_is_sent_back_as_it_came_changes_no_byte() {
    for example in ["quebec", "faulty"] {
        let project = Project::example(example);
        let served = Served::new(&project);
        let before = files(&project);
        let mut seen = 0;
        for city in std::fs::read_dir(project.path().join("cities")).unwrap() {
            let city = city.unwrap().file_name().into_string().unwrap();
            if served.get(&format!("/en/{city}/")).status != 200 {
                continue;
            }
            for page in sheets(&served, &city) {
                let answer = served.get(&page);
                assert_eq!(answer.status, 200, "{page}: {}", answer.body);
                let fields = fields(&answer.body);
                if fields.is_empty() {
                    continue;
                }
                let saved = served.post(&page, &fields, "save");
                assert_eq!(saved.status, 303, "{page}: {}", saved.body);
                assert!(
                    saved.header("location").unwrap().contains("saved=same"),
                    "{page}"
                );
                seen += 1;
            }
        }
        assert!(seen > 20, "{seen}");
        assert_eq!(files(&project), before, "{example}");
    }
}

#[test]
fn what_is_typed_changes_that_answer_alone_and_everything_round_it_stays() {
    let project = Project::new();
    project.file(
        "cities/kemeri/city.yaml",
        "kind: city\nname: Kemeri\ncountry: LV\nlanguage: en\n",
    );
    project.file(
        "cities/kemeri/themes.yaml",
        "# ours\nthemes:\n  - id: shade   # first\n    title: Shade\n    axis: axis-1\n    own: kept\n    description: |\n      One.\n\n      Two.\n    axis_relation: x\n",
    );
    let served = Served::new(&project);
    let page = "/en/kemeri/themes";
    let mut sent = fields(&served.get(page).body);
    set(
        &mut sent,
        "themes.yaml/themes/0/title",
        "Shade: \"more\" # of it",
    );
    let added = served.post(page, &sent, "add:themes.yaml/themes");
    assert_eq!(added.status, 200);
    let mut sent = fields(&added.body);
    set(&mut sent, "themes.yaml/themes/1/title", "Water");
    set(
        &mut sent,
        "themes.yaml/themes/1/description",
        "- one\n- two: three",
    );
    let moved = served.post(page, &sent, "up:themes.yaml/themes/1");
    assert_eq!(moved.status, 200);
    assert_eq!(served.post(page, &fields(&moved.body), "save").status, 303);
    assert_eq!(
        project.read("cities/kemeri/themes.yaml"),
        "# ours\nthemes:\n  - id: water\n    title: Water\n    description: |\n      - one\n      - two: three\n  - id: shade   # first\n    \
         title: \"Shade: \\\"more\\\" # of it\"\n    axis: axis-1\n    own: kept\n    description: |\n      One.\n\n      Two.\n    axis_relation: x\n"
    );
}

#[test]
fn what_a_colleague_wrote_meanwhile_is_merged_or_shown_and_never_lost() {
    let project = Project::new();
    project.file(
        "cities/kemeri/city.yaml",
        "kind: city\nname: Kemeri\ncountry: LV\nlanguage: en\n",
    );
    let path = "cities/kemeri/challenges.yaml";
    project.file(path, "challenges: Heat.\nactions: Shade.\n");
    let served = Served::new(&project);
    let page = "/en/kemeri/challenges";

    let mut sent = fields(&served.get(page).body);
    project.file(path, "challenges: Heat.\nactions: Shade and water.\n");
    set(&mut sent, "challenges.yaml/challenges", "Heat and dust.");
    let saved = served.post(page, &sent, "save");
    assert!(saved.header("location").unwrap().contains("saved=merged"));
    assert_eq!(
        project.read(path),
        "challenges: Heat and dust.\nactions: Shade and water.\n"
    );

    let mut sent = fields(&served.get(page).body);
    project.file(path, "challenges: Heat, dust, salt.\nactions: Wells.\n");
    set(&mut sent, "challenges.yaml/challenges", "Heat and noise.");
    let both = served.post(page, &sent, "save");
    assert_eq!(both.status, 409);
    assert!(both.body.contains("Heat, dust, salt.") && both.body.contains("Heat and noise."));
    assert_eq!(
        project.read(path),
        "challenges: Heat, dust, salt.\nactions: Wells.\n"
    );
    // The one's own version is written over that answer; what else the colleague changed stays.
    let mine = fields(&both.body.replace("<form ", "<form class=\"sheet\" "));
    assert_eq!(served.post(page, &mine, "save").status, 303);
    assert_eq!(
        project.read(path),
        "challenges: Heat and noise.\nactions: Wells.\n"
    );
}

#[test]
fn a_fiche_that_cannot_be_read_is_shown_and_left_alone() {
    let project = Project::new();
    project.file(
        "cities/kemeri/city.yaml",
        "kind: city\nname: Kemeri\ncountry: LV\nlanguage: en\n",
    );
    project.file("cities/kemeri/themes.yaml", "themes: [\n  - broken");
    let served = Served::new(&project);
    let page = served.get("/en/kemeri/themes");
    assert_eq!(page.status, 200);
    assert!(page.body.contains("class=\"finding error\"") && fields(&page.body).is_empty());
    let fields = vec![("themes.yaml/themes".to_owned(), String::new())];
    assert_eq!(
        served.post("/en/kemeri/themes", &fields, "save").status,
        500
    );
    assert_eq!(
        project.read("cities/kemeri/themes.yaml"),
        "themes: [\n  - broken"
    );
}

#[test]
fn a_press_mends_what_can_be_read_in_one_way_only() {
    let project = Project::new();
    project.file(
        "cities/kemeri/city.yaml",
        "kind: Ville # ours\nname: Kemeri\ncountry: Latvia\nlanguage: en\n",
    );
    let served = Served::new(&project);
    let page = served.get("/en/kemeri/city");
    assert!(page.body.contains("value=\"mend\""), "{}", page.body);
    assert_eq!(
        served
            .post("/en/kemeri/city", &fields(&page.body), "mend")
            .status,
        303
    );
    let text = project.read("cities/kemeri/city.yaml");
    assert!(
        text.contains("country: LV") && text.contains("kind: city"),
        "{text}"
    );
}

#[test]
fn findings_come_as_one_types_and_nothing_is_written_for_them() {
    let project = Project::example("quebec");
    let served = Served::new(&project);
    let before = files(&project);
    let page = "/en/rocheclaire/staff";
    let mut sent = fields(&served.get(page).body);
    set(&mut sent, "staff.yaml/people/0/email", "nobody at nowhere");
    let found = served.post(&format!("{page}?check"), &sent, "");
    assert_eq!(found.header("content-type"), Some("application/json"));
    assert!(
        found.body.contains("staff.yaml/people/0/email"),
        "{}",
        found.body
    );
    let preview = served.post(&format!("{page}?preview"), &sent, "");
    assert!(preview.status == 200 && preview.body.contains("<h1"));
    assert_eq!(files(&project), before);
}

#[test]
fn a_proposal_is_a_branch_of_the_city_alone_and_leaves_index_and_work_tree() {
    let project = Project::example("quebec");
    let git = |line: &str| git(&project.path(), &line.split(' ').collect::<Vec<_>>());
    git("init -q -b main");
    git("add -A");
    git("commit -q -m begin");
    project.edit(
        "cities/rocheclaire/challenges.yaml",
        "challenges:",
        "# note\nchallenges:",
    );
    project.file("cities/rocheclaire/new.txt", "beside");
    project.edit(
        "cities/inverkell/city.yaml",
        "kind: city",
        "kind: city # other",
    );
    let served = Served::new(&project);
    let status = git("status --porcelain");
    let sent = [
        ("message".to_owned(), "Say more".to_owned()),
        ("name".to_owned(), "N. Voss".to_owned()),
        ("email".to_owned(), "n.voss@example.org".to_owned()),
    ];
    let done = served.post("/en/rocheclaire/propose", &sent, "");
    assert!(
        done.body.contains("git push -u origin roadmap"),
        "{}",
        done.body
    );
    assert_eq!(
        git("diff --name-only main roadmap/rocheclaire"),
        "cities/rocheclaire/challenges.yaml\ncities/rocheclaire/new.txt\n"
    );
    assert_eq!(git("status --porcelain"), status);
    assert_eq!(git("log -1 --format=%s roadmap/rocheclaire"), "Say more\n");
}

#[test]
fn a_fiche_of_another_shape_is_left_alone() {
    let project = Project::new();
    let city = "kind: city\nname: Kemeri\ncountry: LV\nlanguage: en\ninterest: soon\n";
    project.file("cities/kemeri/city.yaml", city);
    project.file("cities/kemeri/themes.yaml", "- shade\n- water\n");
    let before = files(&project);
    let served = Served::new(&project);
    for fiche in ["city", "themes"] {
        let page = format!("/en/kemeri/{fiche}");
        let shown = served.get(&page);
        assert_eq!(shown.status, 200, "{fiche}");
        let saved = served.post(&page, &fields(&shown.body), "save");
        assert!(saved.header("location").unwrap().contains("saved=same"));
    }
    let letter = ("letter", "a.pdf", &b"%PDF-1.4 x"[..]);
    assert_eq!(served.sent("/en/kemeri/letter", &[], letter).status, 422);
    assert_eq!(files(&project), before);
}

#[test]
fn a_letter_is_kept_beside_the_others_with_its_fingerprint() {
    let project = Project::new();
    project.file(
        "cities/kemeri/city.yaml",
        "kind: city\nname: Kemeri\ncountry: LV\nlanguage: en\n",
    );
    project.file("cities/kemeri/letter.pdf", "%PDF-1.4 another");
    let served = Served::new(&project);
    let send = |body: &str| {
        let file = ("letter", "../../letter.pdf", body.as_bytes());
        served.sent("/en/kemeri/letter", &[], file).status
    };
    assert_eq!(send("<html>"), 422);
    assert_eq!(send(""), 422);
    assert_eq!(send("%PDF-1.4 ours"), 303);
    assert_eq!(send("%PDF-1.4 ours"), 303);
    assert_eq!(project.read("cities/kemeri/letter.pdf"), "%PDF-1.4 another");
    assert_eq!(project.read("cities/kemeri/letter-2.pdf"), "%PDF-1.4 ours");
    assert!(!project.path().join("cities/kemeri/letter-3.pdf").exists());
    let text = project.read("cities/kemeri/city.yaml");
    assert!(
        text.contains("letter: letter-2.pdf") && text.contains("sha256: "),
        "{text}"
    );
}

#[test]
fn a_picture_is_cleaned_kept_beside_the_fiche_and_named_by_it() {
    let (project, photo) = pictures::place();
    let served = Served::new(&project);
    let before = files(&project);
    let page = "/en/havre-saint-elme/city?picture";
    let send = |alt: &str, bytes: &[u8]| {
        let words = [("alt", alt), ("credit", "City"), ("public", "yes")];
        served.sent(page, &words, ("picture", "../../etc/passwd.jpg", bytes))
    };
    // What is none, and what has no words: what was typed is there again.
    for (alt, bytes) in [
        ("A roof", &b"<svg onload=alert(1)>"[..]),
        ("A roof", b""),
        ("", &photo),
    ] {
        let refused = send(alt, bytes);
        assert_eq!(refused.status, 422, "{alt}");
        assert!(refused.body.contains("value=\"City\""), "{}", refused.body);
        assert_eq!(files(&project), before, "{alt}");
    }
    let kept = send("A roof \"seen\" from the quay", &photo);
    assert_eq!(kept.status, 303, "{}", kept.body);
    let text = project.read("cities/havre-saint-elme/city.yaml");
    assert!(
        text.contains("audience: public") && text.contains("seen"),
        "{text}"
    );
    let new: Vec<String> = files(&project)
        .into_keys()
        .filter(|path| !before.contains_key(path))
        .collect();
    let [path] = new.as_slice() else {
        panic!("{new:?}")
    };
    assert!(
        path.starts_with("cities/havre-saint-elme/") && path.ends_with(".jpg"),
        "{path}"
    );
    let bytes = std::fs::read(project.path().join(path)).unwrap();
    assert!(!bytes.windows(4).any(|four| four == b"Exif"), "cleaned");
    let run = project.run("validate");
    assert!(
        run.code == 0 && !run.out.contains("[picture-"),
        "{}",
        run.out
    );
    let page = served.get("/en/havre-saint-elme/city");
    assert!(page.body.contains("id=\"picture-alt\""), "{}", page.body);
    assert!(
        !served
            .get("/en/havre-saint-elme/themes")
            .body
            .contains("id=\"picture-alt\"")
    );
}

#[test]
fn nobody_comes_in_but_from_our_own_pages_with_the_secret() {
    let project = Project::example("quebec");
    let served = Served::new(&project);
    let before = files(&project);
    let (port, cookie) = (served.port, served.cookie());
    let get = |host: &str, more: &str| {
        served
            .raw(format!("GET /en/rocheclaire/staff HTTP/1.1\r\nHost: {host}\r\n{more}Connection: close\r\n\r\n").as_bytes())
    };
    let own = format!("127.0.0.1:{port}");
    let with = format!("Cookie: {cookie}\r\n");
    assert_eq!(get(&own, &with).status, 200);
    for (host, more, status) in [
        (own.as_str(), "", 403),
        (&own, &format!("Cookie: roadmap-{port}=0\r\n"), 403),
        (&format!("rebound.example:{port}"), &with, 421),
        ("127.0.0.1", &with, 421),
        (
            &own,
            &format!("{with}Origin: http://other.example\r\n"),
            403,
        ),
        (&own, &format!("{with}Sec-Fetch-Site: cross-site\r\n"), 403),
    ] {
        let answer = get(host, more);
        assert_eq!(answer.status, status, "{host} {more}");
        assert!(!answer.body.contains('@'), "{}", answer.body);
    }
    // A form of another site, and one that claims none.
    for origin in ["Origin: http://other.example\r\n", "Origin: null\r\n", ""] {
        let body = "do=save&staff.yaml%2Fpeople=";
        let mut request = String::new();
        write!(
            request,
            "POST /en/rocheclaire/staff HTTP/1.1\r\nHost: {own}\r\n{with}{origin}Content-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        )
        .unwrap();
        assert_eq!(served.raw(request.as_bytes()).status, 403);
    }
    assert_eq!(files(&project), before);
}

#[test]
fn no_address_leads_out_and_no_body_is_without_end() {
    let project = Project::example("quebec");
    let served = Served::new(&project);
    let before = files(&project);
    let own = format!("127.0.0.1:{}", served.port);
    let with = format!("Cookie: {}\r\n", served.cookie());
    // Ways out of the city and of the programme.
    for path in [
        "/en/../../etc/passwd",
        "/en/rocheclaire/..%2f..%2froadmap",
        "/en/rocheclaire/%2e%2e/inverkell/city",
        "/en/..%5c..%5cetc/city",
        "/en/rocheclaire/projects/%00",
        "/en/roadmap.yaml/city",
        "/en/%2f/",
    ] {
        let answer = served.get(path);
        assert!(
            matches!(answer.status, 400 | 404),
            "{path}: {}",
            answer.status
        );
    }
    // What is too much is refused, not kept.
    let request = format!(
        "POST /en/rocheclaire/staff HTTP/1.1\r\nHost: {own}\r\n{with}Origin: http://{own}\r\nContent-Length: 999999999\r\nConnection: close\r\n\r\n"
    );
    let mut bytes = request.into_bytes();
    bytes.resize(bytes.len() + 17 * 1024 * 1024, b'a');
    assert!(matches!(served.raw(&bytes).status, 413 | 0));
    let page = served.get("/en/rocheclaire/staff");
    let policy = page.header("content-security-policy").unwrap();
    assert!(
        policy.contains("frame-ancestors 'none'")
            && policy.contains("default-src 'none'")
            && !policy.contains("script-src 'unsafe")
    );
    assert_eq!(page.header("cache-control"), Some("no-store"));
    assert!(page.header("access-control-allow-origin").is_none());
    assert_eq!(files(&project), before);
}

#[test]
fn the_form_to_be_sent_loads_nothing_and_holds_no_internal_answer_for_the_public() {
    let project = Project::example("quebec");
    let served = Served::new(&project);
    let whole = served.get("/fr/havre-saint-elme/form.html");
    assert!(
        whole
            .header("content-disposition")
            .unwrap()
            .contains("havre-saint-elme.html")
    );
    let public = served
        .get("/fr/havre-saint-elme/form.html?audience=public")
        .body;
    for text in ["staff.yaml", "budget", "signed", "@havre"] {
        let inside = whole.body.contains(text);
        let shown = public.contains(&format!("action-plan.yaml/{text}"))
            || text != "budget" && text != "signed" && public.contains(text);
        assert!(!shown, "{text} {inside}");
    }
    for page in [&whole.body, &public] {
        let html = Html::parse_document(page);
        let loads = Selector::parse("[src], link[rel=stylesheet], script[type=module]").unwrap();
        assert_eq!(html.select(&loads).count(), 0);
        let answers = Selector::parse("script#roadmap-answers").unwrap();
        let text: String = html.select(&answers).next().unwrap().text().collect();
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["city"], "havre-saint-elme");
        assert!(value["fiches"]["themes.yaml"]["began"]["themes"].is_array());
    }
}

/// Every answer with who wrote it last; without git, or before the first commit, a sentence.
#[test]
fn who_wrote_an_answer_is_told_as_far_as_git_knows() {
    let project = Project::example("quebec");
    let none = Served::new(&project).get("/en/aldermoor/challenges?history");
    assert_eq!(none.status, 200);
    assert!(none.body.contains("No git repository"), "{}", none.body);
    let repository = crate::repository::Repository::of(project);
    let project = &repository.project;
    let path = "cities/aldermoor/challenges.yaml";
    let text = project.read(path);
    project.file(
        path,
        text.replacen("actions: |\n", "actions: |\n  One gate more.\n\n", 1),
    );
    assert_ne!(project.read(path), text);
    repository.commit("Tell of the gate <b>&amp;");
    let served = Served::new(project);
    let page = served.get("/en/aldermoor/challenges?history");
    assert_eq!(page.status, 200, "{}", page.body);
    let html = Html::parse_document(&page.body);
    let rows: Vec<String> = html
        .select(&Selector::parse("main tbody tr").unwrap())
        .map(|row| row.text().collect::<Vec<_>>().join(" "))
        .collect();
    // The answer that was changed last stands first, with its commit's own words.
    assert!(rows.len() > 1, "{rows:?}");
    assert!(rows[0].contains("Tell of the gate <b>&amp;"), "{rows:?}");
    assert!(
        rows[1..].iter().all(|row| !row.contains("gate <b>")),
        "{rows:?}"
    );
    let all = served.get("/en/aldermoor/challenges?history=all");
    assert!(
        all.status == 200 && all.body.contains("One gate more."),
        "{}",
        all.body
    );
    // A fiche that nobody committed has no past.
    project.file("cities/aldermoor/projects/new.yaml", "title: New\n");
    let new = served.get("/en/aldermoor/projects/new?history");
    assert!(new.body.contains("Nothing of this form"), "{}", new.body);
}

/// What a page began from travels with it; without scripts the next page tells what changed.
#[test]
fn a_page_without_scripts_tells_what_changed_since_it_began() {
    let repository = crate::repository::Repository::example("quebec");
    let project = &repository.project;
    let served = Served::new(project);
    let page = "/fr/aldermoor/themes";
    let began = served.get(page).body;
    assert!(began.contains("Branche\u{a0}: main"), "{began}");
    let told = |body: &str| {
        let html = Html::parse_document(body);
        let news = Selector::parse("#roadmap-news > .notice:not([hidden]) p").unwrap();
        html.select(&news).count()
    };
    assert_eq!(told(&began), 0);
    let at = Html::parse_document(&began);
    let at = at.select(&Selector::parse("#roadmap-news").unwrap()).next();
    let at = at.unwrap().value().attr("data-at").unwrap();
    assert_eq!(served.get(at).body, r#"{"news":[]}"#);
    repository.git(&["checkout", "-qb", "a&b"]);
    project.edit("cities/aldermoor/themes.yaml", "themes:", "# more\nthemes:");
    let again = served.post(page, &fields(&began), "add:themes.yaml/themes");
    // Two sentences, and where to go.
    assert_eq!(
        (again.status, told(&again.body)),
        (200, 3),
        "{}",
        again.body
    );
    let news: serde_json::Value = serde_json::from_str(&served.get(at).body).unwrap();
    assert!(news["news"][1].as_str().unwrap().contains("a&b"), "{news}");
    // Who comes from elsewhere is told nothing.
    let request = format!(
        "GET {at} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nSec-Fetch-Site: cross-site\r\nCookie: {}\r\nConnection: close\r\n\r\n",
        served.port,
        served.cookie()
    );
    assert_eq!(served.raw(request.as_bytes()).status, 403);
}

/// Answers that are none, each put into every field of a page at once.
const ODD: [&str; 9] = [
    "",
    "x",
    "TBD",
    "31/02/2023",
    "12 500 €",
    "a@puerto,example.org",
    "# Head\n\n> said\n\n• one\n• two\n<b>bold</b> ![](quai.jpg) [no](way)",
    "c.aubrac@rocheclaire.example.org",
    "2031-12-24T10:00",
];

/// What a finding says in a form is for who sees no file: no command, no file of ours, no line to type.
fn for_a_file(words: &str) -> bool {
    let line = |word: &str| word.ends_with(':') && word.len() > 1;
    words.contains("roadmap ")
        || words.contains(".yaml")
        || words.split('`').skip(1).step_by(2).any(line)
}

#[test]
fn what_is_found_is_said_in_words_of_the_form() {
    let project = Project::example("quebec");
    project.edit(
        "cities/aldermoor/city.yaml",
        "  letter: letter.pdf\n",
        "  letter: gone.pdf\n",
    );
    let served = Served::new(&project);
    let (mut told, mut wrong) = (0, Vec::new());
    let mut look = |place: &str, words: &str| {
        told += 1;
        if for_a_file(words) {
            wrong.push(format!("{place}: {words}"));
        }
    };
    for lang in ["en", "fr", "es"] {
        for city in ["rocheclaire", "aldermoor", "inverkell"] {
            let page = served.get(&format!("/{lang}/{city}/hand-in")).body;
            for found in Html::parse_document(&page).select(&Selector::parse(".finding").unwrap()) {
                look(lang, &found.text().collect::<String>());
            }
        }
        for page in sheets(&served, "havre-saint-elme") {
            let page = page.replacen("/en/", &format!("/{lang}/"), 1);
            let sent = fields(&served.get(&page).body);
            for odd in ODD {
                let mut sent = sent.clone();
                for (_, value) in sent.iter_mut().filter(|(name, _)| name.contains(".yaml/")) {
                    odd.clone_into(value);
                }
                let said = served.post(&format!("{page}?check"), &sent, "").body;
                let said: serde_json::Value = serde_json::from_str(&said).unwrap();
                for found in said["findings"].as_array().unwrap() {
                    look(&page, &format!("{} {}", found["cause"], found["remedy"]));
                }
            }
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(told > 500, "{told}");
    assert!(wrong.is_empty(), "{} of {told}: {wrong:#?}", wrong.len());
}

#[test]
fn a_city_hands_in_once_nothing_stands_in_the_way() {
    let project = Project::example("quebec");
    let served = Served::new(&project);
    let before = files(&project);
    for city in ["rocheclaire", "aldermoor"] {
        let page = format!("/en/{city}/hand-in");
        assert_eq!(served.get(&page).status, 200);
        assert_eq!(served.post(&page, &[], "").status, 422, "{city}");
    }
    let page = served.get("/en/rocheclaire/hand-in").body;
    assert!(page.contains("class=\"finding error\""));
    // What is not begun is told by its own name alone.
    assert!(!page.contains("this form is not begun"), "{page}");
    assert_eq!(files(&project), before);
    let path = "cities/aldermoor/city.yaml";
    let city = project.read(path);
    let (open, _) = city.split_once("record:").unwrap();
    project.file(path, open);
    let done = served.post("/en/aldermoor/hand-in", &[], "");
    assert_eq!(done.status, 303, "{}", done.body);
    let text = project.read(path);
    assert!(text.starts_with(open), "{text}");
    assert!(
        text.contains("{state: submitted, date: ") || text.contains("state: submitted"),
        "{text}"
    );
    assert!(text.contains("by: coordinator"), "{text}");
    assert_eq!(project.run("validate cities/aldermoor").code, 0);
}

/// Memory that a process holds, in KiB.
fn held(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

#[test]
fn memory_stays_as_it_is_however_often_one_saves() {
    let project = Project::example("quebec");
    let served = Served::new(&project);
    let saves = crate::project::cases(60, 10_000);
    let path = "cities/aldermoor/challenges.yaml";
    let page = "/en/aldermoor/challenges";
    let mut sent = fields(&served.get(page).body);
    let (mut first, start) = (0, std::time::Instant::now());
    for number in 1..=saves {
        let began = project
            .read(path)
            .bytes()
            .fold("x".to_owned(), |mut all, byte| {
                write!(all, "{byte:02x}").unwrap();
                all
            });
        set(&mut sent, "began", &began);
        set(
            &mut sent,
            "challenges.yaml/actions",
            &format!("Gate {number} stands open."),
        );
        let saved = served.post(page, &sent, "save");
        assert!(saved.header("location").unwrap().contains("saved=yes"));
        assert!(
            project
                .read(path)
                .contains(&format!("Gate {number} stands open."))
        );
        if number % 10 == 0 {
            assert_eq!(served.post(&format!("{page}?check"), &sent, "").status, 200);
            assert_eq!(served.get(page).status, 200);
        }
        if number == saves / 10 {
            first = held(served.process()).unwrap_or_default();
        }
    }
    let (Some(last), seconds) = (held(served.process()), start.elapsed().as_secs_f64()) else {
        eprintln!("SKIPPED: this system does not tell what memory a process holds");
        return;
    };
    eprintln!(
        "{saves} saves, {:.0} a second, {first} KiB, then {last} KiB",
        f64::from(saves) / seconds
    );
    // Few saves are no measure of a leak; what a thread takes once for all is.
    let most = first + first / 10 + if saves < 1000 { 16 << 10 } else { 0 };
    assert!(
        last <= most,
        "{first} KiB after a tenth, {last} KiB at the end"
    );
}
