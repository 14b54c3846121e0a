// A = [[a, -b], [b, a]] turns and stretches. Its eigenvalues a + bi and a - bi are dragged in the complex plane.

import { brief, clamp, degrees, figure, heading, legend, matrixShow, norm, pair, plane, readout, show } from "../kit/kit.js";

const STEPS = 40;

export const state = { angle: 25, growth: 1.04, x: 1.5, y: 0 };

/** The first step at which the orbit is back where it began, or 0. */
function closes({ angle, growth }) {
  if (Math.abs(growth - 1) > 0.004) return 0;
  for (let step = 1; step <= 24; step += 1) {
    const left = Math.abs(((step * angle) % 360 + 540) % 360 - 180);
    if (left < 0.5) return step;
  }
  return 0;
}

const turning = ({ angle }) => Math.abs(angle) > 0.5 && Math.abs(angle) < 179.5;

export const goals = {
  "closes-in-eight": (at) => closes(at) === 8,
  "closes-in-six": (at) => closes(at) === 6,
  shrinks: (at) => turning(at) && at.growth <= 0.95,
  "real-again": (at) => !turning(at),
};

/** Angle and growth for a place; to a hand the unit circle and multiples of 15 degrees pull a little, to a key nothing. */
function polar(place, byKey) {
  const size = norm(place);
  const angle = degrees(place);
  if (byKey) return { growth: clamp(size, 0.2, 1.5), angle };
  const round = Math.round(angle / 15) * 15;
  return {
    growth: Math.abs(size - 1) < 0.03 ? 1 : clamp(size, 0.2, 1.5),
    angle: Math.abs(round - angle) < 2 && size > 0.15 ? round : angle,
  };
}

// A key turns by 5 degrees or changes the length by 0.02: eigenvalues live in angle and size, not in left and right.
const byKeys = (frame) => ({
  place: (place) => place,
  key: (_, [right, up]) => {
    const { angle, growth } = frame.state;
    const next = (Math.round(angle / 5 + 0.001) + right) * 5;
    return heading(right ? next : angle).map((entry) => entry * clamp(Math.round((growth + 0.02 * up) * 100) / 100, 0.2, 1.5));
  },
});

function sentence(at) {
  const [re, im] = heading(at.angle).map((entry) => entry * at.growth);
  const size = at.growth > 1.004 ? `grows by ${show(at.growth)}` : at.growth < 0.996 ? `shrinks by ${show(at.growth)}` : "keeps its length";
  const round = closes(at) ? ` The orbit closes after ${closes(at)} steps.` : "";
  const turned = turning(at) ? `turns by ${brief(at.angle, 0)}°` : at.angle ? "is reversed" : "does not turn";
  return `λ = ${show(re)} ${im < -0.005 ? "−" : "+"} ${show(Math.abs(im))}i: each step ${turned} and ${size}.${round}`;
}

function build(frame) {
  const view = plane(frame, { x: [-4, 4], y: [-4, 4], label: "Plane with the orbit of a point", names: ["x_1", "x_2"] });
  const guide = view.curve({ tone: "accent", width: 1.1, dash: "dotted" });
  const trail = view.curve({ tone: "accent", width: 1.4, faint: true });
  const dots = view.dots({ tone: "accent", radius: 3.6 });
  const first = view.arrow({ tone: "ink", width: 2.5, name: "x" });
  const second = view.arrow({ tone: "warm", width: 3.5, name: "A x" });
  const start = view.point({ label: "Start x of the orbit", tone: "ink", shape: "halo", onmove: ([x, y]) => frame.set({ x, y }) });
  legend(frame, [["dot", "accent", "x, A x, A^2 x, …"], ["line", "warm", "first step"], ["line", "leaf", "|λ| = 1", "dashed"]]);

  const complex = plane(frame, {
    x: [-1.6, 1.6], y: [-1.6, 1.6], width: 300, into: frame.side, names: ["real", "imaginary"], label: "Complex plane with the pair of eigenvalues",
  });
  complex.circle({ tone: "leaf", dash: "dashed", width: 1.6 }).set([0, 0], 1);
  const ray = complex.segment({ tone: "plum", width: 2.5 });
  const shadow = complex.segment({ tone: "plum", width: 1.4, dash: "dashed" });
  const arc = complex.curve({ tone: "plum", width: 1.6 });
  const twin = complex.dots({ tone: "plum", radius: 5 });
  const twinName = complex.label("λ_2", { tone: "plum" });
  const name = complex.label("λ_1", { tone: "plum" });
  const value = complex.point({
    label: "Eigenvalue: left and right turn it, up and down change its size",
    tone: "plum",
    first: true,
    rule: byKeys(frame),
    onmove: (place, byKey) => frame.set(polar(place, byKey)),
    say: () => sentence(frame.state),
  });
  const numbers = readout(frame, [["value", "λ_1, λ_2", "plum"], ["size", "growth |λ|"], ["angle", "angle"], ["closes", "closes after"]]);
  const matrix = matrixShow(frame, 2, 2, { into: frame.below });

  return (at) => {
    const [re, im] = heading(at.angle).map((entry) => entry * at.growth);
    const orbit = [[at.x, at.y]];
    for (let step = 0; step < STEPS; step += 1) {
      const [x, y] = orbit[step];
      orbit.push([re * x - im * y, im * x + re * y]);
    }
    const smooth = (t) => {
      const [c, s] = heading(at.angle * t).map((entry) => entry * at.growth ** t);
      return [c * at.x - s * at.y, s * at.x + c * at.y];
    };
    guide.set(smooth, [0, Math.min(STEPS, 12)], 220);
    trail.set(orbit.slice(0, 13));
    dots.set(orbit.filter((place) => norm(place) < 6));
    first.set(orbit[0]);
    second.set(orbit[1]);
    start.set(orbit[0]);
    ray.set([0, 0], [re, im]);
    shadow.set([0, 0], [re, -im]);
    arc.set((t) => heading(t).map((entry) => entry * 0.3), [0, at.angle], 40);
    twin.set([[re, -im]]);
    const lift = im < 0 ? 18 : -18;
    name.set([re, im], "λ_1", [14, lift]);
    twinName.set([re, -im], "λ_2", [14, -lift]);
    value.set([re, im]);
    numbers.set({
      value: `${show(re)} ± ${show(Math.abs(im))}i`,
      size: show(at.growth),
      angle: `${brief(at.angle, 1)}°`,
      closes: closes(at) ? `${closes(at)} steps` : "not at all",
    });
    matrix.set([[show(re), show(-im)], [show(im), show(re)]]);
    twinName.show(turning(at));
    frame.say(sentence(at));
  };
}

export default { render: (context) => figure(context, state, build, { layout: "even" }) };
