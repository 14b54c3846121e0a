// The map of all bells: each point is a mean and a spread, and its height is the squared misfit of that bell to real heights.
//
// State: mean and spread of the bell, in centimetres; m0 and s0, the bell it is compared with; arrow: 0, 1 downhill, -1 uphill.

import { brief, button, chart, clamp, figure, free, headline, legend, norm, readout, row, scale, show, unit } from "../kit/kit.js";

// 830 women, measured in the United States in 1971 to 1975: how many in each 4 cm from 142 cm on (data set "heights").
const COUNTS = [4, 13, 35, 123, 224, 210, 140, 56, 20, 5];
const FROM = 142;
const WIDE = 4;
const PEOPLE = COUNTS.reduce((sum, count) => sum + count, 0);
const BARS = COUNTS.map((count, k) => ({ left: FROM + WIDE * k, middle: FROM + WIDE * (k + 0.5), share: (100 * count) / PEOPLE }));
const TOP = (100 * WIDE) / Math.sqrt(2 * Math.PI);
const MEANS = [155, 169];
const SPREADS = [3, 12];
const LEVELS = [8, 20, 50, 100, 200, 400, 800, 1200];
const NAMED = [100, 400, 800];
const BEST = [162.28, 5.72];
const MARGINS = { left: 40, right: 14, top: 10, bottom: 26 };
const WIDTH = 336;
const PIXELS = (WIDTH - MARGINS.left - MARGINS.right) / (MEANS[1] - MEANS[0]); // a centimetre is as wide as it is high

export const state = { mean: 158, spread: 9, m0: 158, s0: 9, arrow: 0 };

const bell = (mean, spread, x) => (TOP / spread) * Math.exp(-(((x - mean) / spread) ** 2) / 2);
const misfit = (mean, spread) => BARS.reduce((sum, { middle, share }) => sum + (share - bell(mean, spread, middle)) ** 2, 0);
const height = (at) => misfit(at.mean, at.spread);
const first = (at) => misfit(at.m0, at.s0);

/** The direction in which the misfit grows fastest, by small steps to both sides. */
function uphill(at) {
  const h = 0.001;
  const along = (dm, ds) => (misfit(at.mean + dm, at.spread + ds) - misfit(at.mean - dm, at.spread - ds)) / (2 * h);
  return [along(h, 0), along(0, h)];
}

export const goals = {
  lowest: (at) => height(at) < 10,
  "same-height": (at) => Math.abs(height(at) / first(at) - 1) < 0.05 && Math.hypot(at.mean - at.m0, at.spread - at.s0) > 4,
};

const keep = ({ mean, spread }) => ({ mean: clamp(mean, ...MEANS), spread: clamp(spread, ...SPREADS) });
const top = ({ mean, spread }) => [mean, TOP / spread];
const under = ([x, y]) => keep({ mean: x, spread: TOP / Math.max(y, 0.1) });
const rule = {
  place: (place) => place,
  key: (place, [right, up]) => top(keep({ mean: place[0] + 0.5 * right, spread: under(place).spread - 0.25 * up })),
};

function sentence(at) {
  const here = `Mean ${brief(at.mean, 1)} cm, spread ${brief(at.spread, 1)} cm: the misfit is ${show(height(at), 1)}`;
  const far = Math.hypot(at.mean - at.m0, at.spread - at.s0);
  if (height(at) < 10) return `${here}. This is the bottom of the valley, and it is not zero.`;
  if (far < 0.05) return `${here}.`;
  const same = Math.abs(height(at) / first(at) - 1) < 0.05;
  return `${here}, ${same ? "as high as" : height(at) < first(at) ? "lower than" : "higher than"} the dashed bell with ${show(first(at), 1)}.`;
}

