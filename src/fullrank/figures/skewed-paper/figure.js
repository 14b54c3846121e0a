// Paper ruled along two arrows: drag them and the grid follows; a point is read in steps along each.

import { brief, determinant, figure, headline, legend, onGrid, plane, plus, readout, scale } from "../kit/kit.js";

export const state = { ax: 2, ay: 1, bx: -1, by: 1, px: 1, py: 5 };

const arrows = (at) => [[at.ax, at.ay], [at.bx, at.by]];
const collapsed = (at) => Math.abs(determinant(arrows(at))) < 1e-9;
/** The two numbers of the point on the paper, or null where the paper has collapsed. */
function numbersOf(at) {
  if (collapsed(at)) return null;
  const area = determinant(arrows(at));
  return [(at.px * at.by - at.py * at.bx) / area, (at.ax * at.py - at.ay * at.px) / area];
}
const reads = (at, wanted) => !collapsed(at) && numbersOf(at).every((value, k) => Math.abs(value - wanted[k]) < 0.02);

export const goals = {
  "read": (at) => reads(at, [2, -1]),
  "same-point": (at) => at.px === state.px && at.py === state.py && reads(at, [1, 1]),
  "collapsed": (at) => collapsed(at),
};

const spot = (v) => `(${v.map((entry) => brief(entry)).join(", ")})`;

function sentence(at) {
  const plain = spot([at.px, at.py]);
  if (collapsed(at)) return `The two arrows lie on one line, and the paper has collapsed onto it. P at ${plain} cannot be read on it.`;
  const [first, second] = numbersOf(at).map((value) => brief(value));
  return `P is at ${plain} on squared paper. On the skewed paper it is ${first} ${/^−?1$/.test(first) ? "step" : "steps"} along the first arrow and ${second} along the second.`;
}

function build(frame) {
  const view = plane(frame, { x: [-7, 7], y: [-7, 7], label: "Paper ruled along two arrows, with a point" });
  const paper = view.lattice({ tone: "leaf", width: 1.2, reach: 14 });
  const axes = ["accent", "warm"].map((tone) => view.line({ tone, width: 1.4, dash: "dotted" }));
  const legs = [view.segment({ tone: "accent", width: 5, dash: "dashed" }), view.segment({ tone: "warm", width: 5, dash: "dotted" })];
  const first = view.arrow({ tone: "accent", width: 3.2, name: "b_1" });
  const second = view.arrow({ tone: "warm", width: 3.2, name: "b_2", side: -1 });
  const name = view.label("P", { tone: "plum" });
  const say = () => sentence(frame.state);
  const tips = [["a", "Tip of b1", "accent"], ["b", "Tip of b2", "warm"]].map(([letter, label, tone]) => view.point({
    label, tone, shape: "halo", first: letter === "a", rule: onGrid(0.5), say,
    onmove: ([x, y]) => frame.set({ [`${letter}x`]: x, [`${letter}y`]: y }),
  }));
  const point = view.point({ label: "Point P", tone: "plum", rule: onGrid(0.5), say, onmove: ([x, y]) => frame.set({ px: x, py: y }) });
  legend(frame, [["line", "leaf", "lines of the skewed paper"], ["line", "accent", "steps along b_1", "dashed"], ["line", "warm", "steps along b_2", "dotted"], ["dot", "plum", "the point P"]]);
  const big = headline(frame);
  const numbers = readout(frame, [["plain", "P on squared paper"], ["own", "P on this paper", "plum"], ["first", "b_1", "accent"], ["second", "b_2", "warm"]]);

  function draw(at) {
    const [a, b] = arrows(at);
    const found = numbersOf(at);
    paper.set([[a[0], b[0]], [a[1], b[1]]]);
    axes.forEach((line, k) => {
      line.show(Math.hypot(...arrows(at)[k]) > 0);
      if (Math.hypot(...arrows(at)[k]) > 0) line.set([0, 0], arrows(at)[k]);
    });
    for (const leg of legs) leg.show(found !== null);
    if (found) {
      const corner = scale(a, found[0]);
      legs[0].set([0, 0], corner);
      legs[1].set(corner, plus(corner, scale(b, found[1])));
    }
    first.set(a);
    second.set(b);
    tips[0].set(a);
    tips[1].set(b);
    point.set([at.px, at.py]);
    name.set([at.px, at.py], "P", [18, -16]);
    numbers.set({ plain: spot([at.px, at.py]), own: found ? spot(found) : "none", first: spot(a), second: spot(b) });
    big.tone(found ? "plum" : "soft");
    big.set(found ? `P = ${brief(found[0])} b_1 ${found[1] < 0 ? "−" : "+"} ${brief(Math.abs(found[1]))} b_2` : "the paper has collapsed");
    frame.say(sentence(at));
  }
  return draw;
}

export default { render: (context) => figure(context, state, build) };
