// Controls and live numbers beside the picture. Those with a state name are bound to it both ways.

import { html, look, say, svg, write } from "./dom.js";
import { brief, clamp } from "./numbers.js";

const home = (frame, into) => into ?? frame.side;

/** A real range input bound to state[name]; say(value) is shown and spoken. */
export function slider(frame, name, { label, min, max, step, say: words = (value) => brief(value), tone = "accent", into }) {
  const box = html("div", { class: `fk-slider ${look(tone)}` }, home(frame, into));
  const title = html("span", { class: "fk-label" }, box);
  write(title, label);
  const output = html("output", {}, box);
  const plain = label.replace(/[_^{}]/g, "");
  const most = (state) => (typeof max === "function" ? max(state) : max);
  const input = html("input", { type: "range", min, max: most(frame.state), step, "aria-label": plain }, box);
  input.addEventListener("input", () => {
    frame.halt();
    frame.set({ [name]: Number(input.value) });
  });
  input.addEventListener("keydown", (event) => {
    const way = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (!way || !event.shiftKey) return;
    event.preventDefault();
    frame.halt();
    const next = Math.round((frame.state[name] + 10 * way * step) / step) * step;
    frame.set({ [name]: Number(clamp(next, min, most(frame.state)).toFixed(10)) });
  });
  frame.onDraw((state) => {
    if (Number(input.max) !== most(state)) input.max = most(state);
    if (Number(input.value) !== state[name]) input.value = state[name];
    const text = words(state[name]);
    write(output, text);
    input.setAttribute("aria-valuetext", text);
  });
  return { node: box, enable: (yes) => (input.disabled = !yes) };
}

export function button(frame, label, act, { main = false, into } = {}) {
  const node = html("button", { type: "button", ...(main ? { class: "fk-main" } : {}) }, home(frame, into));
  say(node, label);
  node.addEventListener("click", () => act());
  return { node, say: (text) => say(node, text), enable: (yes) => (node.disabled = !yes) };
}

/** A row for buttons; give it as `into`. */
export const row = (frame, { into } = {}) => html("div", { class: "fk-row" }, home(frame, into));

let groups = 0;

/** A segmented choice (radio buttons) bound to state[name], or, with onchoose, telling what was chosen. options: [[value, label], ...]. */
export function choice(frame, name, { label, options, onchoose, into }) {
  const set = html("fieldset", {}, home(frame, into));
  write(html("legend", {}, set), label);
  const list = html("div", { class: "fk-options" }, set);
  groups += 1;
  const inputs = options.map(([value, words]) => {
    const each = html("label", {}, list);
    const input = html("input", { type: "radio", name: `fk-${groups}`, value }, each);
    write(html("span", {}, each), words);
    input.addEventListener("change", () => {
      frame.halt();
      if (onchoose) onchoose(value);
      else frame.set({ [name]: value });
    });
    return { value, input };
  });
  const mark = (chosen) => inputs.forEach(({ value, input }) => (input.checked = value === chosen));
  if (name) frame.onDraw((state) => mark(state[name]));
  return { node: set, mark, enable: (yes) => inputs.forEach(({ input }) => (input.disabled = !yes)) };
}

/** Live numbers: rows is [[key, label, tone], ...]; set({ key: text }) writes mathematics. */
export function readout(frame, rows, { into } = {}) {
  const list = html("dl", { class: "fk-reading" }, home(frame, into));
  const cells = {};
  for (const [key, label, tone] of rows) {
    write(html("dt", {}, list), label);
    cells[key] = html("dd", tone ? { class: look(tone) } : {}, list);
  }
  const set = (texts) => {
    for (const [key, text] of Object.entries(texts)) write(cells[key], text);
  };
  return { node: list, set };
}

/** One large line, for the number that everything is about. */
export function headline(frame, { tone = "ink", into } = {}) {
  const node = html("p", { class: `fk-big fk-maths ${look(tone)}` }, home(frame, into));
  return { node, set: (text) => write(node, text), tone: (next) => node.setAttribute("class", `fk-big fk-maths ${look(next)}`) };
}

export function note(frame, text = "", { into } = {}) {
  const node = html("p", { class: "fk-note" }, home(frame, into));
  const set = (words) => write(node, words);
  set(text);
  return { node, set };
}