function build(frame) {
  const speak = () => sentence(frame.state);
  const left = chart(frame, { x: [140, 186], y: [0, 54], width: 336, height: 250, names: ["", "per cent of 830 women"], label: "Histogram of heights in cm, with the bell" });
  const bars = BARS.map(() => left.polygon({ tone: "soft", width: 1 }));
  const ghost = left.curve({ tone: "plum", width: 1.8, dash: "dashed" });
  const curve = left.curve({ tone: "accent", width: 3 });
  const peak = left.point({ label: "Top of the bell", rule, say: speak, onmove: (place) => frame.set(under(place)) });
  legend(frame, [["area", "soft", "women, by height in cm"], ["line", "accent", "your bell"], ["line", "plum", "bell to compare with", "dashed"]]);

  const right = chart(frame, {
    x: MEANS, y: SPREADS, width: WIDTH, height: PIXELS * (SPREADS[1] - SPREADS[0]) + MARGINS.top + MARGINS.bottom, margins: MARGINS, into: frame.side,
    names: ["mean", "spread"], label: "Map of the misfit over mean and spread, with lines of equal misfit",
  });
  const levels = right.contours({ levels: LEVELS, tone: "soft", width: 1.3 });
  const own = right.contours({ levels: [1], tone: "plum", width: 2.2, dash: "dashed" });
  const names = NAMED.map((level) => right.label(String(level), { tone: "soft", small: true, plain: true }));
  const other = right.dots({ tone: "plum", radius: 5 });
  const arrow = right.arrow({ tone: "warm", width: 3.2 });
  const point = right.point({
    label: "Point on the map", first: true, rule: free(0.1), say: speak, onmove: ([mean, spread]) => frame.set(keep({ mean, spread })),
  });
  const big = headline(frame);
  const numbers = readout(frame, [["mean", "mean", "accent"], ["spread", "spread", "accent"], ["misfit", "misfit", "accent"], ["first", "misfit of the dashed bell", "plum"]]);
  const buttons = row(frame);
  const toggle = button(frame, "Show the downhill arrow", () => frame.set({ arrow: frame.state.arrow ? 0 : 1 }), { main: true, into: buttons });
  const go = button(frame, "Step", () => {
    const way = scale(unit(uphill(frame.state)), -0.5);
    frame.glide(keep({ mean: frame.state.mean + way[0], spread: frame.state.spread + way[1] }), 0.3);
  }, { into: buttons });

  let standing = "";
  function stand(at) {
    const key = `${at.m0} ${at.s0}`;
    if (standing === key) return;
    standing = key;
    BARS.forEach(({ left: edge, share }, k) => bars[k].set([[edge, 0], [edge, share], [edge + WIDE, share], [edge + WIDE, 0]]));
    levels.set(misfit);
    own.set((mean, spread) => misfit(mean, spread) / first(at));
    NAMED.forEach((level, k) => {
      let mean = BEST[0];
      while (mean < MEANS[1] && misfit(mean, BEST[1]) < level) mean += 0.05;
      names[k].set([mean, BEST[1]], String(level), [0, 0]);
    });
  }

  return (at) => {
    stand(at);
    curve.set((x) => [x, bell(at.mean, at.spread, x)], [140, 186], 140);
    ghost.set((x) => [x, bell(at.m0, at.s0, x)], [140, 186], 140);
    peak.set(top(at));
    other.set([[at.m0, at.s0]]);
    const here = [at.mean, at.spread];
    point.set(here);
    const slope = uphill(at);
    arrow.show(at.arrow !== 0 && norm(slope) > 0.5);
    const long = clamp(0.9 * Math.log10(1 + norm(slope)), 0.5, 2.6) * (at.arrow < 0 ? 1 : -1);
    const way = scale(unit(slope), long);
    arrow.set([here[0] + way[0], here[1] + way[1]], here);
    toggle.say(at.arrow ? "Hide the arrow" : "Show the downhill arrow");
    go.enable(at.arrow === 1);
    big.tone(height(at) < 10 ? "leaf" : "ink");
    big.set(`misfit ${show(height(at), 1)}`);
    numbers.set({ mean: `${brief(at.mean, 1)} cm`, spread: `${brief(at.spread, 1)} cm`, misfit: show(height(at), 1), first: show(first(at), 1) });
    frame.say(sentence(at));
  };
}

export default { render: (context) => figure(context, state, build, { layout: "even" }) };
