// A light stands at right angles to the line of r; the shadow of s slides along that line, and a ruler shows its signed length.

import { brief, choice, clamp, degrees, dot, figure, heading, headline, legend, norm, onGrid, plane, plus, readout, scale, show, slider } from "../kit/kit.js";

const REACH = 6;
const [SHORT, LONG] = [0.5, 5];

// low and high: the shortest and the longest r since anything else changed
export const state = { x: 1, y: 4, turn: 20, size: 2, kind: "scalar", claim: 0, low: 2, high: 2 };

const along = ({ turn }) => heading(turn);
const shadow = (at) => at.x * along(at)[0] + at.y * along(at)[1];
const flat = (at) => Math.abs(shadow(at)) < 0.03;

export const goals = {
  negative: (at) => shadow(at) < -0.5,
  "no-shadow": (at) => flat(at) && Math.hypot(at.x, at.y) > 1,
  "length-of-r": (at) => at.high >= 2 * at.low - 1e-9 && Math.abs(shadow(at)) > 0.5,
  "full-length": (at) => shadow(at) > 1 && Math.abs(shadow(at) - Math.hypot(at.x, at.y)) < 0.02,
};

/** Remembers how short and how long r has been with everything else at rest. */
function settle(at, changes) {
  if (!("size" in changes) || ["x", "y", "turn"].some((name) => name in changes)) return { low: at.size, high: at.size };
  return { low: Math.min(at.low, at.size), high: Math.max(at.high, at.size) };
}

function sentence(at) {
  const length = shadow(at);
  const where = flat(at) ? "s stands at right angles to r and casts no shadow" : length > 0 ? "the shadow falls the way r points" : "the shadow falls against r";
  const rest = at.high >= 2 * at.low - 1e-9 ? ` r was between ${brief(at.low)} and ${brief(at.high)} long, and the shadow stayed.` : "";
  const claimed = at.claim ? ` Claimed: ${brief(at.claim)}.` : "";
  return `Signed length ${brief(length)}: ${where}.${rest}${claimed}`;
}

// r is turned by left and right, by two degrees, and made longer by up.
const byKeys = (frame) => ({
  place: (place) => place,
  key: (_, [right, up]) => scale(heading(frame.state.turn - 2 * right), clamp(Number((frame.state.size + 0.1 * up).toFixed(6)), SHORT, LONG)),
});

function build(frame) {
  const view = plane(frame, { x: [-REACH, REACH], y: [-REACH, REACH], grid: 1, ticks: false, label: "Plane with the vectors s and r, the line of r, and a shadow on it" });
  const rays = Array.from({ length: 9 }, () => view.segment({ tone: "gold", width: 1.1, faint: true }));
  const line = view.line({ tone: "soft", width: 1.6 });
  const ticks = Array.from({ length: 11 }, () => view.segment({ tone: "soft", width: 1.6 }));
  const marks = Array.from({ length: 11 }, (_, k) => view.label(show(k - 5, 0), { tone: "soft", plain: true, small: true }));
  const cast = view.segment({ tone: "plum", width: 8 });
  const arrow = view.arrow({ tone: "plum", width: 5 });
  const r = view.arrow({ tone: "warm", width: 2.6, name: "r" });
  const drop = view.segment({ tone: "plum", width: 2, dash: "dashed" });
  const corner = view.curve({ tone: "plum", width: 1.6 });
  const s = view.arrow({ tone: "accent", width: 3.5, name: "s" });
  const claimed = view.dots({ tone: "ink", radius: 6 });
  const claimName = view.label("claimed", { tone: "ink", plain: true, small: true });
  const tips = {
    r: view.point({
      label: "Tip of r: left and right turn it, up and down change its length", tone: "warm", shape: "halo", rule: byKeys(frame), say: () => sentence(frame.state),
      onmove: (place) => frame.set({ turn: Number(degrees(place).toFixed(6)), size: Number(clamp(norm(place), SHORT, LONG).toFixed(6)) }),
    }),
    s: view.point({
      label: "Tip of s", first: true, shape: "halo", rule: onGrid(0.25), say: () => sentence(frame.state),
      onmove: ([x, y]) => frame.set({ x: clamp(x, -5, 5), y: clamp(y, -5, 5) }),
    }),
  };
  legend(frame, [["line", "gold", "light, at right angles to r"], ["line", "plum", "shadow of s"], ["line", "plum", "what is left of s", "dashed"]]);
  const big = headline(frame, { tone: "plum" });
  choice(frame, "kind", { label: "Read the shadow as", options: [["scalar", "a signed length"], ["vector", "a vector"]] });
  slider(frame, "size", { label: "length of r", min: SHORT, max: LONG, step: 0.1, tone: "warm" });
  const numbers = readout(frame, [["s", "s", "accent"], ["r", "r", "warm"], ["dot", "s · r"], ["length", "signed length", "plum"], ["vector", "shadow vector", "plum"]]);

  return (at) => {
    const n = along(at);
    const across = [-n[1], n[0]];
    const sv = [at.x, at.y];
    const rv = scale(n, at.size);
    const length = shadow(at);
    const foot = scale(n, length);
    const up = dot(sv, across) < 0 ? -1 : 1;
    line.set([0, 0], n);
    rays.forEach((ray, k) => {
      const base = scale(n, 1.5 * (k - 4));
      ray.set(plus(base, scale(across, up * 9)), plus(base, scale(across, up * 0.25)));
    });
    ticks.forEach((tick, k) => tick.set(plus(scale(n, k - 5), scale(across, -0.1 * up)), plus(scale(n, k - 5), scale(across, 0.1 * up))));
    marks.forEach((mark, k) => mark.set(plus(scale(n, k - 5), scale(across, -0.42 * up)), show(k - 5, 0)));
    r.set(rv);
    s.set(sv);
    const asVector = at.kind === "vector";
    cast.show(!asVector);
    arrow.show(asVector && Math.abs(length) > 0.02);
    cast.set([0, 0], foot);
    arrow.set(foot);
    drop.set(sv, foot);
    const way = length > 0 ? -0.3 : 0.3;
    corner.show(Math.abs(dot(sv, across)) > 0.6 && Math.abs(length) > 0.5);
    corner.set([plus(foot, scale(n, way)), plus(plus(foot, scale(n, way)), scale(across, 0.3 * up)), plus(foot, scale(across, 0.3 * up))]);
    const wrong = scale(n, at.claim);
    const shown = at.claim !== 0 && Math.abs(at.claim) < 6;
    claimed.show(shown);
    claimName.show(shown);
    claimed.set([wrong]);
    claimName.set(plus(wrong, scale(across, 0.6 * up)), `${brief(at.claim)}?`);
    tips.r.set(rv);
    tips.s.set(sv);
    big.set(asVector ? `(${show(foot[0])}, ${show(foot[1])})` : `s · r / ‖r‖ = ${brief(length)}`);
    numbers.set({
      s: `(${brief(at.x)}, ${brief(at.y)})`, r: `(${show(rv[0])}, ${show(rv[1])})`, dot: show(dot(sv, rv)), length: show(length), vector: `(${show(foot[0])}, ${show(foot[1])})`,
    });
    frame.say(sentence(at));
  };
}

export default { render: (context) => figure(context, state, (frame) => ({ draw: build(frame), settle })) };
