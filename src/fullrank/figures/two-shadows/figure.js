// A vector and its shadows on two basis arrows: at right angles the shadows add up to it, slanted they do not.

import { brief, dot, figure, headline, legend, norm, onGrid, plane, plus, readout, scale, show, slider, times } from "../kit/kit.js";

export const state = { ax: 2, ay: 1, k: 2, lean: 0, vx: 2, vy: 3.5 };

/** The second arrow: the first turned left by a right angle, k times as long, then leaned by some degrees. */
function arrows(at) {
  const first = [at.ax, at.ay];
  const upright = [-at.k * at.ay, at.k * at.ax];
  if (at.lean === 0) return [first, upright];
  const [c, s] = [Math.cos((at.lean * Math.PI) / 180), Math.sin((at.lean * Math.PI) / 180)];
  return [first, times([[c, s], [-s, c]], upright)];
}
const vectorOf = (at) => [at.vx, at.vy];
const shares = (at) => arrows(at).map((b) => dot(vectorOf(at), b) / dot(b, b));
const sumOf = (at) => arrows(at).map((b, k) => scale(b, shares(at)[k])).reduce(plus);
const missOf = (at) => norm(plus(vectorOf(at), scale(sumOf(at), -1)));
/** The weights that really build the vector. */
function weights(at) {
  const [[a, b], [c, d]] = arrows(at);
  const area = a * d - b * c;
  return [(at.vx * d - at.vy * c) / area, (a * at.vy - b * at.vx) / area];
}

export const goals = {
  "two-and-minus-one": (at) => at.lean === 0 && Math.abs(shares(at)[0] - 2) < 0.02 && Math.abs(shares(at)[1] + 1) < 0.02,
  "no-shadow": (at) => at.lean === 0 && norm(vectorOf(at)) > 1 && shares(at).some((share) => Math.abs(share) < 1e-9),
  "shadows-fail": (at) => at.lean !== 0 && missOf(at) > 1,
};

const spot = (v) => `(${v.map((entry) => brief(entry)).join(", ")})`;

function sentence(at) {
  const [first, second] = shares(at).map((share) => brief(share));
  const found = `The shadows are ${first} times b1 and ${second} times b2`;
  if (at.lean === 0) return `${found}. The arrows meet at a right angle, so the shadows add up to v.`;
  if (missOf(at) < 0.02) return `${found}. The arrows are slanted, and only for this v do the shadows add up.`;
  return `${found}. The arrows are slanted: the shadows add up to ${spot(sumOf(at))}, which misses v by ${brief(missOf(at))}.`;
}

function build(frame) {
  const view = plane(frame, { x: [-6.5, 6.5], y: [-6, 6], label: "Plane with a vector and its shadows on two arrows" });
  const tracks = ["accent", "warm"].map((tone) => view.line({ tone, width: 1.2, dash: "dotted" }));
  const shadows = ["accent", "warm"].map((tone) => view.segment({ tone, width: 10, faint: true }));
  const drops = [0, 1].map(() => view.segment({ tone: "soft", width: 1.6, dash: "dashed" }));
  const built = [0, 1].map(() => view.segment({ tone: "leaf", width: 1.6, dash: "dotted" }));
  const miss = view.segment({ tone: "plum", width: 3 });
  const first = view.arrow({ tone: "accent", width: 3.2, name: "b_1" });
  const second = view.arrow({ tone: "warm", width: 3.2, name: "b_2", side: -1 });
  const vector = view.arrow({ tone: "ink", width: 3, name: "v", side: -1 });
  const sum = view.dots({ tone: "leaf", radius: 6.5 });
  const say = () => sentence(frame.state);
  const tip = view.point({ label: "Tip of v", tone: "ink", shape: "halo", first: true, rule: onGrid(0.25), say, onmove: ([x, y]) => frame.set({ vx: x, vy: y }) });
  const base = view.point({
    label: "Tip of b1", tone: "accent", shape: "halo", rule: onGrid(0.5), say,
    onmove: ([x, y]) => norm([x, y]) > 0.4 && frame.set({ ax: x, ay: y }),
  });
  legend(frame, [["area", "accent", "shadow on b_1"], ["area", "warm", "shadow on b_2"], ["dot", "leaf", "both shadows added"], ["line", "plum", "what they miss"]]);
  const big = headline(frame);
  const numbers = readout(frame, [
    ["v", "v"], ["one", "v·b_1 / b_1·b_1", "accent"], ["two", "v·b_2 / b_2·b_2", "warm"], ["sum", "shadows added", "leaf"], ["true", "weights that build v"],
  ]);
  slider(frame, "k", { label: "length of b_2 in lengths of b_1", min: 0.5, max: 2, step: 0.25, tone: "warm" });
  slider(frame, "lean", { label: "lean of b_2", min: -60, max: 60, step: 5, tone: "warm", say: (value) => `${brief(value, 0)}°` });

  function draw(at) {
    const pair = arrows(at);
    const v = vectorOf(at);
    const feet = pair.map((b, k) => scale(b, shares(at)[k]));
    pair.forEach((b, k) => {
      tracks[k].set([0, 0], b);
      shadows[k].set([0, 0], feet[k]);
      drops[k].set(v, feet[k]);
      built[k].set(feet[k], sumOf(at));
    });
    first.set(pair[0]);
    second.set(pair[1]);
    vector.set(v);
    tip.set(v);
    base.set(pair[0]);
    sum.set([sumOf(at)]);
    const off = missOf(at) > 0.02;
    miss.show(off);
    miss.set(sumOf(at), v);
    for (const side of built) side.show(off);
    big.tone(off ? "plum" : "leaf");
    big.set(off ? `shadows miss v by ${brief(missOf(at))}` : `v = ${brief(shares(at)[0])} b_1 ${shares(at)[1] < 0 ? "−" : "+"} ${brief(Math.abs(shares(at)[1]))} b_2`);
    numbers.set({ v: spot(v), one: show(shares(at)[0]), two: show(shares(at)[1]), sum: spot(sumOf(at)), true: spot(weights(at)) });
    frame.say(sentence(at));
  }
  return draw;
}

export default { render: (context) => figure(context, state, build) };
