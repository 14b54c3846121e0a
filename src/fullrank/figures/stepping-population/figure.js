// A cloud of points stepped n times by A = C D C^-1. Each eigen-component is multiplied by its λ at every step.

import {
  bars, between, brief, button, clamp, degrees, dot, figure, headline, legend, matrixShow, norm, plane, random, readout, row, show, slider,
} from "../kit/kit.js";

const MOST = 16;
const FIRST = [3 / Math.sqrt(13), 2 / Math.sqrt(13)]; // unit eigenvectors, chosen oblique
const SECOND = [2 / Math.sqrt(5), -1 / Math.sqrt(5)];
const AREA = FIRST[0] * SECOND[1] - FIRST[1] * SECOND[0];
const NEAR = 0.06; // a start this close to an eigen-line lies on it; less than a step of the keyboard

export const state = { first: 1.2, second: 0.6, n: 0, x: -1.4, y: 1.5 };

/** The components along the two eigen-directions. */
const components = ([x, y]) => [(x * SECOND[1] - y * SECOND[0]) / AREA, (FIRST[0] * y - FIRST[1] * x) / AREA];
const combine = ([p, q]) => [p * FIRST[0] + q * SECOND[0], p * FIRST[1] + q * SECOND[1]];
/** λ^t between whole steps: the size is a power, the sign changes on the way from one step to the next. */
function power(value, t) {
  const whole = Math.floor(t + 1e-9);
  const rest = t - whole;
  return value ** whole * (1 + rest * (value - 1));
}
const after = (at, t) => {
  const [p, q] = components([at.x, at.y]);
  return [p * power(at.first, t), q * power(at.second, t)];
};

const angleTo = (at, direction) => between(degrees(combine(after(at, at.n))), degrees(direction));
const alive = (at) => norm(combine(after(at, at.n))) > 1e-12;
const onSecond = (at) => Math.abs(components([at.x, at.y])[0]) < 1e-9;

export const goals = {
  aligned: (at) => at.n >= 1 && alive(at) && !onSecond(at) && Math.abs(at.first) > Math.abs(at.second) && angleTo(at, FIRST) < 1,
  "dies-out": (at) => at.n === MOST && norm(combine(after(at, at.n))) < 0.05 * norm([at.x, at.y]),
  "stays-away": (at) => at.n >= 8 && onSecond(at) && Math.abs(at.first) > Math.abs(at.second),
  flips: (at) => at.n >= 2 && at.second < 0 && !onSecond(at),
};

function settle(at, changes) {
  if (!("x" in changes || "y" in changes)) return {};
  const place = [at.x, at.y];
  for (const line of [FIRST, SECOND]) {
    const along = dot(line, place);
    const foot = [along * line[0], along * line[1]];
    if (norm([foot[0] - at.x, foot[1] - at.y]) < NEAR && Math.abs(along) > 0.2) return { x: foot[0], y: foot[1] };
  }
  return {};
}

const stream = random(7);
const CLOUD = Array.from({ length: 90 }, () => {
  const [angle, far] = [stream() * 360, 0.42 * Math.sqrt(stream())];
  return [far * Math.cos(angle), far * Math.sin(angle)];
});

function sentence(at) {
  const [p, q] = after(at, Math.round(at.n));
  const tilt = brief(angleTo(at, Math.abs(at.first) >= Math.abs(at.second) ? FIRST : SECOND), 0);
  const leader = Math.abs(at.first) >= Math.abs(at.second) ? "first" : "second";
  return `After ${Math.round(at.n)} steps the cloud has components ${show(p)} and ${show(q)}; it stands ${tilt}° off the ${leader} eigen-direction.`;
}

