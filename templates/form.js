(() => {
"use strict";
const one = (s, r = document) => r.querySelector(s);
const all = (s, r = document) => [...r.querySelectorAll(s)];
const read = id => { const e = document.getElementById(id); return e ? JSON.parse(e.textContent) : null; };
const T = read("roadmap-words");
const doc = read("roadmap-answers");
const form = one("form.sheet");
const said = (id, values) => Object.entries(values || {}).reduce((text, [k, v]) => text.split("{" + k + "}").join(v), T[id]);
const tell = text => { const e = one("#roadmap-state"); if (e) e.textContent = text; };

/* Words, by the rule of the program. */
const SPACE = /[\p{White_Space}\u2013\u2014]/u, NUMBER = /\p{N}/u, WORD = /[\p{Alphabetic}\p{N}]/u;
const CLOSE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const segmenter = typeof Intl === "object" && Intl.Segmenter ? new Intl.Segmenter(document.documentElement.lang, { granularity: "word" }) : null;
const marks = text => text
  .replace(/<!--[\s\S]*?-->/g, " ")
  .replace(/^[ \t]*\[[^\]]+\]:[^\n]*$/gm, "")
  .replace(/^[ \t]*(?:(?:[-*+>]|#{1,6}|\d{1,9}[.)])[ \t]+)+/gm, "")
  .replace(/\]\([^()\s]*(?:[ \t]+"[^"\n]*")?\)/g, "]")
  .replace(/\[\^[^\]\s]+\]/g, "")
  .replace(/\|/g, " ");
const pieces = word => {
  if (!CLOSE.test(word)) return 1;
  const runs = word.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{M}]+|[^\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]+/gu) || [];
  return runs.reduce((n, run) => {
    if (!WORD.test(run)) return n;
    if (!CLOSE.test(run)) return n + 1;
    if (T.unit === "characters" || !segmenter) return n + [...run].filter(c => WORD.test(c)).length;
    return n + [...segmenter.segment(run)].filter(part => WORD.test(part.segment)).length;
  }, 0);
};
const count = (text, marked) => {
  const chars = [...(marked ? marks(text) : text)];
  let n = 0, word = "", digit = false;
  const end = () => { if (WORD.test(word)) n += pieces(word); word = ""; digit = false; };
  chars.forEach((c, at) => {
    if (SPACE.test(c)) {
      if (digit && (c === "\u00a0" || c === "\u202f") && chars[at + 1] && NUMBER.test(chars[at + 1])) word += c;
      else end();
    } else { word += c; digit = NUMBER.test(c); }
  });
  end();
  return n;
};
window.roadmapCount = count;

/* What can be told as one types; the program judges. */
const FORMATS = {
  email: /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+$/,
  date: /^\d{4}(-\d{2}(-\d{2})?)?$/,
  "full-date": /^\d{4}-\d{2}-\d{2}$/,
  "date-time": /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/,
  country: /^[A-Za-z]{2}$/, currency: /^[A-Za-z]{3}$/, identifier: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
};
const check = e => {
  const found = document.getElementById(e.id + "-found"), counter = document.getElementById(e.id + "-count");
  const text = e.value.trim();
  let fault = "";
  if (counter) {
    const limit = Number(counter.dataset.limit), n = count(e.value, e.dataset.kind === "text");
    counter.textContent = said("count", { n, limit });
    counter.classList.toggle("over", n > limit);
    if (n > limit) fault = said("over", { n: n - limit });
  }
  const format = FORMATS[e.dataset.format];
  if (text && format && !format.test(text)) fault = said("format", {});
  if (text && e.dataset.kind === "number" && !/^-?[\d\s.,\u00a0\u202f']+$/.test(text)) fault = said("number", {});
  if (e.dataset.touched && asked(e)) fault = said("wanted", {});
  if (found && !found.dataset.program) {
    found.replaceChildren();
    if (fault) { const p = document.createElement("p"); p.className = "finding"; p.textContent = fault; found.append(p); }
  }
  if (fault) e.setAttribute("aria-invalid", "true"); else e.removeAttribute("aria-invalid");
};
const filled = root => all("[data-kind]:not(fieldset)", root).some(e => e.value.trim()) || all("input[type=checkbox]", root).some(e => e.checked);
const asked = e => {
  if (e.getAttribute("aria-required") !== "true" || e.value.trim()) return false;
  for (let box = e.closest("[data-optional]"); box; box = box.parentElement.closest("[data-optional]")) if (!filled(box)) return false;
  return true;
};
const fields = (root = document) => all("[data-kind]:not(fieldset)", root);
const open = () => fields().filter(asked).length;
const state = () => tell(open() ? said("open", { n: open() }) : said("all", {}));

/* Items of lists. */
const fresh = (item, place) => {
  const swap = text => text.replace("/+", "/" + place).replace(".+", "." + place);
  const walk = root => all("*", root).forEach(e => {
    for (const name of ["name", "id", "for", "value", "data-item", "data-many", "data-name"])
      if (e.hasAttribute(name) && /[/.]\+/.test(e.getAttribute(name))) e.setAttribute(name, swap(e.getAttribute(name)));
    if (e.hasAttribute("aria-describedby")) e.setAttribute("aria-describedby", e.getAttribute("aria-describedby").split(" ").map(swap).join(" "));
    if (e.tagName === "TEMPLATE") walk(e.content);
  });
  walk(item);
};
const items = list => all(":scope > .items > .item", list);
const numbered = list => items(list).forEach((item, at) => { one(":scope > legend", item).textContent = said("item", { n: at + 1 }); });
const act = button => {
  const [what] = button.value.split(":", 1);
  const list = button.closest(".many");
  if (what === "add") {
    const used = items(list).map(item => Number(item.dataset.item.split("/").pop()));
    const made = one(":scope > template", list).content.cloneNode(true);
    const box = document.createElement("div");
    box.append(made);
    fresh(box, Math.max(-1, Number(list.dataset.next || 0) - 1, ...used) + 1);
    list.dataset.next = Math.max(-1, Number(list.dataset.next || 0) - 1, ...used) + 2;
    const item = one(".item", box);
    one(":scope > .items", list).append(item);
    fields(item).forEach(check);
    numbered(list);
    const first = one("[data-kind]", item);
    if (first) first.focus();
  } else {
    const item = button.closest(".item");
    const beside = what === "up" ? item.previousElementSibling : item.nextElementSibling;
    if (what === "up" && beside) beside.before(item);
    if (what === "down" && beside) beside.after(item);
    if (what === "drop") {
      if (fields(item).some(e => e.value.trim()) && !confirm(T.sure)) return;
      const next = beside || item.previousElementSibling;
      item.remove();
      const target = next ? one("[data-kind]", next) : one(":scope > .acts button", list);
      if (target) target.focus();
    } else button.focus();
    numbered(list);
  }
  touched();
};

/* A theme that is written on this page can be named on it. */
const refer = () => all('select[data-reference="theme"]').forEach(select => {
  const known = new Map([...select.options].map(o => [o.value, o]));
  const now = new Set();
  all('.many[data-many="themes.yaml/themes"] > .items > .item').forEach(item => {
    const title = one('[name$="/title"]', item), id = one('input[type=hidden][name$="/id"]', item);
    const text = title ? title.value.trim() : "", value = id && id.value || text;
    if (!text) return;
    now.add(value);
    const option = known.get(value) || select.appendChild(new Option(text, value));
    option.textContent = text; option.dataset.own = "1";
  });
  all("option[data-own]", select).forEach(o => { if (!now.has(o.value) && !o.selected) o.remove(); });
});

/* What was put in, and the file that carries it back. */
let dirty = false;
const touched = () => { dirty = true; refer(); state(); document.dispatchEvent(new Event("roadmap-touched")); };
const gathered = () => {
  for (const path of Object.keys(doc.fiches)) doc.fiches[path].fields = [];
  for (const [name, value] of new FormData(form)) {
    const path = Object.keys(doc.fiches).find(path => name.startsWith(path + "/"));
    if (path && typeof value === "string") doc.fiches[path].fields.push([name, value.replace(/\r\n?/g, "\n")]);
  }
  return doc;
};
const give = (name, type, text) => {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url; link.download = name;
  document.body.append(link); link.click(); link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
  dirty = false;
  tell(said("saved", { file: name }));
};
const inert = json => json.replace(/[<>&\u2028\u2029\ufeff]/g, c => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"));
const copy = () => {
  fields().forEach(e => {
    if (e.tagName === "TEXTAREA") e.textContent = "\n" + e.value;
    else if (e.tagName === "SELECT") all("option", e).forEach(o => o.toggleAttribute("selected", o.selected));
    else e.setAttribute("value", e.value);
  });
  all("input[type=checkbox]").forEach(e => e.toggleAttribute("checked", e.checked));
  one("#roadmap-answers").textContent = inert(JSON.stringify(gathered()));
  return "<!DOCTYPE html>\n" + document.documentElement.outerHTML + "\n";
};

document.addEventListener("input", e => { if (e.target.matches("[data-kind], input[type=checkbox]")) { if (e.target.dataset.kind) check(e.target); touched(); } });
document.addEventListener("focusout", e => { if (e.target.matches("[data-kind]:not(fieldset)")) { e.target.dataset.touched = "1"; check(e.target); } });
document.addEventListener("click", e => {
  const button = e.target.closest("button");
  if (!button) return;
  if (button.name === "do" && /^(add|up|down|drop):/.test(button.value)) { e.preventDefault(); act(button); }
  else if (button.dataset.save === "answers") { e.preventDefault(); give(doc.city + ".answers.json", "application/json", JSON.stringify(gathered(), null, 1) + "\n"); }
  else if (button.dataset.save === "page") { e.preventDefault(); give(document.body.dataset.file, "text/html", copy()); }
  else if (button.dataset.save === "next") {
    e.preventDefault();
    const e1 = fields().find(asked) || one("[aria-invalid]");
    if (e1) e1.focus(); else state();
  }
});
/* The local form: what the program finds, and the dossier as it would be, as one pauses. */
const live = form && form.dataset.check;
if (live) {
  const post = to => fetch(to, { method: "POST", body: new URLSearchParams(new FormData(form)) });
  const show = findings => {
    all(".found").forEach(e => { e.replaceChildren(); delete e.dataset.program; });
    for (const found of findings) {
      const e = document.getElementById(found.name.split("/").join(".") + "-found") || one("#of-all");
      const p = document.createElement("p"), remedy = document.createElement("span");
      p.className = "finding " + found.level; p.textContent = found.cause + " ";
      remedy.className = "remedy"; remedy.textContent = found.remedy || "";
      p.append(remedy); e.append(p); e.dataset.program = "1";
    }
  };
  const look = one("#roadmap-preview"), frame = one("iframe", look);
  const draw = async () => { const answer = await post(form.dataset.preview); if (answer.ok) frame.srcdoc = await answer.text(); };
  let timer = 0, times = 0;
  const ask = async () => {
    const n = times += 1;
    const answer = await post(form.dataset.check);
    if (n === times && answer.ok) {
      const { findings, news } = await answer.json();
      show(findings); window.roadmapNews(news);
    }
    if (look.open) await draw();
  };
  document.addEventListener("roadmap-touched", () => { clearTimeout(timer); timer = setTimeout(ask, 400); });
  look.addEventListener("toggle", () => { if (look.open) draw(); });
  form.addEventListener("submit", () => { dirty = false; });
}
if (doc || live) window.addEventListener("beforeunload", e => { if (dirty) e.preventDefault(); });
if (doc && form) form.addEventListener("submit", e => e.preventDefault());
all("[hidden][data-scripted]").forEach(e => e.removeAttribute("hidden"));
fields().forEach(check);
state();
window.roadmap = { fields, gathered, check };
})();
