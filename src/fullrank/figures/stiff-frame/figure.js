// A frame of two arrows, the columns of Q, that stay at right angles and of length one, and what Q does to a drawing.
// Loosen the lengths or the angle, and the drawing loses its shape; the transpose then no longer brings it back.

import {
  brief, button, choice, clamp, degrees, determinant, dot, figure, heading, headline, legend, matrixShow, norm, plane, plus, product, readout, row, scale, show, times, transpose,
} from "../kit/kit.js";

const TURN = 3; // degrees a key turns
const GROW = 0.05;

// q1 has length long1 at `angle` degrees; q2 has length long2, `gap` degrees further round.
export const state = { angle: 20, gap: 90, long1: 1, long2: 1, hold: "stiff" };

const EYE = [1.15, 1.75];
// A heron, seen from its eye.
const HERON = [[1.1, -0.14], [0.12, 0.22], [-0.62, 0.16], [-0.2, -0.06], [-0.14, -0.45], [-0.4, -0.8], [-0.95, -1.1], [-1.75, -1.7], [-1.05, -1.72], [-0.74, -1.85], [-0.74, -2.72], [-0.42, -2.8], [-0.58, -2.62], [-0.56, -1.78], [-0.05, -1.42], [0.14, -0.95], [0.08, -0.5], [0.2, -0.2]].map((part) => plus(EYE, scale(part, 0.6)));
const [BEAK, NECK, TAIL] = [HERON[0], HERON[4], HERON[7]];

const frameOf = (at) => transpose([scale(heading(at.angle), at.long1), scale(heading(at.angle + at.gap), at.long2)]);
const gram = (at) => product(transpose(frameOf(at)), frameOf(at));
/** How far the table of Q^T Q is from the identity. */
const off = (at) => Math.max(...gram(at).flatMap((line, i) => line.map((entry, j) => Math.abs(entry - (i === j ? 1 : 0)))));
const round = (angle) => Math.round(((((angle + 180) % 360) + 360) % 360) - 180) || 0;
const upright = (gap) => (gap < 0 ? -90 : 90);

export const goals = {
  "mirror": (at) => off(at) < 0.01 && determinant(frameOf(at)) < 0 && Math.abs(at.angle) > 10,
  "det-one-not-stiff": (at) => Math.abs(determinant(frameOf(at)) - 1) < 0.04 && off(at) > 0.3,
  "upright-not-stiff": (at) => Math.abs(gram(at)[0][1]) < 0.01 && off(at) > 0.3,
};

/** What the chosen hold does not leave loose. */
function settle(at) {
  const lengths = at.hold === "stiff" || at.hold === "angle" ? { long1: 1, long2: 1 } : {};
  return at.hold === "stiff" || at.hold === "lengths" ? { ...lengths, gap: upright(at.gap) } : lengths;
}

const HOLDS = [["stiff", "stiff"], ["lengths", "lengths loose"], ["angle", "angle loose"], ["none", "all loose"]];

const span = (one, other) => norm(plus(one, scale(other, -1)));
function corner(at, one, other) {
  const [u, v] = [plus(one, scale(at, -1)), plus(other, scale(at, -1))];
  return (Math.acos(clamp(dot(u, v) / (norm(u) * norm(v) || 1), -1, 1)) * 180) / Math.PI;
}

function sentence(at) {
  const det = determinant(frameOf(at));
  if (off(at) < 0.01 && det > 0) return `The frame is stiff and its determinant is 1: the drawing is turned by ${brief(at.angle, 0)} degrees, and the transpose brings it back.`;
  if (off(at) < 0.01) return "The frame is stiff and its determinant is −1: the drawing is mirrored, and the transpose brings it back.";
  const angle = Math.abs(gram(at)[0][1]) > 0.01;
  const lengths = [at.long1, at.long2].some((each) => Math.abs(each - 1) > 0.004);
  const lost = angle && lengths ? "Angle and lengths are" : angle ? "The right angle is" : "The lengths are";
  return `${lost} lost. The determinant is ${show(det)}, the drawing is out of shape, and the transpose does not bring it back.`;
}