function build(frame) {
  const view = plane(frame, { x: [-3, 3], y: [-3, 3], label: "Plane with a cloud of points stepped by A" });
  const lines = [view.line({ tone: "leaf", width: 1.8, dash: "dashed", name: "λ_1" }), view.line({ tone: "plum", width: 1.8, dash: "dashed", name: "λ_2" })];
  const trail = view.curve({ tone: "accent", width: 2 });
  const stops = view.dots({ tone: "accent", radius: 3.4 });
  const cloud = view.dots({ tone: "accent", radius: 2.2, faint: true });
  const mean = view.arrow({ tone: "warm", width: 3.5, name: "A^n x" });
  const begin = view.point({
    label: "Start x of the cloud", tone: "ink", shape: "halo", first: true, onmove: ([x, y]) => frame.set({ x: clamp(x, -3, 3), y: clamp(y, -3, 3) }), say: () => sentence(frame.state),
  });
  legend(frame, [["dot", "accent", "centre after each step"], ["line", "leaf", "first direction", "dashed"], ["line", "plum", "second", "dashed"]]);
  const big = headline(frame);
  const buttons = row(frame);
  const step = button(frame, "Step", () => frame.glide({ n: Math.min(MOST, Math.round(frame.state.n) + 1) }, 0.7), { main: true, into: buttons });
  const run = button(frame, "Run", () => frame.glide({ n: MOST }, 0.35 * (MOST - frame.state.n)), { into: buttons });
  button(frame, "Back to 0", () => frame.glide({ n: 0 }, 0.5), { into: buttons });
  slider(frame, "n", { label: "steps n", min: 0, max: MOST, step: 1, say: (value) => brief(value, 0) });
  const heights = bars(frame, { names: ["λ_1^n c_1", "λ_2^n c_2"], tones: ["leaf", "plum"], range: [-3, 3], height: 165, into: frame.side, label: "The two eigen-components after n steps" });
  const numbers = readout(frame, [["ratio", "second : first"], ["angle", "off the leading line"]]);
  slider(frame, "first", { label: "λ_1", min: -1.3, max: 1.3, step: 0.05, tone: "leaf", into: frame.below, say: (value) => show(value) });
  slider(frame, "second", { label: "λ_2", min: -1.3, max: 1.3, step: 0.05, tone: "plum", into: frame.below, say: (value) => show(value) });
  const matrix = matrixShow(frame, 2, 2);

  function draw(at) {
    const parts = after(at, at.n);
    const here = combine(parts);
    const reach = Math.max(3, norm(here) * 1.15);
    view.view([-reach, reach], [-reach, reach]);
    lines[0].set([0, 0], FIRST, `λ_1 = ${brief(at.first)}`);
    lines[1].set([0, 0], SECOND, `λ_2 = ${brief(at.second)}`);
    const visited = Array.from({ length: Math.floor(at.n + 1e-9) + 1 }, (_, k) => combine(after(at, k)));
    trail.set([...visited, here]);
    stops.set(visited);
    const [f, g] = [power(at.first, at.n), power(at.second, at.n)];
    cloud.set(CLOUD.map((offset) => {
      const [p, q] = components(offset);
      const [x, y] = combine([p * f, q * g]);
      return [here[0] + x, here[1] + y];
    }));
    mean.set(here, [0, 0], at.n > 0.5 ? "A^n x" : "x");
    begin.set([at.x, at.y]);
    heights.set(parts);
    const [[a, c], [b, d]] = [[1, 0], [0, 1]].map((axis) => {
      const [p, q] = components(axis);
      return combine([p * at.first, q * at.second]);
    });
    matrix.set([[show(a), show(b)], [show(c), show(d)]]);
    const leader = Math.abs(at.first) >= Math.abs(at.second) ? FIRST : SECOND;
    const close = alive(at) && angleTo(at, leader) < 1;
    big.tone(close && at.n > 0 ? "leaf" : "soft");
    big.set(`n = ${brief(at.n, 0)}`);
    numbers.set({ ratio: Math.abs(parts[0]) < 1e-9 ? "–" : show(parts[1] / parts[0], 3), angle: alive(at) ? `${show(angleTo(at, leader), 1)}°` : "–" });
    step.enable(at.n < MOST);
    run.enable(at.n < MOST);
    frame.say(sentence(at));
  }
  return { draw, settle };
}

export default { render: (context) => figure(context, state, build) };
