// Two arrows and their dot product, split into component products. The shaded side of the dashed line is where it is positive.

import { bars, brief, button, dot, figure, headline, legend, norm, onGrid, plane, readout, row, show, unit } from "../kit/kit.js";

const REACH = 5;
const STEP = 0.5;
const TURN = 15;

export const state = { ux: 4, uy: 1, vx: 2, vy: 3 };

const uOf = ({ ux, uy }) => [ux, uy];
const vOf = ({ vx, vy }) => [vx, vy];
const products = (at) => [at.ux * at.vx, at.uy * at.vy];
const total = (at) => at.ux * at.vx + at.uy * at.vy;
const both = (at) => norm(uOf(at)) > 0.2 && norm(vOf(at)) > 0.2;
const square = (at) => both(at) && Math.abs(total(at)) < 1e-6;

export const goals = {
  "right-angle": (at) => square(at) && products(at).every((each) => Math.abs(each) > 0.2),
  against: (at) => total(at) < -1e-6 && products(at).some((each) => each > 0.2),
  "same-dot": (at) => Math.abs(total(at) - 11) < 1e-6 && (at.ux !== 4 || at.uy !== 1) && at.vx === 2 && at.vy === 3,
  "longest-agreement": (at) => both(at) && norm(uOf(at)) > 2 && Math.abs(at.ux * at.vy - at.uy * at.vx) < 1e-6 && total(at) > 0,
};

/** How the sign is said. */
function side(at) {
  if (!both(at)) return "a zero vector points nowhere";
  if (Math.abs(total(at)) < 1e-6) return "a right angle: neither helps nor hinders the other";
  return total(at) > 0 ? "the same side: v helps u along" : "opposite sides: v holds u back";
}

const sentence = (at) => {
  const [first, second] = products(at);
  return `The products are ${brief(first)} and ${brief(second)}; their sum is ${brief(total(at))}: ${side(at)}.`;
};

function build(frame) {
  const view = plane(frame, { x: [-REACH, REACH], y: [-REACH, REACH], grid: 1, label: "Plane with two arrows u and v" });
  const helped = view.polygon({ tone: "leaf", width: 0.5 });
  const border = view.line({ tone: "leaf", width: 1.6, dash: "dashed" });
  const level = view.line({ tone: "gold", width: 1.6, dash: "dotted" });
  const second = view.arrow({ tone: "warm", width: 3.5, name: "v", side: -1 });
  const first = view.arrow({ tone: "accent", width: 3.5, name: "u" });
  const held = (names) => (place, byKey) => {
    const far = norm(place) / REACH;
    if (byKey && far > 1 + 1e-9) return;
    const [x, y] = far > 1 ? place.map((entry) => Math.trunc(entry / far / STEP) * STEP) : place;
    frame.set({ [names[0]]: x, [names[1]]: y });
  };
  const tips = [
    view.point({ label: "Tip of v", tone: "warm", shape: "halo", rule: onGrid(STEP), onmove: held(["vx", "vy"]), say: () => sentence(frame.state) }),
    view.point({ label: "Tip of u", first: true, shape: "halo", rule: onGrid(STEP), onmove: held(["ux", "uy"]), say: () => sentence(frame.state) }),
  ];
  legend(frame, [["line", "leaf", "at right angles to v: sum 0", "dashed"], ["area", "leaf", "sum positive"], ["line", "gold", "the same sum", "dotted"]]);
  const big = headline(frame);
  const chart = bars(frame, { names: ["first", "second", "sum"], tones: ["accent", "plum", "gold"], range: [-26, 26], height: 200, into: frame.side, label: "Component products and their sum" });
  const numbers = readout(frame, [["first", "first product", "accent"], ["second", "second product", "plum"], ["lengths", "lengths of u, v"]]);
  const turning = row(frame, { into: frame.below });
  let turned = null;
  const turn = (angle) => {
    turned?.stop();
    const [from, radians] = [uOf(frame.state), (angle * Math.PI) / 180];
    turned = frame.animate(0.35, (part) => {
      const [c, s] = [Math.cos(radians * part), Math.sin(radians * part)];
      const [ux, uy] = [c * from[0] - s * from[1], s * from[0] + c * from[1]];
      frame.set({ ux: Number(ux.toFixed(9)), uy: Number(uy.toFixed(9)) });
    });
  };
  button(frame, "Turn u left", () => turn(TURN), { into: turning });
  button(frame, "Turn u right", () => turn(-TURN), { into: turning });

  return (at) => {
    const [u, v] = [uOf(at), vOf(at)];
    const n = unit(v);
    const across = [-n[1], n[0]];
    const far = 3 * REACH;
    const seen = norm(v) > 0.2;
    for (const part of [helped, border, level]) part.show(seen);
    helped.set([[across, n, 1, 0], [across, n, 1, 1], [across, n, -1, 1], [across, n, -1, 0]].map(([a, b, i, j]) => [far * (i * a[0] + j * b[0]), far * (i * a[1] + j * b[1])]));
    border.set([0, 0], across);
    level.set(u, across);
    first.set(u);
    second.set(v);
    tips[0].set(v);
    tips[1].set(u);
    const parts = products(at);
    const sum = total(at);
    chart.set([...parts, sum], [...parts, sum].map((each) => brief(each)));
    big.tone(square(at) ? "leaf" : sum < 0 ? "warm" : "ink");
    big.set(`u · v = ${brief(dot(u, v))}`);
    const factor = (value) => (value < 0 ? `(${brief(value)})` : brief(value));
    numbers.set({
      first: `${brief(u[0])} · ${factor(v[0])} = ${brief(parts[0])}`,
      second: `${brief(u[1])} · ${factor(v[1])} = ${brief(parts[1])}`,
      lengths: `${show(norm(u))} and ${show(norm(v))}`,
    });
    frame.say(sentence(at));
  };
}

export default { render: (context) => figure(context, state, build) };
