/* What another program changes while a page is open: asked for every few seconds while it is looked at. */
(() => {
"use strict";
const box = document.getElementById("roadmap-news");
if (!box) return;
const notice = box.firstElementChild, told = notice.firstElementChild;
let stopped = false;
const tell = news => {
  const now = news.join("\n");
  if (now === (told.dataset.news || "")) return;
  told.dataset.news = now;
  told.replaceChildren(...news.map(text => { const p = document.createElement("p"); p.textContent = text; return p; }));
  notice.hidden = !news.length;
};
const wait = time => new Promise(done => setTimeout(done, time));
const ask = async (again = true) => {
  let answer;
  try { answer = await fetch(box.dataset.at); } catch {
    /* Leaving the page ends a question too: one that fails twice got no answer. */
    if (again) { await wait(1000); return ask(false); }
    stopped = true; return tell([box.dataset.stopped]);
  }
  stopped = false;
  if (answer.ok) tell((await answer.json()).news);
};
/* What was typed would be lost with a page that nobody takes. */
addEventListener("submit", e => { if (stopped) { e.preventDefault(); e.stopImmediatePropagation(); ask(); } }, true);
setInterval(() => { if (!document.hidden) ask(); }, 4000);
document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
window.roadmapNews = tell;
})();
