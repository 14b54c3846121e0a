// A grey picture rebuilt from the first k layers of its SVD, with what they cost and what is still missing.

import { bars, brief, chart, clamp, figure, headline, html, legend, pixels, readout, show, slider, write } from "../kit/kit.js";

const SIZE = 64;
const MOST = 32;
const LINE = 700; // numbers that fit through the line
const EACH = SIZE + SIZE + 1; // a column, a row and a strength

export const state = { k: 2 };

const wave = (turns) => Math.cos(2 * Math.PI * turns);
const hump = (far, wide) => Math.exp(-((far / wide) ** 2));

/** How bright the lighthouse is at a place: null beside it. x and y count columns and rows from the upper left. */
function tower(x, y) {
  const far = Math.abs(x - 48);
  if (y >= 41 && y < 44 && far <= 4 + (y - 41) * 1.6) return 0.12; // the rock
  if (y >= 17 && y < 42 && far <= 3) return (Math.floor((y - 17) / 5) % 2 ? 0.3 : 0.92) * (1 - 0.06 * (x - 48));
  if (y === 16 && far <= 4) return 0.15; // the gallery
  if (y >= 12 && y <= 15 && far <= 2) return 1; // the lamp
  return y >= 9 && y <= 11 && far <= y - 8 ? 0.15 : null;
}

function ship(x, y) {
  if (y >= 35 && y < 41 && x >= 9 && x <= 9 + (y - 34) * 0.5) return 0.78; // the sail
  return y >= 41 && y <= 43 && Math.abs(x - 9) <= 45 - y ? 0.12 : null;
}

/** Dusk over the sea, a low sun left of the middle, a lighthouse with its beam, a ship: a grey value in 0..1. */
function grey(x, y) {
  const fade = 1 - (0.45 * x) / 63;
  const sun = hump(x - 22, 12);
  const rise = clamp((y + 12) / 58, 0, 1);
  const sky = (0.14 + 0.46 * rise * rise * (3 - 2 * rise)) * fade + 0.42 * sun * hump(y - 41, 13);
  const deep = y - 42;
  const mirror = sun * (0.2 + 0.14 * wave(deep / 4)) * Math.exp(-deep / 18);
  const sea = (0.15 + (0.15 * deep) / 22) * fade + mirror + 0.06 * wave(x / 12.8 - 0.25) * wave(deep / 5.5);
  const plain = tower(x, y) ?? (deep >= 0 ? sea : sky);
  const out = Math.abs(x - 48) - 2.5;
  const beam = out > 0 ? 0.5 * Math.exp(-out / 34) * Math.exp(-0.9 * ((y - 13.5) / (1.5 + 0.02 * out)) ** 2) : 0;
  return clamp(ship(x, y) ?? plain + beam * (1 - plain), 0, 1);
}

const PICTURE = Float64Array.from({ length: SIZE * SIZE }, (_, place) => grey(place % SIZE, Math.floor(place / SIZE)));

/** Turns two columns of the work, and of V with them, until they stand at right angles; false when they already do. */
function rectify(left, right) {
  let [p, q, r] = [0, 0, 0];
  for (let i = 0; i < SIZE; i += 1) {
    p += left[i] * left[i];
    q += right[i] * right[i];
    r += left[i] * right[i];
  }
  if (Math.abs(r) <= 1e-12 * Math.sqrt(p * q) || Math.abs(r) < 1e-13) return false; // what is smaller is rounding
  const zeta = (q - p) / (2 * r);
  const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.hypot(1, zeta));
  const c = 1 / Math.hypot(1, t);
  for (let i = 0; i < left.length; i += 1) [left[i], right[i]] = [c * (left[i] - t * right[i]), c * (t * left[i] + right[i])];
  return true;
}

/**
 * The SVD by one-sided Jacobi rotations. Each line holds a column of A V and, behind it, that column of V;
 * when all columns stand at right angles their lengths are the singular values.
 */
function decompose(picture) {
  const lines = Array.from({ length: SIZE }, (_, j) =>
    Float64Array.from({ length: 2 * SIZE }, (_, i) => (i < SIZE ? picture[i * SIZE + j] : Number(i - SIZE === j))));
  for (let sweep = 0, turned = true; turned && sweep < 20; sweep += 1) {
    turned = false;
    for (let j = 0; j < SIZE; j += 1) for (let k = j + 1; k < SIZE; k += 1) turned = rectify(lines[j], lines[k]) || turned;
  }
  const layers = lines.map((line) => ({ column: line.subarray(0, SIZE), row: line.subarray(SIZE), value: Math.hypot(...line.subarray(0, SIZE)) }));
  return layers.sort((one, other) => other.value - one.value);
}

let known = null;
const layers = () => (known ??= decompose(PICTURE));

/** The summed squares of the singular values from number `from` on. */
const squares = (from) => layers().slice(from).reduce((sum, { value }) => sum + value * value, 0);
const missing = (k) => Math.sqrt(squares(k) / squares(0));
const cost = (k) => k * EACH;

export const goals = {
  "ninety-five": (at) => missing(at.k) <= 0.05 && cost(at.k) <= LINE,
  "one-per-cent": (at) => missing(at.k) <= 0.01 && cost(at.k) < SIZE * SIZE,
  "no-gain": (at) => cost(at.k) > SIZE * SIZE,
};

