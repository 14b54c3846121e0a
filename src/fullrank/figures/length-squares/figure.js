// A vector with the squares on its components and on itself; a ring of one length to reach, and the whole places on it.

import { brief, choice, clamp, figure, headline, legend, norm, plane, readout, scale } from "../kit/kit.js";

const STEP = 0.2; // a grid on which both (3, 4) and (0.6, 0.8) lie
const MOST = 6;
const WHOLE = Array.from({ length: 121 }, (_, k) => [(k % 11) - 5, Math.floor(k / 11) - 5]).filter(([x, y]) => x * x + y * y === 25);

export const state = { x: 2, y: 3, ring: 5, claim: 0, found: 0 };

const size = ({ x, y }) => Math.hypot(x, y);
const met = (at) => Math.abs(size(at) - at.ring) < 1e-6;
const wholePlace = (at) => WHOLE.findIndex(([x, y]) => Math.abs(at.x - x) < 1e-6 && Math.abs(at.y - y) < 1e-6);
const count = (bits) => WHOLE.filter((_, k) => bits & (1 << k)).length;

export const goals = {
  "whole-five": (at) => wholePlace(at) >= 0 && Math.abs(at.x * at.y) > 0.5,
  "every-place": (at) => count(at.found) === WHOLE.length,
  "unit-length": (at) => at.ring === 1 && met(at) && Math.abs(at.x * at.y) > 0.1,
  "both-negative": (at) => met(at) && at.x < -0.1 && at.y < -0.1,
};

/** What was found on the ring of five stays marked. */
function settle(at) {
  const place = wholePlace(at);
  return place >= 0 && at.ring === 5 ? { found: at.found | (1 << place) } : {};
}

const snapped = (entry) => Number((Math.round(entry / STEP) * STEP).toFixed(6));

/** The nearest place of the grid that is not too far out. */
function kept(place) {
  const far = norm(place);
  const inside = far > MOST ? scale(place, MOST / far) : place;
  return inside.map(snapped).map((entry) => clamp(entry, -MOST, MOST));
}

// Keys go along the grid and stop at the edge.
const alongGrid = {
  place: kept,
  key: ([x, y], [right, up]) => {
    const next = [snapped(x + right * STEP), snapped(y + up * STEP)];
    return norm(next) > MOST + 1e-9 ? [x, y] : next;
  },
};

function sentence(at) {
  const long = size(at);
  const squares = `${brief(at.x)} squared and ${brief(at.y)} squared add up to ${brief(long * long)}, so the length is ${brief(long, 3)}`;
  const gap = met(at) ? `the tip is on the ring of ${brief(at.ring)}` : long < at.ring ? `inside the ring of ${brief(at.ring)}` : `outside the ring of ${brief(at.ring)}`;
  const tally = at.ring === 5 && at.found ? ` Found ${count(at.found)} of the whole places on it.` : "";
  const claimed = at.claim > 0 ? ` A length of ${brief(at.claim)} would put the tip on the dotted ring.` : "";
  return `${squares}: ${gap}.${tally}${claimed}`;
}

function build(frame) {
  const view = plane(frame, { x: [-9, 9], y: [-9, 9], width: 400, grid: 1, ticks: false, names: ["x", "y"], label: "Plane with a vector and the squares on its components" });
  const areas = { x: view.polygon({ tone: "leaf" }), y: view.polygon({ tone: "plum" }), v: view.polygon({ tone: "accent" }) };
  const ring = view.circle({ tone: "gold", width: 2, dash: "dashed" });
  const claim = view.circle({ tone: "warm", width: 2.4, dash: "dotted" });
  const claimName = view.label("claimed", { tone: "warm", plain: true, small: true });
  const legs = [view.segment({ tone: "leaf", width: 3 }), view.segment({ tone: "plum", width: 3, dash: "dashed" })];
  const marks = view.dots({ tone: "gold", radius: 5 });
  for (const [at, shift] of [[[5, 0], [10, 12]], [[-5, 0], [-12, 12]], [[0, 5], [-10, -10]], [[0, -5], [-14, 10]]]) view.label("5", { plain: true, small: true }).set(at, at[0] + at[1] < 0 ? "−5" : "5", shift);
  const arrow = view.arrow({ tone: "accent", width: 3.5 });
  const words = { x: view.label("x^2", { tone: "leaf" }), y: view.label("y^2", { tone: "plum" }), v: view.label("sum", { tone: "accent", plain: true }) };
  const tip = view.point({
    label: "Tip of the vector v", first: true, shape: "halo", rule: alongGrid, onmove: ([x, y]) => frame.set({ x, y }), say: () => sentence(frame.state),
  });
  legend(frame, [["area", "leaf", "square on x"], ["area", "plum", "square on y"], ["area", "accent", "square on v"], ["line", "gold", "ring to reach", "dashed"]]);
  const big = headline(frame);
  const numbers = readout(frame, [["v", "v", "accent"], ["x", "x^2", "leaf"], ["y", "y^2", "plum"], ["sum", "sum of squares"], ["length", "length, its root", "accent"]]);
  const rings = choice(frame, null, { label: "Ring to reach", options: [["5", "length 5"], ["1", "length 1"]], onchoose: (value) => frame.set({ ring: Number(value) }) });
  const tally = readout(frame, [["found", "whole places found"]]);

  function draw(at) {
    const { x, y } = at;
    const long = size(at);
    // each square lies on the far side of its leg, the one on v on the side away from both
    const out = x * y >= 0 ? 1 : -1;
    areas.x.set([[0, 0], [x, 0], [x, -Math.sign(y || 1) * Math.abs(x)], [0, -Math.sign(y || 1) * Math.abs(x)]]);
    areas.y.set([[x, 0], [x, y], [x + Math.sign(x || 1) * Math.abs(y), y], [x + Math.sign(x || 1) * Math.abs(y), 0]]);
    areas.v.set([[0, 0], [x, y], [x - out * y, y + out * x], [-out * y, out * x]]);
    legs[0].set([0, 0], [x, 0]);
    legs[1].set([x, 0], [x, y]);
    ring.set([0, 0], at.ring);
    claim.show(at.claim > 0);
    claimName.show(at.claim > 0);
    claim.set([0, 0], at.claim);
    claimName.set([-0.71 * at.claim, 0.71 * at.claim], `length ${brief(at.claim)}?`, [-30, -12]);
    marks.set(at.ring === 5 ? WHOLE.filter((_, k) => at.found & (1 << k)) : []);
    arrow.set([x, y]);
    tip.set([x, y]);
    const lower = -Math.sign(y || 1) * Math.abs(x) * 0.5;
    words.x.show(Math.abs(x) > 0.9);
    words.x.set([x / 2, lower], brief(x * x));
    words.y.show(Math.abs(y) > 0.9);
    words.y.set([x + Math.sign(x || 1) * Math.abs(y) * 0.5, y / 2], brief(y * y));
    words.v.show(long > 1.2);
    words.v.set([(x - out * y) / 2, (y + out * x) / 2], brief(long * long));
    big.tone(met(at) ? "leaf" : "ink");
    big.set(`√(${brief(x * x)} + ${brief(y * y)}) = ${brief(long, 3)}`);
    numbers.set({ v: `(${brief(x)}, ${brief(y)})`, x: brief(x * x), y: brief(y * y), sum: brief(long * long), length: brief(long, 3) });
    rings.mark(String(at.ring));
    tally.set({ found: `${count(at.found)}` });
    frame.say(sentence(at));
  }
  return { draw, settle };
}

export default { render: (context) => figure(context, state, build) };
