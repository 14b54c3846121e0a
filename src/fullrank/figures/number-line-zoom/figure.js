// The numbers that a small binary format can hold, on a line that can be magnified; x is stored as the nearest of them.

import { brief, chart, clamp, figure, headline, legend, note, onLine, plane, readout, show, slider } from "../kit/kit.js";

const MOST = 4; // the line goes from 0 to here
const LEAST = -5; // smallest power of two with a leading 1; below it the numbers are evenly spaced
const HIGH = 1.45;

export const state = { x: 1.35, zoom: 0, centre: 2, bits: 4 };

/** The distance between neighbours about x: the value of the last binary digit. */
const gap = (x, bits) => 2 ** (Math.max(LEAST, Math.floor(Math.log2(Math.max(Math.abs(x), 1e-30)))) - bits + 1);

/** The nearest number of the format; halves go to the even digit. */
function stored(x, bits) {
  const unit = gap(x, bits);
  const low = Math.floor(x / unit);
  const rest = x / unit - low;
  return (rest > 0.5 || (rest === 0.5 && low % 2 === 1) ? low + 1 : low) * unit;
}

const wide = (at) => MOST / 2 ** at.zoom;
function range(at) {
  const low = clamp(at.centre - wide(at) / 2, 0, MOST - wide(at));
  return [low, low + wide(at)];
}

/** All numbers of the format within the window, at most `most` of them. */
function within([low, high], bits, most = 400) {
  const found = [];
  for (let at = stored(low, bits); at <= high + 1e-12 && found.length < most; at += gap(at, bits)) if (at >= low - 1e-12) found.push(at);
  return found;
}

const error = (at) => Math.abs(at.x - stored(at.x, at.bits));
function sum(bits) {
  const [one, two, three] = [0.1, 0.2, 0.3].map((each) => stored(each, bits));
  return { one, two, three, total: stored(one + two, bits) };
}

export const goals = {
  "half-way": (at) => at.x > 0.1 && error(at) >= 0.4 * gap(at.x, at.bits),
  "two-neighbours": (at) => within(range(at), at.bits).length === 2 && error(at) > 0,
  "sum-misses": (at) => sum(at.bits).total !== sum(at.bits).three,
};

/** Magnifying keeps x in the window; the window rests while x is moved. */
function settle(at, changes) {
  if ("zoom" in changes && !("centre" in changes)) return { centre: at.x };
  const [low, high] = range(at);
  return at.x < low || at.x > high ? { centre: at.x } : {};
}

const digits = (value) => String(Number(value.toPrecision(9))).replace("-", "−");
const percent = (value) => `${show(100 * value, value < 0.001 ? 4 : 2)} %`;

function sentence(at) {
  const near = stored(at.x, at.bits);
  const count = within(range(at), at.bits).length;
  const [left, right] = range(at);
  const seen = `The window from ${brief(left, 3)} to ${brief(right, 3)} holds ${count === 400 ? "400 or more" : count} of the format's numbers.`;
  if (error(at) === 0) return `x = ${digits(at.x)} is one of them: it is stored without error. ${seen}`;
  return `x = ${brief(at.x, 4)} is stored as ${digits(near)}, off by ${percent(error(at) / at.x)} of its size. ${seen}`;
}

function build(frame) {
  const view = plane(frame, { x: range(state), y: [-0.8, 2], height: 200, grid: false, label: "Number line with the numbers of the format and x above it" });
  const comb = view.curve({ tone: "accent", width: 2 });
  const fall = view.segment({ tone: "warm", width: 2.4, dash: "dashed" });
  const home = view.dots({ tone: "leaf", radius: 6 });
  const homeName = view.label("stored", { tone: "leaf", plain: true, small: true });
  const name = view.label("x", { tone: "warm" });
  const handle = view.point({
    label: "x above the number line", tone: "warm", first: true,
    rule: { place: onLine([1, 0], [0, HIGH]).place, key: ([x], [right, up]) => [x + (right + up) * 0.01 * wide(frame.state), HIGH] },
    onmove: ([x]) => frame.set({ x: clamp(x, 0, MOST) }),
    say: () => sentence(frame.state),
  });
  legend(frame, [["line", "accent", "numbers that can be held"], ["dot", "warm", "x"], ["dot", "leaf", "what is stored"]]);
  slider(frame, "zoom", { label: "magnify", min: 0, max: 7, step: 1, into: frame.stage, say: (value) => `${2 ** value} ×` });
  slider(frame, "bits", { label: "binary digits", min: 2, max: 12, step: 1, tone: "plum", into: frame.stage, say: (value) => brief(value, 0) });
  const big = headline(frame);
  const numbers = readout(frame, [["x", "x", "warm"], ["home", "stored as", "leaf"], ["gap", "gap here", "accent"], ["error", "error"], ["relative", "error : x"], ["bound", "never above"]]);
  const graph = chart(frame, {
    x: [0, MOST], y: [1e-4, 1], log: true, height: 150, into: frame.side, names: ["x", ""], label: "Gap and gap divided by x, against x, on a logarithmic scale",
  });
  const gaps = graph.curve({ tone: "accent", width: 2.4 });
  const shares = graph.curve({ tone: "plum", width: 2, dash: "dashed" });
  const here = graph.dots({ tone: "warm", radius: 5 });
  legend(frame, [["line", "accent", "gap"], ["line", "plum", "gap : x", "dashed"]], { into: frame.side });
  const adding = readout(frame, [["one", "0.1 is stored as"], ["two", "0.2"], ["total", "their sum"], ["three", "0.3"]], { into: frame.below });
  const verdict = note(frame, "", { into: frame.below });

  function draw(at) {
    const [low, high] = range(at);
    view.view([low, high], [-0.8, 2]);
    const places = within([low, high], at.bits);
    const tooth = (x) => [[x, 0], [x, Number.isInteger(Math.log2(x || 1)) || x === 0 ? 1 : 0.7], [x, 0]];
    comb.set([[low, 0], ...places.flatMap(tooth), [high, 0]]);
    const near = stored(at.x, at.bits);
    fall.set([at.x, HIGH], [near, 0]);
    home.set([[near, 0]]);
    homeName.set([near, 0], "stored", [0, 33]);
    name.set([at.x, HIGH], "x", [0, -20]);
    handle.set([at.x, HIGH]);
    const unit = gap(at.x, at.bits);
    big.tone(error(at) === 0 ? "leaf" : "soft");
    big.set(error(at) === 0 ? "stored exactly" : `off by ${percent(error(at) / (at.x || 1))}`);
    numbers.set({
      x: brief(at.x, 4), home: digits(near), gap: digits(unit), error: brief(error(at), 5), relative: at.x > 0 ? percent(error(at) / at.x) : "–", bound: at.x >= 2 ** LEAST ? percent(2 ** -at.bits) : "–",
    });
    const grid = Array.from({ length: 400 }, (_, k) => ((k + 1) * MOST) / 401);
    gaps.set(grid.map((x) => [x, gap(x, at.bits)]));
    shares.set(grid.map((x) => [x, gap(x, at.bits) / x]));
    here.set([[at.x, unit]]);
    const { one, two, three, total } = sum(at.bits);
    adding.set({ one: digits(one), two: digits(two), total: digits(total), three: digits(three) });
    verdict.set(total === three ? `With ${at.bits} binary digits, 0.1 + 0.2 meets 0.3.` : `With ${at.bits} binary digits, 0.1 + 0.2 misses 0.3.`);
    frame.say(sentence(at));
  }
  return { draw, settle };
}

export default { render: (context) => figure(context, state, build) };