/** A matrix whose entries are number fields bound to state: names is [["a", "b"], ["c", "d"]]; tones colour the columns. */
export function matrixField(frame, names, { label = "A", tones = [], step = 0.5, limit = 3, into } = {}) {
  const box = html("div", { class: "fk-matrix", role: "group", "aria-label": `Matrix ${label}` }, home(frame, into));
  write(html("span", { class: "fk-maths" }, box), `${label} =`);
  const cells = html("div", { class: "fk-cells" }, box);
  cells.style.gridTemplateColumns = `repeat(${names[0].length}, auto)`;
  const fields = names.flatMap((line, i) => line.map((name, j) => {
    const about = { type: "number", step, min: -limit, max: limit, "aria-label": `${label}, row ${i + 1}, column ${j + 1}` };
    const input = html("input", { ...about, ...(tones[j] ? { class: look(tones[j]) } : {}) }, cells);
    input.addEventListener("input", () => {
      const value = input.valueAsNumber;
      if (Number.isFinite(value)) frame.set({ [name]: clamp(value, -limit, limit) });
    });
    input.addEventListener("blur", () => (input.value = frame.state[name]));
    return { name, input };
  }));
  frame.onDraw((state) => {
    for (const { name, input } of fields) if (input.valueAsNumber !== state[name] && !(input.matches(":focus") && input.value === "")) input.value = brief(state[name]).replace("−", "-");
  });
  return { node: box };
}

/** A matrix that only shows: set(rows of texts). */
export function matrixShow(frame, rows, columns, { label = "A", tones = [], into } = {}) {
  const box = html("div", { class: "fk-matrix", role: "img" }, home(frame, into));
  const title = html("span", { class: "fk-maths" }, box);
  write(title, `${label} =`);
  const cells = html("div", { class: "fk-cells" }, box);
  cells.style.gridTemplateColumns = `repeat(${columns}, auto)`;
  const outputs = Array.from({ length: rows * columns }, (_, k) => html("output", tones[k % columns] ? { class: look(tones[k % columns]) } : {}, cells));
  const set = (texts) => {
    texts.flat().forEach((text, k) => write(outputs[k], text));
    box.setAttribute("aria-label", `Matrix ${label}: ${texts.map((line) => line.join(", ")).join("; ")}`);
  };
  return { node: box, set };
}

/** What the colours, dashes and shapes stand for: entries [[kind, tone, words, dash], ...], kind "line", "dot" or "area". */
export function legend(frame, entries, { into } = {}) {
  const list = html("ul", { class: "fk-legend" }, into ?? frame.stage);
  for (const [kind, tone, words, dash = ""] of entries) {
    const item = html("li", {}, list);
    const key = svg("svg", { viewBox: "0 0 26 12", "aria-hidden": "true", "data-key": "" }, item);
    if (kind === "line") svg("line", { class: `fk-stroke ${look(tone, dash)}`, x1: 1, y1: 6, x2: 25, y2: 6 }, key);
    if (kind === "dot") svg("circle", { class: `fk-fill ${look(tone)}`, cx: 13, cy: 6, r: 4.5 }, key);
    if (kind === "area") svg("rect", { class: `fk-wash ${look(tone, dash)}`, x: 3, y: 1, width: 20, height: 10 }, key);
    write(html("span", {}, item), words);
  }
  return { node: list };
}

/** A number that is typed, bound to state[name]. */
export function field(frame, name, { label, min, max, step = "any", tone = "accent", into }) {
  const box = html("label", { class: "fk-field" }, home(frame, into));
  write(html("span", { class: "fk-label" }, box), label);
  const input = html("input", { type: "number", min, max, step, class: look(tone) }, box);
  input.addEventListener("input", () => {
    frame.halt();
    if (Number.isFinite(input.valueAsNumber)) frame.set({ [name]: clamp(input.valueAsNumber, min, max) });
  });
  input.addEventListener("blur", () => (input.value = typed(frame.state[name])));
  frame.onDraw((state) => {
    if (!input.matches(":focus")) input.value = typed(state[name]);
  });
  return { node: box };
}

const typed = (value) => String(Number(value.toFixed(3)));
