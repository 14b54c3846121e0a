// A page that asks and answers: questions, predictions, cells, derivations. Without this script every form still works.

import { kept, onKey, post, typing, words } from "./site.js";
import { figures } from "./host.js";

const all = (selector, root = document) => [...root.querySelectorAll(selector)];

// --- questions -----------------------------------------------------------------------------------

const draftOf = (form) => `answer:${form.elements.question.value}:${form.elements.seed.value}`;

function show(said, status, html) {
  said.className = `said ${status}`;
  said.innerHTML = html;
  prepare(said);
}

async function check(form, submitter) {
  const said = form.parentElement.querySelector("[data-said]");
  const button = submitter ?? form.querySelector("button.main");
  button.disabled = true;
  const result = await post("/answer", new FormData(form, submitter));
  button.disabled = false;
  document.querySelector("[data-page-said]")?.remove();
  if (!result.html) {
    said.className = "said wrong";
    return words(said, result);
  }
  show(said, result.status, result.html);
  const reason = document.querySelector("[data-practice] ~ section [data-reason]");
  if (reason) reason.textContent = result.reason;
  if (result.status === "invalid") point(form, result.position);
  if (!result.saved) return;
  if (result.status === "right") {
    kept.set(draftOf(form), "");
    form.classList.add("done");
    if (form.closest("[data-practice]")) said.querySelector("[data-next]")?.focus({ preventScroll: true });
  }
}

/** Puts the cursor where reading stopped. */
function point(form, position) {
  const field = form.querySelector("input.field[name=answer]");
  if (!field || position === null) return;
  field.focus();
  field.setSelectionRange(position, Math.min(position + 1, field.value.length));
}

async function hint(form, button) {
  const result = await post("/hint", new FormData(form, button));
  const place = form.querySelector("[data-hints]");
  if (!result.html) return words(place.appendChild(document.createElement("div")), result);
  form.elements.aided.value = "1";
  place.insertAdjacentHTML("beforeend", result.html);
  prepare(place.lastElementChild);
  button.value = result.next;
  button.textContent = result.following ? `More: ${result.following}` : "Hint";
  button.hidden = !result.following;
}

function preview(form) {
  const field = form.querySelector("input.field[name=answer]");
  const line = form.querySelector("[data-preview]");
  if (!field || !line) return;
  let timer = 0;
  let latest = 0;
  const ask = async () => {
    const mine = ++latest;
    if (!field.value.trim()) return line.replaceChildren();
    const result = await post("/read", new FormData(form));
    if (mine !== latest) return;
    line.replaceChildren();
    if (result.html) {
      line.append("We read this as ");
      line.insertAdjacentHTML("beforeend", result.html);
    } else if (result.words) line.append(Object.assign(document.createElement("span"), { className: "trouble", textContent: result.words }));
    line.scrollLeft = 0;
  };
  const draft = kept.get(draftOf(form));
  if (draft && !field.value) field.value = draft;
  field.addEventListener("input", () => {
    kept.set(draftOf(form), field.value);
    clearTimeout(timer);
    timer = setTimeout(ask, 140);
  });
  if (field.value) ask();
}

/** A grid of entries that writes the text of a vector or a matrix into the field. */
function grid(button) {
  button.hidden = false;
  const field = button.parentElement.querySelector("input.field");
  const [rows, columns] = button.dataset.grid.split(" ").map(Number);
  let entries = null;
  const put = () => {
    const value = (row, column) => entries.children[row * columns + column].value.trim() || "0";
    const lines = Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => value(row, column)).join(", "));
    field.value = columns === 1 ? `(${lines.join(", ")})` : `[${lines.map((line) => `[${line}]`).join(", ")}]`;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  button.addEventListener("click", () => {
    entries?.remove();
    const open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", open);
    button.textContent = open ? "Type instead" : "Fill a grid";
    field.hidden = open;
    if (!open) return field.focus();
    entries = button.parentElement.insertBefore(document.createElement("div"), button);
    entries.className = "entries";
    entries.style.gridTemplateColumns = `repeat(${columns}, max-content)`;
    for (let row = 1; row <= rows; row += 1)
      for (let column = 1; column <= columns; column += 1) {
        const input = entries.appendChild(document.createElement("input"));
        input.setAttribute("aria-label", columns === 1 ? `Entry ${row} of ${rows}` : `Row ${row}, column ${column}`);
        Object.assign(input, { autocomplete: "off", spellcheck: false, maxLength: 60 });
      }
    entries.addEventListener("input", put);
    entries.addEventListener("keydown", (event) => walk(event, entries, columns));
    entries.firstElementChild.focus();
  });
}

function walk(event, entries, columns) {
  const step = { ArrowUp: -columns, ArrowDown: columns }[event.key];
  const cells = [...entries.children];
  const next = step && cells[cells.indexOf(event.target) + step];
  if (next) next.focus(), event.preventDefault();
}

