// The editor of an exercise: saves as you write, checks on Ctrl+Enter, and notices when the file changed elsewhere.

import { openEditor } from "./editor.js";
import { notice, post, words } from "./site.js";

const form = document.querySelector("[data-exercise]");
const area = form.querySelector("textarea");
const saved = form.querySelector("[data-saved]");
const said = document.querySelector("[data-verdict]");
const started = Date.now();
let base = form.elements.base.value;
let clean = area.value; // what the file holds, as far as this page knows
let editor = null;
let timer = 0;
let asking = false;

const text = () => (editor ? editor.state.doc.toString() : area.value);
const say = (words) => (saved.textContent = words);

// --- saving --------------------------------------------------------------------------------------

async function save(force = "") {
  clearTimeout(timer);
  const source = text();
  if (source === clean && !force) return true;
  say("saving");
  const result = await post("/draft", { exercise: form.dataset.exercise, source, base, force });
  if (result.ok) {
    base = result.base;
    clean = source;
    say(text() === source ? "saved" : "writing");
  } else if (result.http === 409) await clash();
  else {
    say("not saved");
    notice(`Not saved. ${result.sentence} ${result.way_out ?? ""}`);
  }
  return result.ok;
}

/** The file and the page went different ways: the learner chooses, nothing is lost meanwhile. */
async function clash() {
  say("not saved: changed elsewhere");
  if (asking) return;
  asking = true;
  const file = await fetch(`/exercise/${form.dataset.exercise}/file`).then((response) => response.json()).catch(() => null);
  said.className = "said note";
  words(said, { sentence: "This file was changed elsewhere.", way_out: "Another tab or another editor saved it since this page read it. Which text do you want to go on with?" });
  const row = said.appendChild(Object.assign(document.createElement("p"), { className: "actions" }));
  const offer = (label, act) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: label });
    button.addEventListener("click", () => ((asking = false), said.replaceChildren(), act()));
    row.append(button);
  };
  offer("The one on this page", () => save("1"));
  if (file) offer("The one in the file", () => take(file));
}

function take({ source, base: now }) {
  base = now;
  clean = source;
  put(source);
  say("saved");
}

function put(source) {
  if (editor) editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: source } });
  area.value = source;
}

function changed() {
  say("writing");
  clearTimeout(timer);
  timer = setTimeout(save, 700);
}

/** Back at this page: take over what another editor wrote, if nothing here is unsaved. */
async function look() {
  if (document.hidden || asking) return;
  const file = await fetch(`/exercise/${form.dataset.exercise}/file`).then((response) => (response.ok ? response.json() : null)).catch(() => null);
  if (!file || file.base === base || text() !== clean) return;
  take(file);
  notice("The file was changed elsewhere. This page shows it as it is now.");
}

// --- checking ------------------------------------------------------------------------------------

async function check() {
  const button = form.querySelector("button.main");
  if (button.disabled) return;
  clearTimeout(timer);
  button.disabled = true;
  say("checking");
  const source = text();
  const result = await post(`/check/${form.dataset.exercise}`, { source, base, started: Math.round(started / 1000) });
  button.disabled = false;
  if (result.http === 409) return clash();
  if (result.ok) {
    base = result.base;
    clean = source;
  }
  say(result.ok ? "saved" : "not saved");
  mark(result.ok ? result.line : null);
  said.className = `said ${{ right: "right", broken: "note" }[result.status] ?? "wrong"}`;
  if (result.html) said.innerHTML = result.html;
  else words(said, result);
  said.scrollIntoView({ block: "nearest" });
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (!event.submitter?.matches("[data-reset]")) return check();
  if (!confirm("Put the starter back? What you wrote is kept in a file beside it.")) return;
  const result = await post("/reset", { exercise: form.dataset.exercise });
  if (!result.ok) return notice(`${result.sentence} ${result.way_out ?? ""}`);
  take(result);
  said.replaceChildren();
  if (result.kept) notice(`What you wrote is kept as ${result.kept}.`);
});
document.querySelector("[data-ladder]")?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const ladder = event.target;
  const result = await post(ladder.action, {});
  if (!result.html) return notice(`${result.sentence} ${result.way_out ?? ""}`);
  document.querySelector("[data-rungs]").insertAdjacentHTML("beforeend", result.html);
  ladder.querySelector("button").textContent = result.following;
  ladder.hidden = !result.following;
});
addEventListener("focus", look);
addEventListener("pagehide", () => text() !== clean && navigator.sendBeacon("/draft", new URLSearchParams({ exercise: form.dataset.exercise, source: text(), base })));

// --- the editor ----------------------------------------------------------------------------------

let mark = () => {};

area.addEventListener("input", changed);
openEditor(area, { changed: () => text() !== clean && changed(), keys: { "Mod-Enter": check, "Mod-s": () => save() } })
  .then((opened) => ({ view: editor, mark } = opened))
  .catch((error) => console.error("the plain field stays", error));
