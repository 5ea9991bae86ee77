// Runs beside the page under test, which stands unchanged in a frame: its own policy forbids scripts, ours reads it.
const LIGHT_ENOUGH = 4.5, LARGE_ENOUGH = 3;

function parse(colour) {
  const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number);
  return { r, g, b, a };
}

function over(top, below) {
  const mix = (key) => top[key] * top.a + below[key] * (1 - top.a);
  return { r: mix("r"), g: mix("g"), b: mix("b"), a: 1 };
}

// WCAG 2.2, relative luminance and contrast.
function luminance({ r, g, b }) {
  const [x, y, z] = [r, g, b].map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
}

function contrast(a, b) {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function background(view, element) {
  const layers = [];
  for (let at = element; at; at = at.parentElement) layers.push(parse(view.getComputedStyle(at).backgroundColor));
  const canvas = view.matchMedia("(prefers-color-scheme: dark)").matches ? { r: 18, g: 18, b: 18, a: 1 } : { r: 255, g: 255, b: 255, a: 1 };
  return layers.reverse().reduce((below, top) => over(top, below), canvas);
}

function name(element) {
  return element.tagName.toLowerCase() + (element.className && typeof element.className === "string" ? "." + element.className.replace(/ /g, ".") : "");
}

// Whether something above an element scrolls, so that the page does not.
function clipped(view, element) {
  for (let at = element.parentElement; at; at = at.parentElement) if (view.getComputedStyle(at).overflowX !== "visible") return true;
  return false;
}

function texts(document) {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const elements = new Set();
  while (walker.nextNode()) if (walker.currentNode.data.trim()) elements.add(walker.currentNode.parentElement);
  return [...elements].filter((element) => element.getClientRects().length > 0 && !element.closest(".skip"));
}

function inspect(frame, width, say) {
  const view = frame.contentWindow, document = frame.contentDocument, root = document.documentElement;
  if (root.scrollWidth > width) {
    const wide = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > width + 0.5 && !clipped(view, e));
    say(`${width}px: ${root.scrollWidth}px wide: ${wide.slice(0, 5).map(name).join(", ")}`);
  }
  for (const element of texts(document)) {
    const style = view.getComputedStyle(element), size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const svg = element.closest("svg") !== null;
    const ink = parse(svg ? style.fill : style.color), sheet = background(view, element);
    const ratio = contrast(over(ink, sheet), sheet);
    if (ratio < (large ? LARGE_ENOUGH : LIGHT_ENOUGH)) say(`contrast ${ratio.toFixed(2)}: ${name(element)} “${element.textContent.trim().slice(0, 30)}”`);
    if (!svg && size < 11) say(`${size}px: ${name(element)}`);
  }
}

function structure(document, say) {
  if (!document.documentElement.lang) say("no language");
  if (!document.title) say("no title");
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  ids.filter((id, at) => ids.indexOf(id) !== at).forEach((id) => say(`id twice: ${id}`));
  for (const attribute of ["aria-labelledby", "aria-describedby", "aria-controls", "for"])
    for (const element of document.querySelectorAll(`[${attribute}]`))
      element.getAttribute(attribute).split(" ").filter((id) => !ids.includes(id)).forEach((id) => say(`${attribute} leads nowhere: ${id}`));
  for (const link of document.querySelectorAll('a[href^="#"]')) if (!ids.includes(decodeURIComponent(link.hash.slice(1)))) say(`link leads nowhere: ${link.hash}`);
  for (const link of document.querySelectorAll("a")) if (!link.textContent.trim() && !link.getAttribute("aria-label")) say("link without words");
  let level = 0;
  for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1) say(`h${next} after h${level}: ${heading.textContent.trim()}`);
    if (!heading.textContent.trim()) say(`empty h${next}`);
    level = next;
  }
  for (const one of ["h1", "main", "body > header", "body > footer"]) {
    const count = document.querySelectorAll(one).length;
    if (count !== 1) say(`${count} of ${one}`);
  }
  for (const svg of document.querySelectorAll("svg")) if (svg.getAttribute("aria-hidden") !== "true" && (svg.getAttribute("role") !== "img" || !(svg.getAttribute("aria-label") || svg.getAttribute("aria-labelledby")))) say("drawing without a name");
  for (const table of document.querySelectorAll("table")) if (!table.querySelector("th")) say("table without headings");
  for (const scroll of document.querySelectorAll(".scroll, .chart > div")) if (scroll.tabIndex < 0) say(`cannot be scrolled by keyboard: ${name(scroll)}`);
}

addEventListener("load", () => {
  const frame = document.querySelector("iframe"), found = new Set(), say = (words) => found.add(words);
  structure(frame.contentDocument, say);
  for (const width of [320, 390, 768, 1280]) {
    frame.style.width = width + "px";
    inspect(frame, width, say);
  }
  const fetched = frame.contentWindow.performance.getEntriesByType("resource");
  if (fetched.length) say(`fetched: ${fetched.map((entry) => entry.name).join(", ")}`);
  const scheme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const words = texts(frame.contentDocument).length;
  frame.remove();
  document.body.innerText = JSON.stringify({ scheme, words, found: [...found] });
});