function build(frame) {
  const view = plane(frame, { x: [-3, 3], y: [-3, 3], grid: 1, label: "Plane with a drawing, its image, and the two arrows of the frame" });
  const circle = view.circle({ tone: "soft", dash: "dotted", width: 1.3 });
  const before = view.polygon({ tone: "soft", dash: "dashed" });
  const image = view.polygon({ tone: "accent", width: 2.4 });
  const eyes = [view.dots({ tone: "soft", radius: 3 }), view.dots({ tone: "accent", radius: 3.6 })];
  const returned = view.polygon({ tone: "gold", dash: "dotted", width: 3 });
  const mark = view.curve({ tone: "ink", width: 1.6 });
  const arrows = [view.arrow({ tone: "leaf", width: 4, name: "q_1" }), view.arrow({ tone: "plum", width: 4, name: "q_2", side: -1 })];
  circle.set([0, 0], 1);
  before.set(HERON);
  eyes[0].set([EYE]);
  const rule = {
    place: (place) => place,
    key: (place, [right, up]) => {
      const loose = frame.state.hold === "lengths" || frame.state.hold === "none";
      const long = norm(place) + (loose ? GROW * up : 0);
      return scale(heading(degrees(place) + TURN * (loose ? -right : right + up)), long);
    },
  };
  const moved = (index) => (place) => {
    const at = frame.state;
    const turned = round(degrees(place));
    const long = clamp(norm(place), 0.3, 2.2);
    const tied = at.hold === "stiff" || at.hold === "lengths";
    if (index === 0) frame.set({ angle: turned, gap: tied ? at.gap : round(at.angle + at.gap - turned), long1: long });
    else if (tied) frame.set({ angle: round(turned - at.gap), long2: long });
    else frame.set({ gap: round(turned - at.angle), long2: long });
  };
  const names = ["Tip of q1, the first column", "Tip of q2, the second column"];
  const tips = names.map((label, index) => view.point({
    label, tone: index ? "plum" : "leaf", shape: "halo", first: index === 0, rule, onmove: moved(index), say: () => sentence(frame.state),
  }));
  legend(frame, [["area", "soft", "drawing", "dashed"], ["area", "accent", "image by Q"], ["area", "gold", "brought back by Q^T", "dotted"]]);
  const big = headline(frame);
  const matrices = row(frame);
  const Q = matrixShow(frame, 2, 2, { label: "Q", tones: ["leaf", "plum"], into: matrices });
  const table = matrixShow(frame, 2, 2, { label: "Q^T Q", into: matrices });
  const numbers = readout(frame, [["det", "det Q"], ["long", "beak to tail"], ["angle", "angle at the neck"], ["rows", "rows: lengths; dot"]]);
  choice(frame, "hold", { label: "The frame is", options: HOLDS });
  const buttons = row(frame);
  button(frame, "Turn q₂ over", () => frame.set({ gap: round(-frame.state.gap) }), { into: buttons });

  function draw(at) {
    const matrix = frameOf(at);
    const columns = transpose(matrix);
    const made = HERON.map((part) => times(matrix, part));
    image.set(made);
    eyes[1].set([times(matrix, EYE)]);
    returned.set(made.map((part) => times(transpose(matrix), part)));
    arrows.forEach((arrow, index) => arrow.set(columns[index]));
    tips.forEach((tip, index) => tip.set(columns[index]));
    const square = Math.abs(Math.abs(at.gap) - 90) < 0.5;
    mark.show(square);
    const [u, v] = columns.map((column) => scale(column, 0.17 / (norm(column) || 1)));
    mark.set([u, plus(u, v), v]);
    const texts = (rows) => rows.map((line) => line.map((entry) => show(entry)));
    Q.set(texts(matrix));
    table.set(texts(gram(at)));
    const stiff = off(at) < 0.01;
    big.tone(stiff ? "leaf" : "warm");
    big.set(stiff ? "Q^T Q = I" : "Q^T Q ≠ I");
    const [beak, neck, tail] = [BEAK, NECK, TAIL].map((part) => times(matrix, part));
    numbers.set({
      det: show(determinant(matrix)),
      rows: `${matrix.map((line) => show(norm(line))).join(", ")}; ${show(dot(matrix[0], matrix[1]))}`,
      long: `${show(span(BEAK, TAIL))} → ${show(span(beak, tail))}`,
      angle: `${show(corner(NECK, BEAK, TAIL), 0)}° → ${show(corner(neck, beak, tail), 0)}°`,
    });
    frame.say(sentence(at));
  }
  return { draw, settle };
}

export default { render: (context) => figure(context, state, build) };
