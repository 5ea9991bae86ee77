//! `roadmap import --pictures`: what a document shows stands cleaned beside the city's fiche, which names it, once.

use roadmap::model::picture::{Format, frame};

use crate::{
    office,
    pictures::place,
    project::{Project, Run},
    repository::{Repository, git},
};

/// Relations of a document to its pictures: `r1` and `r3` the same file, `r2` elsewhere, `r9` to nothing.
const RELATIONS: &str = r#"<Relationships>
<Relationship Id="r1" Target="media/image1.jpeg"/>
<Relationship Id="r2" Target="https://example.org/p.png" TargetMode="External"/>
<Relationship Id="r3" Target="/word/media/image1.jpeg"/>
<Relationship Id="r4" Target="../../../../etc/hostname"/>
<Relationship Id="r5" Target="media/broken.png"/>
</Relationships>"#;

/// A drawing as Word writes it.
fn drawing(id: &str, words: &str) -> String {
    format!(
        r#"<w:p><w:r><w:drawing><inline><docPr id="1" name="Picture 1" descr="{words}"/><graphic><pic><blipFill><blip embed="{id}"/></blipFill></pic></graphic></inline></w:drawing></w:r></w:p>"#
    )
}

/// A document with drawings, in the folder of a programme.
fn sent(project: &Project, name: &str, photo: &[u8], drawings: &[(&str, &str)]) {
    let body: String = drawings
        .iter()
        .map(|(id, words)| drawing(id, words))
        .collect();
    let bytes = office::document(
        &body,
        &[
            ("word/_rels/document.xml.rels", RELATIONS.as_bytes()),
            ("word/media/image1.jpeg", photo),
            ("word/media/broken.png", b"\x89PNG\r\n\x1a\nno points"),
        ],
    );
    project.file(name, bytes);
}

fn import(project: &Project, name: &str, more: &[&str]) -> Run {
    let mut arguments = vec!["--lang", "en", "import", name, "--city", "aldermoor"];
    arguments.extend(more);
    project.with(&arguments)
}

#[test]
fn a_picture_of_a_document_stands_cleaned_beside_the_fiche_and_once() {
    let (project, photo) = place();
    let all = [("r1", "IMG_2034.JPG"), ("r3", "The quay at low tide")];
    sent(&project, "mine/form.docx", &photo, &all);
    let before = project.read("cities/aldermoor/city.yaml");
    let run = import(&project, "mine/form.docx", &[]);
    assert!(
        run.out.contains("`image1.jpeg`; with --pictures it is"),
        "{}",
        run.out
    );
    let run = import(&project, "mine/form.docx", &["--pictures", "--dry-run"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert_eq!(project.read("cities/aldermoor/city.yaml"), before);
    for _ in 0..2 {
        let run = import(&project, "mine/form.docx", &["--pictures"]);
        assert_eq!(run.code, 0, "{}{}", run.out, run.err);
        assert!(
            run.out.contains("cities/aldermoor/image1.jpg"),
            "{}",
            run.out
        );
    }
    let fiche = project.read("cities/aldermoor/city.yaml");
    let added = "pictures:\n  - {file: image1.jpg, alt: The quay at low tide}\n";
    assert_eq!(fiche.replace(added, "").trim_end(), before.trim_end());
    assert_eq!(fiche.matches("image1").count(), 1, "{fiche}");
    let bytes = std::fs::read(project.path().join("cities/aldermoor/image1.jpg")).unwrap();
    assert!(
        frame(&bytes).is_some_and(|frame| frame.format == Format::Jpeg && frame.traces.is_empty())
    );
    let run = project.run("validate cities/aldermoor --format short");
    assert!(!run.out.contains("picture"), "{}", run.out);
}

#[test]
fn what_cannot_be_taken_is_told_and_nothing_else_is_read() {
    let (project, photo) = place();
    let all = [
        ("r1", "IMG_2034.JPG"),
        ("r2", "elsewhere"),
        ("r4", "a file of this machine"),
        ("r5", "broken"),
        ("r9", "nothing"),
    ];
    sent(&project, "mine/form.docx", &photo, &all);
    let before = project.tree("cities");
    let run = import(&project, "mine/form.docx", &["--pictures"]);
    assert_eq!(project.tree("cities"), before);
    for (words, count) in [
        ("Nothing is said of it for those who do not see it", 1),
        ("it is not in the document", 3),
        ("the picture `broken.png` is broken", 1),
    ] {
        assert_eq!(
            run.out.matches(words).count(),
            count,
            "{words}: {}",
            run.out
        );
    }
}

#[test]
fn on_a_branch_the_picture_is_committed_with_the_fiche() {
    let (project, photo) = place();
    let repository = Repository { project };
    repository.git(&["init", "-q"]);
    repository.git(&["config", "user.name", "A"]);
    repository.git(&["config", "user.email", "a@example.org"]);
    repository.commit("All");
    sent(
        &repository.project,
        "form.docx",
        &photo,
        &[("r1", "The quay")],
    );
    let run = import(
        &repository.project,
        "form.docx",
        &["--pictures", "--branch", "aldermoor-form"],
    );
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let top = repository.project.path();
    let names = git(&top, &["diff", "--name-only", "main", "aldermoor-form"]);
    assert_eq!(
        names,
        "cities/aldermoor/city.yaml\ncities/aldermoor/image1.jpg\n"
    );
    assert!(!top.join("cities/aldermoor/image1.jpg").exists());
}
