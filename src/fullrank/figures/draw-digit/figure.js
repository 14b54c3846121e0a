// A pad to draw a digit on, and what becomes of it: 28 x 28 grey pixels, shrunk and centred as the digits of MNIST are.
//
// State: strokes holds the lines as pairs of letters (column and row of a 64 x 64 grid), with a point between two strokes;
// pen is the width of the pen in steps of that grid. digit follows from both: one letter a pixel, row by row from the upper
// left, a grey from A (0, no ink) to _ (63, full ink); empty where nothing is drawn. Python may also set digit by itself.

import { brief, button, canvas, clamp, drag, figure, headline, html, pixels, readout, row, slider, svg, write } from "../kit/kit.js";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const GRID = 64;
const SIDE = 28;
const BOX = 20; // the longer side of a digit of MNIST, in pixels
const CENTRE = 14.5; // where its centre of mass is put: the middle of pixel 14, counted from 0
const MOST = 1600; // letters that the strokes may take
const [LEAST_INK, MOST_INK] = [40, 190]; // what 98 of 100 digits of MNIST have, in pixels of full ink
const PAD = 320;
const STEP = PAD / GRID;

export const state = { strokes: "", pen: 6, digit: "" };

/** The strokes as lists of places; a letter without its partner is left out. */
function places(strokes) {
  const each = strokes.split(".").map((stroke) => Array.from({ length: stroke.length >> 1 }, (_, k) => [0, 1].map((side) => Math.max(0, LETTERS.indexOf(stroke[2 * k + side])))));
  return each.filter((stroke) => stroke.length > 0);
}