/** The sum of the layers from `from` up to, without, `to`. */
function sumOf(from, to) {
  const sum = new Float64Array(SIZE * SIZE);
  for (const { column, row } of layers().slice(from, to)) {
    for (let i = 0; i < SIZE; i += 1) for (let j = 0; j < SIZE; j += 1) sum[i * SIZE + j] += column[i] * row[j];
  }
  return sum;
}

/** A signed picture about mid-grey, its strongest entry black or white. */
function signed(values) {
  const most = values.reduce((high, value) => Math.max(high, Math.abs(value)), 1e-9);
  return values.map((value) => 0.5 + (0.5 * value) / most);
}

const percent = (share) => `${show(100 * share, share < 0.01 ? 2 : 1)} %`;
const counted = (number) => String(number).replace(/(\d)(\d{3})$/, "$1,$2");

function sentence(at) {
  const room = cost(at.k) <= LINE ? "fits into 700" : cost(at.k) <= SIZE * SIZE ? "is too much for the line" : "is more than the picture itself, 4,096";
  return `${at.k} ${at.k === 1 ? "layer costs" : "layers cost"} ${counted(cost(at.k))} numbers, which ${room}; ${percent(missing(at.k))} of the picture is missing.`;
}

/** Four pictures in two columns, each under its words. */
function gallery(frame) {
  const grid = html("div", {}, frame.stage);
  Object.assign(grid.style, { display: "grid", gridTemplateColumns: "1fr 1fr", gap: "10px 12px" });
  return ["original", "from k layers", "the last layer added", "what is missing"].map((words) => {
    const cell = html("div", {}, grid);
    const title = html("p", { class: "fk-label" }, cell);
    title.style.margin = "0 0 3px";
    write(title, words);
    return { title, picture: pixels(frame, SIZE, SIZE, { label: words, into: cell }) };
  });
}

function build(frame) {
  const [original, rebuilt, last, rest] = gallery(frame);
  original.picture.set(PICTURE, "The picture: a lighthouse on a rock at dusk, its beam, the low sun over the sea, a small ship on the left");
  write(original.title, "original, 64 × 64");
  slider(frame, "k", { label: "layers k", min: 1, max: MOST, step: 1, into: frame.stage, say: (value) => brief(value, 0) });
  const big = headline(frame);
  const numbers = readout(frame, [
    ["cost", "to send"], ["rule", "k(64 + 64 + 1)"], ["missing", "‖A − A_k‖ : ‖A‖", "warm"], ["kept", "squares kept", "leaf"], ["value", "σ_k", "accent"],
  ]);
  const graph = chart(frame, {
    x: [0, MOST], y: [0.01, 100], log: true, height: 200, into: frame.side, names: ["", ""], label: "Singular values on a logarithmic scale, with the cut after layer k",
  });
  const kept = graph.dots({ tone: "accent", radius: 3.4 });
  const left = graph.dots({ tone: "warm", radius: 2.2, faint: true });
  const edge = graph.segment({ tone: "ink", width: 1.6, dash: "dashed" });
  const cut = graph.point({
    label: "Cut after layer k", tone: "ink", shape: "square", first: true,
    rule: { place: (place) => place, key: ([x], [right, up]) => [x + right + up, 1] },
    onmove: ([x]) => frame.set({ k: clamp(Math.round(x - 0.5), 1, MOST) }),
    say: () => sentence(frame.state),
  });
  legend(frame, [["dot", "accent", "σ kept"], ["dot", "warm", "σ left out"], ["line", "ink", "the cut", "dashed"]], { into: frame.side });
  const budget = bars(frame, { names: ["your k", "line", "all"], tones: ["accent", "gold", "soft"], range: [0, 4200], height: 120, into: frame.below, label: "Numbers to send, beside what the line carries and the whole picture" });
  const places = layers().slice(0, MOST).map(({ value }, index) => [index + 1, value]).filter(([, value]) => value > 0.01);

  return (at) => {
    const k = clamp(Math.round(at.k), 1, MOST);
    const sum = sumOf(0, k);
    rebuilt.picture.set(sum, `The picture from ${k} layers; ${percent(missing(k))} is missing`);
    write(rebuilt.title, `from ${k} ${k === 1 ? "layer" : "layers"}`);
    last.picture.set(signed(sumOf(k - 1, k)), `Layer ${k} alone: every row a multiple of one row`);
    write(last.title, `layer ${k} alone`);
    rest.picture.set(sum.map((value, place) => 0.5 + 1.2 * (PICTURE[place] - value)), "What is missing; mid-grey is nothing");
    kept.set(places.slice(0, k));
    left.set(places.slice(k));
    edge.set([k + 0.5, 0.01], [k + 0.5, 100]);
    cut.set([k + 0.5, 0.03]);
    const enough = missing(k) <= 0.05;
    big.tone(enough && cost(k) <= LINE ? "leaf" : "soft");
    big.set(`${percent(missing(k))} missing`);
    numbers.set({
      cost: `${counted(cost(k))} of 4,096`, rule: `${k} · 129`, missing: percent(missing(k)), kept: percent(1 - squares(k) / squares(0)), value: show(layers()[k - 1].value, 3),
    });
    budget.set([cost(k), LINE, SIZE * SIZE], [cost(k), LINE, SIZE * SIZE].map(counted));
    frame.say(sentence({ k }));
  };
}

export default { render: (context) => figure(context, state, build) };
