// A bell curve moved by hand over a histogram of real heights: two numbers, and one that says how badly they fit.
//
// State: mean and spread of the bell, in centimetres.

import { brief, chart, clamp, figure, headline, legend, readout, show, slider } from "../kit/kit.js";

// 799 men, measured in the United States in 1971 to 1975: how many in each 2 cm from 152 cm on (data set "heights").
const COUNTS = [1, 0, 4, 4, 15, 16, 31, 37, 59, 77, 91, 107, 84, 74, 65, 51, 34, 23, 14, 2, 5, 1, 3, 1];
const FROM = 152;
const WIDE = 2;
const PEOPLE = COUNTS.reduce((sum, count) => sum + count, 0);
const BARS = COUNTS.map((count, k) => ({ left: FROM + WIDE * k, middle: FROM + WIDE * (k + 0.5), high: count / PEOPLE / WIDE }));
const NONE = BARS.reduce((sum, { high }) => sum + high ** 2, 0); // the misfit of no curve at all
const LEAST = 1.597e-4; // the misfit of the best bell
const MEANS = [154, 198];
const SPREADS = [3, 16];
const ROOT = Math.sqrt(2 * Math.PI);

export const state = { mean: 164, spread: 9 };

const bell = (at, x) => Math.exp(-(((x - at.mean) / at.spread) ** 2) / 2) / (at.spread * ROOT);
const misfit = (at) => BARS.reduce((sum, { middle, high }) => sum + (high - bell(at, middle)) ** 2, 0);

export const goals = {
  close: (at) => misfit(at) < 2 * LEAST,
  "worse-than-none": (at) => misfit(at) > NONE,
};

/** The top of the bell carries both numbers: where it is, and how high, which is the spread upside down. */
const top = ({ mean, spread }) => [mean, 1 / (spread * ROOT)];
const under = ([x, y]) => ({ mean: clamp(x, ...MEANS), spread: clamp(1 / (Math.max(y, 1e-6) * ROOT), ...SPREADS) });
const rule = {
  place: (place) => place,
  key: (place, [right, up]) => top({ mean: place[0] + 0.5 * right, spread: clamp(under(place).spread - 0.25 * up, ...SPREADS) }),
};

const times = (at) => misfit(at) / LEAST;

function sentence(at) {
  const how = times(at) < 2 ? "less than twice the least there is" : misfit(at) > NONE ? "worse than no curve at all" : `${brief(times(at), 0)} times the least there is`;
  return `A bell with mean ${brief(at.mean)} and spread ${brief(at.spread)} cm. Its misfit is ${how}.`;
}

function build(frame) {
  const view = chart(frame, { x: [150, 202], y: [0, 0.085], height: 360, names: ["", "share per cm"], label: "Histogram of the heights of 799 men, with a bell curve over it" });
  const bars = BARS.map(() => view.polygon({ tone: "soft", width: 1 }));
  const sticks = BARS.map(() => view.segment({ tone: "warm", width: 2.4 }));
  const curve = view.curve({ tone: "accent", width: 3 });
  const peak = view.point({ label: "Top of the bell", first: true, rule, onmove: (place) => frame.set(under(place)), say: () => sentence(frame.state) });
  legend(frame, [["area", "soft", "799 men, height in cm"], ["line", "accent", "bell"], ["line", "warm", "residuals"]]);
  const big = headline(frame);
  const numbers = readout(frame, [["mean", "mean", "accent"], ["spread", "spread", "accent"], ["misfit", "misfit", "warm"], ["times", "times the least"]]);
  slider(frame, "mean", { label: "mean", min: MEANS[0], max: MEANS[1], step: 0.5, say: (value) => `${brief(value)} cm` });
  slider(frame, "spread", { label: "spread", min: SPREADS[0], max: SPREADS[1], step: 0.25, say: (value) => `${brief(value)} cm` });
  let standing = false;
  return (at) => {
    if (!standing) BARS.forEach(({ left, high }, k) => bars[k].set([[left, 0], [left, high], [left + WIDE, high], [left + WIDE, 0]]));
    standing = true;
    BARS.forEach(({ middle, high }, k) => sticks[k].set([middle, high], [middle, bell(at, middle)]));
    curve.set((x) => [x, bell(at, x)], [150, 202], 160);
    peak.set(top(at));
    big.tone(times(at) < 2 ? "leaf" : "warm");
    big.set(times(at) < 2 ? "a good fit" : misfit(at) > NONE ? "worse than no curve" : "not yet");
    numbers.set({
      mean: `${brief(at.mean)} cm`,
      spread: `${brief(at.spread)} cm`,
      misfit: `${show(1e4 * misfit(at), 2)} · 10⁻⁴`,
      times: show(times(at), 1),
    });
    frame.say(sentence(at));
  };
}

export default { render: (context) => figure(context, state, build) };