function distance([px, py], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const t = clamp(((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy || 1), 0, 1);
  return Math.hypot(px - ax - t * dx, py - ay - t * dy);
}

/** The grey values of lines of a given half-width, in pixels of the small picture. */
function painted(lines, half) {
  const greys = new Float64Array(SIDE * SIDE);
  for (const line of lines) {
    line.forEach((end, index) => {
      const start = line[Math.max(0, index - 1)];
      const reach = (axis) => [Math.min(start[axis], end[axis]) - half - 1, Math.max(start[axis], end[axis]) + half + 1].map((at) => clamp(Math.floor(at), 0, SIDE - 1));
      const [[left, right], [top, bottom]] = [reach(0), reach(1)];
      for (let y = top; y <= bottom; y += 1) {
        for (let x = left; x <= right; x += 1) {
          const grey = clamp(half - distance([x + 0.5, y + 0.5], start, end) + 0.5, 0, 1);
          if (grey > greys[y * SIDE + x]) greys[y * SIDE + x] = grey;
        }
      }
    });
  }
  return greys;
}

function centreOfMass(greys) {
  const sum = [0, 0, 1e-9];
  greys.forEach((grey, k) => [(k % SIDE) + 0.5, Math.floor(k / SIDE) + 0.5, 1].forEach((part, i) => (sum[i] += grey * part)));
  return [sum[0] / sum[2], sum[1] / sum[2]];
}

/** The drawing shrunk so that its longer side is 20 pixels, with its centre of mass in the middle: letters, row by row. */
function shrunk({ strokes, pen }) {
  const lines = places(strokes);
  if (lines.length === 0) return "";
  const all = lines.flat();
  const sides = [0, 1].map((axis) => [Math.min(...all.map((at) => at[axis])), Math.max(...all.map((at) => at[axis]))]);
  const scale = Math.min(1, BOX / (Math.max(...sides.map(([low, high]) => high - low)) + pen));
  const middle = sides.map(([low, high]) => (low + high) / 2);
  const moved = (shift) => lines.map((line) => line.map((at) => at.map((part, axis) => (part - middle[axis]) * scale + CENTRE + shift[axis])));
  const half = (pen * scale) / 2;
  const off = centreOfMass(painted(moved([0, 0]), half)).map((at) => clamp(CENTRE - at, -4, 4));
  return Array.from(painted(moved(off), half), (grey) => LETTERS[Math.round(63 * grey)]).join("");
}

const greysOf = (digit) => Array.from({ length: SIDE * SIDE }, (_, k) => Math.max(0, LETTERS.indexOf(digit[k] ?? "A")) / 63);
const inkOf = (digit) => greysOf(digit).reduce((sum, grey) => sum + grey, 0);

export const goals = {
  "like-handwriting": (at) => inkOf(at.digit) >= LEAST_INK && inkOf(at.digit) <= MOST_INK,
  "two-strokes": (at) => places(at.strokes).length >= 2,
};

const settle = (at, changes) => ("strokes" in changes || "pen" in changes || (at.strokes && Object.keys(changes).length === 0) ? { digit: shrunk(at) } : {});

/** How many rows and columns have ink. */
function extent(digit) {
  const greys = greysOf(digit);
  const lines = (pick) => new Set(greys.flatMap((grey, k) => (grey > 0.05 ? [pick(k)] : []))).size;
  return [lines((k) => Math.floor(k / SIDE)), lines((k) => k % SIDE)];
}

function sentence(at, pen) {
  const count = places(at.strokes).length;
  if (!at.digit) return `The pad is empty. The pen is ${pen}.`;
  const [high, wide] = extent(at.digit);
  return `${count} ${count === 1 ? "stroke" : "strokes"}; the small picture has ink in ${high} rows and ${wide} columns, ${Math.round(inkOf(at.digit))} pixels' worth. The pen is ${pen}.`;
}

const KEYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The pen: where it is, whether it is down, and what it adds to the strokes. */
function makePen(frame) {
  const pen = { at: [32, 12], down: false, drawn: false };
  const letters = () => pen.at.map((part) => LETTERS[part]).join("");
  pen.touch = () => {
    const before = frame.state.strokes;
    pen.drawn = true;
    if (before.length + 3 <= MOST) frame.set({ strokes: before ? `${before}.${letters()}` : letters() });
  };
  pen.move = (to) => {
    const next = to.map((part) => clamp(Math.round(part), 0, GRID - 1));
    if (next[0] === pen.at[0] && next[1] === pen.at[1]) return;
    pen.at = next;
    if (pen.down && pen.drawn && frame.state.strokes.length + 2 <= MOST) frame.set({ strokes: frame.state.strokes + letters() });
    frame.redraw();
  };
  pen.set = (down) => {
    pen.down = down;
    pen.drawn = false;
    if (down) pen.touch();
    frame.redraw();
  };
  pen.words = () => `${pen.down ? "down" : "up"}, at column ${pen.at[0] + 1}, row ${pen.at[1] + 1} of ${GRID}`;
  pen.reset = () => Object.assign(pen, { at: [32, 12], down: false, drawn: false });
  return pen;
}

/** The pad itself: a sheet with its middle marked, the lines drawn, and a ring where the pen is. */
function makePad(frame, pen) {
  const pad = canvas(frame, { width: PAD, height: PAD, label: "Drawing pad", turnable: true });
  const about = { tabindex: 0, role: "application", "aria-label": "Drawing pad. Arrow keys move the pen, Space sets it down or lifts it, Backspace takes the last stroke back." };
  for (const [name, value] of Object.entries(about)) pad.root.setAttribute(name, value);
  Object.assign(pad.root.style, { cursor: "crosshair", maxWidth: "340px" });
  svg("rect", { x: 1, y: 1, width: PAD - 2, height: PAD - 2, rx: 8, class: "fk-wash fk-soft", "fill-opacity": 0.04 }, pad.root);
  svg("path", { d: `M${PAD / 2} 8V${PAD - 8}M8 ${PAD / 2}H${PAD - 8}`, class: "fk-grid" }, pad.root);
  const ink = svg("path", { class: "fk-ink", "stroke-linecap": "round", "stroke-linejoin": "round" }, pad.root);
  Object.assign(ink.style, { fill: "none", stroke: "var(--tone)" }); // as wide on the screen as the pad is, unlike lines of a plot
  const ring = svg("circle", { fill: "none", class: "fk-stroke fk-accent" }, pad.root);
  const from = (event) => pad.from(event).map((part) => part / STEP - 0.5);
  drag(frame, pad.root, {
    start: (event) => {
      pen.down = false;
      pen.move(from(event));
      pen.set(true);
    },
    move: (event) => pen.move(from(event)),
    end: () => pen.set(false),
  });
  const spot = (at) => at.map((part) => ((part + 0.5) * STEP).toFixed(1)).join(" ");
  const set = (at) => {
    ink.setAttribute("d", places(at.strokes).map((line) => `M${line.map(spot).join("L")}${line.length === 1 ? "l0 0" : ""}`).join(""));
    ink.style.strokeWidth = `${at.pen * STEP}px`;
    ring.setAttribute("cx", (pen.at[0] + 0.5) * STEP);
    ring.setAttribute("cy", (pen.at[1] + 0.5) * STEP);
    ring.setAttribute("r", (at.pen * STEP) / 2 + 3);
    ring.style.strokeWidth = pen.down ? "4px" : "2px";
    ring.style.strokeDasharray = pen.down ? "none" : "4 4";
  };
  return { node: pad.root, set };
}

const withoutLast = (strokes) => strokes.split(".").slice(0, -1).join(".");

function listen(frame, node, pen) {
  const undo = () => {
    pen.set(false);
    frame.set({ strokes: withoutLast(frame.state.strokes) });
  };
  node.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const way = KEYS[event.key];
    if (!way && ![" ", "Enter", "Backspace"].includes(event.key)) return;
    event.preventDefault();
    frame.flush();
    if (way) pen.move(pen.at.map((part, axis) => part + way[axis] * (event.shiftKey ? 6 : 2)));
    else if (event.key === "Backspace") undo();
    else pen.set(!pen.down);
  });
  return undo;
}

