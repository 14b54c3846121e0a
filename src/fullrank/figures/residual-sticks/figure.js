// A bell over the heights of real people: sticks are residuals, squares on them have areas, and the areas add up.
//
// State: mean and spread of the bell in centimetres; measure: "squares", "sizes", "signed", or "curve" (the data forgotten).

import { brief, chart, choice, clamp, figure, headline, legend, note, readout, show } from "../kit/kit.js";

// 830 women, measured in the United States in 1971 to 1975: how many in each 4 cm from 142 cm on (data set "heights").
const COUNTS = [4, 13, 35, 123, 224, 210, 140, 56, 20, 5];
const FROM = 142;
const WIDE = 4;
const PEOPLE = COUNTS.reduce((sum, count) => sum + count, 0);
const BARS = COUNTS.map((count, k) => ({ left: FROM + WIDE * k, middle: FROM + WIDE * (k + 0.5), share: (100 * count) / PEOPLE }));
const MEANS = [150, 174];
const SPREADS = [4, 12];
const TALL = 42;
const SIZE = { width: 420, height: 400, left: 46, right: 10, top: 10, bottom: 26 };
const ASPECT = ((SIZE.height - SIZE.top - SIZE.bottom) / TALL) * ((FROM + 4 * 11 - 140) / (SIZE.width - SIZE.left - SIZE.right)); // centimetres as wide as one per cent is high
const TOP = (100 * WIDE) / Math.sqrt(2 * Math.PI);

export const state = { mean: 158, spread: 5, measure: "squares" };

const bell = (at, x) => (TOP / at.spread) * Math.exp(-(((x - at.mean) / at.spread) ** 2) / 2);
const residuals = (at) => BARS.map(({ middle, share }) => share - bell(at, middle));
const sum = (values) => values.reduce((total, value) => total + value, 0);
const squares = (values) => sum(values.map((value) => value * value));
const misfit = (at) => squares(residuals(at));
const NONE = squares(BARS.map(({ share }) => share));

export const goals = {
  good: (at) => misfit(at) < 20,
  cancel: (at) => Math.abs(sum(residuals(at))) < 0.5 && misfit(at) > 1000,
  "worse-than-none": (at) => misfit(at) > NONE,
};

const top = ({ mean, spread }) => [mean, TOP / spread];
const under = ([x, y]) => ({ mean: clamp(x, ...MEANS), spread: clamp(TOP / Math.max(y, 0.1), ...SPREADS) });
const rule = {
  place: (place) => place,
  key: (place, [right, up]) => top({ mean: place[0] + 0.5 * right, spread: clamp(under(place).spread - 0.25 * up, ...SPREADS) }),
};

const MEASURES = {
  squares: { words: "Every stick carries a square. The areas add up to the misfit.", value: (r) => squares(r), name: "squares" },
  sizes: { words: "The lengths of the sticks, without their signs.", value: (r) => sum(r.map(Math.abs)), name: "sizes" },
  signed: { words: "Bars above the bell count as plus, below as minus: they cancel.", value: (r) => sum(r), name: "with signs" },
  curve: { words: "Squares of the bell's own heights. The people play no part in this number.", value: (_, at) => squares(BARS.map(({ middle }) => bell(at, middle))), name: "bell only" },
};

function sentence(at) {
  const r = residuals(at);
  const sums = `Residuals added with their signs: ${show(sum(r), 1)}; their sizes: ${show(sum(r.map(Math.abs)), 1)}; their squares: ${show(misfit(at), 1)}`;
  return `A bell with mean ${brief(at.mean)} cm and spread ${brief(at.spread)} cm. ${sums}.`;
}

function build(frame) {
  const view = chart(frame, { x: [140, FROM + 4 * 11], y: [0, TALL], width: SIZE.width, height: SIZE.height, names: ["", "per cent of 830 women"], label: "Histogram of heights in cm, with a bell curve over it" });
  const bars = BARS.map(() => view.polygon({ tone: "soft", width: 1 }));
  const areas = BARS.map(() => view.polygon({ tone: "warm", width: 1.2 }));
  const over = BARS.map(() => view.segment({ tone: "leaf", width: 3.4 }));
  const less = BARS.map(() => view.segment({ tone: "warm", width: 3.4, dash: "dashed" }));
  const curve = view.curve({ tone: "accent", width: 3 });
  const peak = view.point({ label: "Top of the bell", first: true, rule, onmove: (place) => frame.set(under(place)), say: () => sentence(frame.state) });
  legend(frame, [["area", "soft", "women, by height in cm"], ["line", "accent", "bell"], ["line", "leaf", "bar is higher"], ["line", "warm", "bell is higher", "dashed"], ["area", "warm", "squared residual"]]);
  const big = headline(frame);
  const numbers = readout(frame, [["mean", "mean", "accent"], ["spread", "spread", "accent"], ["signed", "added with signs"], ["whole", "that sum, squared"], ["sizes", "added as sizes"], ["squares", "added as squares", "warm"], ["largest", "largest square"]]);
  choice(frame, "measure", { label: "Add up", options: Object.entries(MEASURES).map(([key, { name }]) => [key, name]) });
  const words = note(frame);
  let standing = false;
  return (at) => {
    if (!standing) BARS.forEach(({ left, share }, k) => bars[k].set([[left, 0], [left, share], [left + WIDE, share], [left + WIDE, 0]]));
    standing = true;
    const r = residuals(at);
    const forgotten = at.measure === "curve";
    BARS.forEach(({ middle, share }, k) => {
      const high = bell(at, middle);
      const [low, side] = forgotten ? [0, high] : [Math.min(share, high), Math.abs(r[k])];
      const above = !forgotten && r[k] >= 0;
      over[k].show(above);
      less[k].show(!above);
      (above ? over : less)[k].set([middle, low], [middle, low + side]);
      areas[k].show(at.measure === "squares" || forgotten);
      const far = middle + (middle < 162 ? 1 : -1) * side * ASPECT;
      areas[k].set([[middle, low], [middle, low + side], [far, low + side], [far, low]]);
    });
    curve.set((x) => [x, bell(at, x)], [140, FROM + 4 * 11], 160);
    peak.set(top(at));
    const measure = MEASURES[at.measure];
    big.tone(at.measure === "squares" ? "warm" : "ink");
    big.set(`${measure.name}: ${show(measure.value(r, at), 1)}`);
    words.set(measure.words);
    const total = sum(r);
    numbers.set({
      mean: `${brief(at.mean)} cm`,
      spread: `${brief(at.spread)} cm`,
      signed: show(total, 1),
      whole: show(total * total, 1),
      sizes: show(sum(r.map(Math.abs)), 1),
      squares: show(misfit(at), 1),
      largest: show(Math.max(...r.map((value) => value * value)), 1),
    });
    frame.say(sentence(at));
  };
}

export default { render: (context) => figure(context, state, build) };
