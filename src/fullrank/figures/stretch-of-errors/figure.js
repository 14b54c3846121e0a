// A circle of errors about b becomes an ellipse about x. The two lines cross the flatter, the longer the ellipse.

import {
  degrees, figure, heading, headline, legend, norm, onCircle, plane, plus, readout, scale, show, slider,
} from "../kit/kit.js";

const SHARE = 0.1; // the error of b is a tenth of b
const TRUE = [0, 1.5]; // the crossing without errors

export const state = { angle: 40, error: 20, size: 0 };

const half = (at) => (at.angle * Math.PI) / 360;
const rows = (at) => [[-Math.sin(half(at)), Math.cos(half(at))], [Math.sin(half(at)), Math.cos(half(at))]];
const factor = (at) => 10 ** at.size;
const condition = (at) => 1 / Math.tan(half(at));
const area = (at) => factor(at) ** 2 * Math.sin(2 * half(at));
const length = (at) => factor(at) * Math.SQRT2 * Math.cos(half(at)); // the largest stretch: along the second axis

/** b in units of the size of A, without its error. */
const right = (at) => [1, 1].map((each) => each * TRUE[1] * Math.cos(half(at)));
const radius = (at) => SHARE * norm(right(at));
/** A undone, for A of size 1: the rows have equal second entries. */
const undo = (at, [p, q]) => [(q - p) / (2 * Math.sin(half(at))), (p + q) / (2 * Math.cos(half(at)))];
const errorAt = (at, angle) => scale(heading(angle), radius(at));
const moved = (at) => undo(at, errorAt(at, at.error));
const stretched = (at) => norm(moved(at)) / TRUE[1] / SHARE;

export const goals = {
  tenfold: (at) => stretched(at) >= 10,
  harmless: (at) => condition(at) >= 8 && stretched(at) <= 1.5,
  even: (at) => condition(at) <= 1.1,
  "small-and-even": (at) => condition(at) <= 1.1 && area(at) < 0.011,
};

const percent = (share) => `${show(100 * share, 0)} %`;

function sentence(at) {
  const start = `b is off by ${percent(SHARE)} of its length, and x by ${percent(SHARE * stretched(at))}`;
  if (condition(at) <= 1.1) return `${start}: the lines cross squarely, and no direction of error is worse than another${at.size < 0 ? ", however small the determinant" : ""}.`;
  if (stretched(at) > 0.95 * condition(at)) return `${start}: the worst direction. The relative error is stretched by the condition number, ${show(condition(at), 1)}.`;
  if (stretched(at) < 1.2) return `${start}: the kindest direction. Both lines move together, and the crossing hardly moves.`;
  return `${start}: stretched ${show(stretched(at), 1)} times. It can be up to ${show(condition(at), 1)} times.`;
}

function build(frame) {
  legend(frame, [["line", "warm", "errors of b"], ["dot", "warm", "b as measured"]]);
  const left = plane(frame, { x: [0.6, 2.1], y: [0.6, 2.1], names: ["b_1", "b_2"], label: "Right sides: a circle of errors about b" });
  const ring = left.circle({ tone: "warm", width: 2.2 });
  const slip = left.arrow({ tone: "warm", width: 3 });
  const centre = left.dots({ tone: "ink", radius: 5 });
  const centreName = left.label("b", { tone: "ink" });
  const tip = left.point({
    label: "b as measured, on the circle of errors", tone: "warm", first: true, shape: "halo",
    rule: { place: (place) => onCircle(radius(frame.state), right(frame.state)).place(place), key: (at, way) => onCircle(radius(frame.state), right(frame.state), 5).key(at, way) },
    onmove: (place) => frame.set({ error: Math.round(degrees(plus(place, scale(right(frame.state), -1)))) }),
    say: () => sentence(frame.state),
  });
  legend(frame, [["line", "accent", "first line"], ["line", "plum", "second line"], ["line", "leaf", "where x can be"]], { into: frame.side });
  const view = plane(frame, { x: [-3, 3], y: [-1.5, 4.5], into: frame.side, names: ["x_1", "x_2"], label: "Solutions: two lines, their crossing, and the ellipse of errors about it" });
  const ellipse = view.polygon({ tone: "leaf", width: 2.4 });
  const still = [view.line({ tone: "accent", width: 1.4, dash: "dotted" }), view.line({ tone: "plum", width: 1.4, dash: "dotted" })];
  const lines = [view.line({ tone: "accent", width: 2.6 }), view.line({ tone: "plum", width: 2.6 })];
  const jump = view.arrow({ tone: "warm", width: 3 });
  const places = view.dots({ tone: "ink", radius: 5 });
  const crossing = view.dots({ tone: "warm", radius: 6.5 });
  const name = view.label("x", { tone: "ink" });
  slider(frame, "angle", { label: "angle between the lines", min: 8, max: 90, step: 1, tone: "plum", into: frame.stage, say: (value) => `${show(value, 0)}°` });
  slider(frame, "size", { label: "size of A and b", min: -2, max: 1, step: 1, tone: "gold", into: frame.stage, say: (value) => `${show(10 ** value, value < 0 ? -value : 0)} ×` });
  const big = headline(frame);
  const numbers = readout(frame, [["b", "error of b", "warm"], ["x", "error of x", "warm"], ["times", "stretched"], ["kappa", "κ(A)", "leaf"], ["norm", "‖A‖_2"], ["det", "det A"]]);

  return (at) => {
    const b = right(at);
    const slipped = plus(b, errorAt(at, at.error));
    ring.set(b, radius(at));
    slip.set(slipped, b);
    centre.set([b]);
    centreName.set(b, "b", [-12, 12]);
    tip.set(slipped);
    ellipse.set(Array.from({ length: 72 }, (_, k) => plus(TRUE, undo(at, errorAt(at, 5 * k)))));
    const x = plus(TRUE, moved(at));
    rows(at).forEach(([p, q], index) => {
      still[index].set(TRUE, [q, -p]);
      lines[index].set(x, [q, -p]);
    });
    jump.set(x, TRUE);
    places.set([TRUE]);
    crossing.set([x]);
    name.set(TRUE, "x", [0, -18]);
    const bad = condition(at) >= 8;
    big.tone(bad ? "warm" : condition(at) <= 1.1 ? "leaf" : "soft");
    big.set(`κ(A) = ${show(condition(at), 1)}`);
    const small = (value) => (Math.abs(value) < 0.1 ? show(value, 5) : show(value, 2));
    numbers.set({
      b: percent(SHARE), x: percent(SHARE * stretched(at)), times: `${show(stretched(at), 1)} ×`, kappa: show(condition(at), 1), norm: small(length(at)), det: small(area(at)),
    });
    frame.say(sentence(at));
  };
}

export default { render: (context) => figure(context, state, build, { layout: "even" }) };