/** Steps to put in order: buttons for everybody, dragging for the mouse. */
function order(set) {
  const list = set.querySelector("ol");
  const said = set.querySelector("[data-order-said]");
  const input = set.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name: "answer" }));
  const settle = () => (input.value = JSON.stringify([...list.children].map((item) => item.dataset.key)));
  const move = (item, by) => {
    const items = [...list.children];
    const to = items.indexOf(item) + by;
    if (to < 0 || to >= items.length) return;
    list.insertBefore(item, by < 0 ? items[to] : items[to].nextSibling);
    settle();
    said.textContent = `Now in place ${to + 1} of ${items.length}.`;
  };
  for (const item of list.children) {
    item.querySelector(".place").remove();
    item.draggable = true;
    for (const [by, sign, name] of [[-1, "↑", "Earlier"], [1, "↓", "Later"]]) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: sign });
      button.setAttribute("aria-label", `${name}: ${item.querySelector(".what").textContent.slice(0, 60)}`);
      button.addEventListener("click", () => (move(item, by), button.focus()));
      item.append(button);
    }
    item.addEventListener("dragstart", () => item.classList.add("moving"));
    item.addEventListener("dragend", () => (item.classList.remove("moving"), settle()));
  }
  list.addEventListener("dragover", (event) => {
    event.preventDefault();
    const moving = list.querySelector(".moving");
    const after = [...list.children].find((item) => item !== moving && event.clientY < item.getBoundingClientRect().top + item.offsetHeight / 2);
    if (moving) list.insertBefore(moving, after ?? null);
  });
  settle();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches("[data-answer]")) {
    if (event.submitter?.matches("[data-hint]")) event.preventDefault(), hint(form, event.submitter);
    else if (!["placement", "exam"].includes(form.elements.kind.value)) event.preventDefault(), check(form, event.submitter);
  } else if (form.matches("[data-predict]")) event.preventDefault(), predict(form);
  else if (form.matches("[data-cell]")) event.preventDefault(), run(form);
});

document.addEventListener("click", async (event) => {
  const link = event.target.closest?.("a[data-another], a[data-next]");
  const card = link?.closest(".question");
  if (!card || !card.closest("[data-lesson]") || event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  const response = await fetch(`/question/${card.dataset.question}`, { headers: { "X-Full-Rank": "piece" } }).catch(() => null);
  if (!response?.ok) return location.assign(link.href);
  card.insertAdjacentHTML("afterend", (await response.json()).html);
  const fresh = card.nextElementSibling;
  card.remove();
  prepare(fresh);
  fresh.querySelector("input:not([type=hidden]), button")?.focus({ preventScroll: true });
});

/** An item is begun when it is first seen. */
const begun = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) (target.elements.started.value ||= Math.round(Date.now() / 1000)), begun.unobserve(target);
  },
  { threshold: 0.4 },
);

// --- predictions and cells -----------------------------------------------------------------------

async function predict(form) {
  const said = form.parentElement.querySelector("[data-said]");
  const result = await post("/predict", new FormData(form));
  if (!result.html) {
    said.className = "said wrong";
    return words(said, result);
  }
  for (const option of all(".option", form)) {
    const input = option.querySelector("input");
    const right = result.right.includes(input.value);
    input.checked = input.value === result.first;
    input.disabled = true;
    option.classList.toggle("was-right", right);
    option.classList.toggle("was-wrong", input.checked && !right);
    const sign = right ? "so it is" : input.checked ? "your guess" : "";
    if (sign) option.append(Object.assign(document.createElement("span"), { className: "sign", textContent: sign }));
  }
  form.querySelector(".actions").remove();
  show(said, result.status === "right" ? "right" : "note", result.html);
}

async function run(form) {
  const [button, output] = [form.querySelector("button"), form.querySelector("[data-output]")];
  button.disabled = true;
  button.textContent = "Running";
  const result = await post("/run", new FormData(form));
  button.disabled = false;
  button.textContent = "Run";
  if (result.html) output.innerHTML = result.html;
  else words(output, result);
}

function cell(form) {
  const [area, restore] = [form.querySelector("textarea"), form.querySelector("[data-restore]")];
  const original = area.dataset.original;
  const key = `cell:${form.elements.lesson.value}:${area.id}`;
  const draft = kept.get(key)?.split("\u0000");
  if (draft?.[0] === original) area.value = draft[1];
  const changed = () => {
    restore.hidden = area.value === original;
    kept.set(key, restore.hidden ? "" : `${original}\u0000${area.value}`);
  };
  area.addEventListener("input", changed);
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.preventDefault(), form.requestSubmit();
  });
  restore.addEventListener("click", () => ((area.value = original), changed(), area.focus()));
  changed();
}

// --- derivations ---------------------------------------------------------------------------------