function build(frame) {
  const pen = makePen(frame);
  const pad = makePad(frame, pen);
  const undo = listen(frame, pad.node, pen);
  const title = html("p", { class: "fk-label" }, frame.side);
  title.style.margin = "0";
  write(title, "what is kept: 28 × 28 pixels");
  const small = pixels(frame, SIDE, SIDE, { label: "The digit as 28 by 28 pixels", into: frame.side });
  small.node.style.maxWidth = "168px"; // six screen pixels each: the whole figure stays in sight in a notebook
  const big = headline(frame);
  const numbers = readout(frame, [["ink", "ink"], ["usual", "usual ink", "leaf"], ["size", "rows × columns"]]);
  numbers.set({ usual: `${LEAST_INK} to ${MOST_INK} pixels` });
  slider(frame, "pen", { label: "pen", min: 2, max: 12, step: 0.5, say: (value) => `${brief(value, 1)} wide` });
  const buttons = row(frame, { into: frame.stage });
  const back = button(frame, "Take back a stroke", undo, { into: buttons });
  const clear = button(frame, "Clear", () => {
    pen.reset();
    frame.set({ strokes: "", digit: "" });
    frame.redraw();
  }, { into: buttons });
  const draw = (at) => {
    pad.set(at);
    small.set(greysOf(at.digit), at.digit ? `The digit as 28 by 28 pixels, ink in ${extent(at.digit).join(" rows and ")} columns` : "Nothing is drawn yet");
    const ink = inkOf(at.digit);
    const usual = goals["like-handwriting"](at);
    big.tone(usual ? "leaf" : "soft");
    big.set(!at.digit ? "Draw a digit." : usual ? "Ink as in handwriting" : ink < LEAST_INK ? "Too little ink" : "Too much ink");
    numbers.set({ ink: `${Math.round(ink)} pixels`, size: at.digit ? extent(at.digit).join(" × ") : "–" });
    back.enable(at.strokes !== "");
    clear.enable(at.strokes !== "" || at.digit !== "");
    frame.say(sentence(at, pen.words()));
  };
  return { draw, settle, reset: pen.reset };
}

export default { render: (context) => figure(context, state, build) };
