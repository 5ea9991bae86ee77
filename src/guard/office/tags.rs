//! In: what an element or an attribute of an office file is called. Out: what it does to the words beside it.

use super::spaces::Family;

/// Tags that end a line or a cell; every other may stand in the middle of a word, as fonts, colours and marks of a correction do.
pub(super) const PARTING: [&[u8]; 31] = [
    b"body",
    b"p",
    b"h",
    b"br",
    b"cr",
    b"tab",
    b"ptab",
    b"line-break",
    b"tbl",
    b"tr",
    b"tc",
    b"table",
    b"table-row",
    b"table-cell",
    b"list",
    b"list-item",
    b"sheetData",
    b"row",
    b"c",
    b"v",
    b"f",
    b"si",
    b"is",
    b"sp",
    b"txBody",
    b"frame",
    b"hdr",
    b"ftr",
    b"item",
    b"string",
    b"author",
];

/// Tags of tables, and of what is read like one: a head or an introduction tells the unit of its numbers.
pub(super) const TABLES: [&[u8]; 5] = [b"tbl", b"table", b"sheetData", b"chartSpace", b"list"];

/// Tags of their rows.
pub(super) const ROWS: [&[u8]; 4] = [b"tr", b"row", b"table-row", b"list-item"];

/// Tags of cells that keep their number in an attribute; also earlier ones, and those below a larger one.
pub(super) const CELLS: [&[u8]; 3] = [
    b"table-cell",
    b"covered-table-cell",
    b"change-track-table-cell",
];

/// Tags that tell how numbers are to be shown, wherever they stand.
pub(super) const FORMATS: [&[u8]; 4] = [
    b"currency-style",
    b"number-style",
    b"percentage-style",
    b"formatCode",
];

/// Tags of properties that count, date or name a file for programs.
pub(super) const COUNTED: [&[u8]; 33] = [
    b"Pages",
    b"Words",
    b"Characters",
    b"CharactersWithSpaces",
    b"Lines",
    b"Paragraphs",
    b"TotalTime",
    b"AppVersion",
    b"Slides",
    b"Notes",
    b"HiddenSlides",
    b"MMClips",
    b"DocSecurity",
    b"revision",
    b"version",
    b"created",
    b"modified",
    b"lastPrinted",
    b"date",
    b"creation-date",
    b"print-date",
    b"editing-cycles",
    b"editing-duration",
    b"generator",
    b"CreateDate",
    b"ModifyDate",
    b"MetadataDate",
    b"DocumentID",
    b"InstanceID",
    b"OriginalDocumentID",
    b"instanceID",
    b"when",
    b"config-item",
];

/// Attributes in which somebody types: what a picture or a link tells, a formula, a field's hint and answer.
pub(super) const TYPED: [&[u8]; 24] = [
    b"displayText",
    b"condition",
    b"descr",
    b"title",
    b"alt",
    b"tooltip",
    b"desc",
    b"description",
    b"subject",
    b"string",
    b"string-value",
    b"current-value",
    b"current-string",
    b"formula",
    b"label",
    b"prompt",
    b"promptTitle",
    b"error",
    b"errorTitle",
    b"result",
    b"statusText",
    b"helpText",
    b"display",
    b"placeholder",
];

/// Tags that stand for a sign.
pub(super) const SIGNS: [(&[u8], char); 2] = [(b"noBreakHyphen", '-'), (b"s", ' ')];

/// What was put into a line while its changes were kept, and what is shown of alternatives.
pub(super) const INSERTED: [&[u8]; 3] = [b"ins", b"moveTo", b"Choice"];

/// What is not shown: what was taken out or moved, and what stands for other programs.
pub(super) const GONE: [&[u8]; 3] = [b"delText", b"moveFrom", b"Fallback"];

/// Tags that part words as a space does.
pub(super) const INLINE: [&[u8]; 18] = [
    b"r",
    b"t",
    b"rPr",
    b"span",
    b"a",
    b"hyperlink",
    b"ins",
    b"del",
    b"delText",
    b"lang",
    b"proofErr",
    b"bookmarkStart",
    b"bookmarkEnd",
    b"bookmark",
    b"smartTag",
    b"fld",
    b"b",
    b"i",
];

/// Whether a tag is that of what may stand in the middle of a line and is no part of it: notes, remarks, boxes, what tells how letters
/// are spoken.
pub(super) fn is_aside(tag: &[u8], of: Family, within_line: bool) -> bool {
    let text = || matches!(tag, b"txbxContent" | b"fldData" | b"rt");
    let open = || {
        matches!(
            tag,
            b"note" | b"annotation" | b"tracked-changes" | b"ruby-text"
        ) || within_line && matches!(tag, b"frame" | b"custom-shape")
    };
    let sheet = || matches!(tag, b"comment" | b"rPh");
    match of {
        Family::Word => text(),
        Family::Open => open(),
        Family::Sheet => sheet(),
        _ => text() || open() || sheet() || matches!(tag, b"footnote" | b"endnote"),
    }
}