/** Back and forward through the steps; blank ones ask for the reader's own line before they show. */
function player(section) {
  const steps = all(".step", section);
  const blanks = Number(section.dataset.blank);
  let shown = blanks ? Math.max(1, steps.length - blanks) : 1;
  const bar = section.appendChild(Object.assign(document.createElement("div"), { className: "player" }));
  bar.innerHTML = `<button type="button" class="button" data-by="-1">Back</button><span class="pips" aria-hidden="true">${steps.map(() => '<i class="pip"></i>').join("")}</span>
    <button type="button" class="button" data-by="1">Next step</button><button type="button" class="button quiet" data-by="99">Show all</button><span role="status"></span>`;
  const [back, next, whole] = all("button", bar);
  const blank = section.insertBefore(blanks ? blankFor(() => go(1)) : document.createElement("div"), bar);
  const draw = (moved) => {
    steps.forEach((step, place) => ((step.hidden = place >= shown), step.classList.toggle("now", moved > 0 && place === shown - 1)));
    all(".pip", bar).forEach((pip, place) => pip.classList.toggle("on", place < shown));
    const waiting = blanks > 0 && shown < steps.length;
    blank.hidden = !waiting;
    back.disabled = shown <= 1;
    next.hidden = waiting;
    next.disabled = whole.hidden = shown >= steps.length;
    if (moved) bar.lastElementChild.textContent = `Step ${shown} of ${steps.length}`;
    if (waiting && moved) blank.begin(steps[shown]);
  };
  const go = (by) => {
    const before = shown;
    shown = Math.min(steps.length, Math.max(1, shown + by));
    if (shown !== before) draw(by);
  };
  bar.addEventListener("click", (event) => event.target.dataset.by && go(Number(event.target.dataset.by)));
  section.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by || typing(event.target) || event.target.closest(".formula")?.scrollWidth > event.target.clientWidth) return;
    event.preventDefault();
    go(by);
  });
  if (blanks) blank.begin(steps[shown]);
  draw(0);
}

function blankFor(reveal) {
  const box = Object.assign(document.createElement("div"), { className: "blank" });
  box.innerHTML = `<label class="label">The next step is yours. Write what you get, then compare.<input class="field" autocomplete="off" spellcheck="false"></label>
    <p class="actions"><button type="button" class="button">Compare</button><button type="button" class="button quiet">Show me</button></p>`;
  const [field, buttons] = [box.querySelector("input"), all("button", box)];
  let step = null;
  box.begin = (next) => ((step = next), (field.value = ""));
  const compare = () => {
    const mine = field.value.trim();
    step.querySelector(".mine")?.remove();
    if (mine) {
      const line = step.appendChild(Object.assign(document.createElement("p"), { className: "mine soft sans small", textContent: "You wrote: " }));
      line.append(Object.assign(document.createElement("code"), { textContent: mine }));
    }
    reveal();
  };
  buttons.forEach((button) => button.addEventListener("click", compare));
  field.addEventListener("keydown", (event) => event.key === "Enter" && (event.preventDefault(), compare()));
  return box;
}

// --- everything in a piece of page ---------------------------------------------------------------

function prepare(root) {
  const within = (selector) => [...(root.matches?.(selector) ? [root] : []), ...all(selector, root)];
  within("[data-steps]").forEach(player);
  within("form[data-answer]").forEach(preview);
  within("form[data-answer]").forEach((form) => begun.observe(form));
  within("[data-grid]").forEach(grid);
  within("[data-order]").forEach(order);
  within("form[data-cell]").forEach(cell);
  within(".fr-figure").forEach(figures);
}

/** The question nearest the middle of the window. */
function inView(selector) {
  const middle = innerHeight / 2;
  const away = (card) => {
    const { top, bottom } = card.getBoundingClientRect();
    return bottom < 0 || top > innerHeight ? Infinity : Math.max(top - middle, middle - bottom, 0);
  };
  const cards = all(".question, .predict").filter((card) => card.querySelector(selector));
  const best = cards.sort((one, two) => away(one) - away(two))[0];
  return best && away(best) < Infinity ? best.querySelectorAll(selector) : [];
}

for (const [place, letter] of [..."abcdefghij"].entries()) {
  onKey(letter, () => {
    const input = inView(".option input:not(:disabled)")[place];
    if (letter === "h" && !input) return inView("[data-hint]")[0]?.click() ?? false;
    return input ? (input.click(), input.focus({ preventScroll: true })) : false;
  });
}
onKey("n", () => all("[data-next]").at(-1)?.click() ?? false);

function contents() {
  const links = new Map(all(".contents a").map((link) => [link.hash.slice(1), link]));
  if (!links.size) return;
  const seen = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) if (entry.isIntersecting) links.forEach((link, place) => link.classList.toggle("here", place === entry.target.id));
    },
    { rootMargin: "-8% 0px -75% 0px" },
  );
  all("article h2[id]").forEach((heading) => seen.observe(heading));
}

prepare(document);
contents();
if (document.querySelector("[data-practice]")) document.querySelector("[data-practice] form input.field")?.focus({ preventScroll: true });
