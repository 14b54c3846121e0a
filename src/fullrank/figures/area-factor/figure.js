// The determinant as a factor: a unit square, with a flag in it, becomes a parallelogram; its signed area is live. In space, a box.
//
// State: a, b, c, d is the matrix in the plane, columns (a, c) and (b, d). cut: 1 shows how the parallelogram is cut from a
// rectangle. mode "space": a box whose base is `wide` times 1, `tall` high (below zero: turned inside out), leaning by `lean`.

import {
  brief, choice, clamp, determinant, figure, headline, legend, matrixField, matrixShow, onGrid, plane, readout, show, slider, space, times,
} from "../kit/kit.js";

const MOST = 3;
const SQUARE = [[0, 0], [1, 0], [1, 1], [0, 1]];
const FLAG = [[0.25, 0.1], [0.35, 0.1], [0.35, 0.5], [0.65, 0.5], [0.65, 0.9], [0.25, 0.9]];
const FLAG_AREA = 0.2;

export const state = { a: 2, b: 1, c: 0.5, d: 1.5, cut: 0, mode: "plane", wide: 1, tall: 1, lean: 0 };

const matrixOf = ({ a, b, c, d }) => [[a, b], [c, d]];
const area = (at) => determinant(matrixOf(at));
const volume = (at) => at.wide * at.tall;
const near = (value, goal) => Math.abs(value - goal) < 1e-6;
const inPlane = (at) => at.mode === "plane";
const slanted = (at) => Math.abs(at.b) > 0.1 || Math.abs(at.c) > 0.1;

export const goals = {
  "minus-two": (at) => inPlane(at) && near(area(at), -2),
  zero: (at) => inPlane(at) && near(area(at), 0) && Math.hypot(at.a, at.c) > 0.1 && Math.hypot(at.b, at.d) > 0.1,
  "still-one": (at) => inPlane(at) && near(area(at), 1) && slanted(at) && Math.abs(at.a) + Math.abs(at.c) > 1.1,
  "lean-is-free": (at) => at.mode === "space" && Math.abs(at.lean) >= 1 && near(volume(at), 1),
  "inside-out": (at) => at.mode === "space" && volume(at) < -1e-6,
};

const canCut = (at) => at.a > 0 && at.b > 0 && at.c > 0 && at.d > 0 && area(at) > 0;

function planeSentence(at) {
  const value = area(at);
  const size = brief(Math.abs(value));
  if (near(value, 0)) return "The two columns lie on one line: the square is flat, its area is 0, and nothing can unfold it.";
  const what = `Every area is multiplied by ${size}`;
  if (at.cut && canCut(at)) {
    const [box, corner, one, two] = [(at.a + at.b) * (at.c + at.d), at.b * at.c, at.a * at.c, at.b * at.d].map((each) => brief(each, 3));
    return `Rectangle ${box}, less two corners of ${corner}, less two pairs of triangles that make ${one} and ${two}: ${size} is left.`;
  }
  if (value < 0) return `${what}, and the plane is turned over: from the first column to the second you turn clockwise, so the area counts as ${brief(value)}. The flag is mirrored.`;
  return `${what}, and the flag is not mirrored: from the first column to the second you turn anticlockwise.`;
}

function spaceSentence(at) {
  const value = volume(at);
  if (near(value, 0)) return "The box is flat: its volume is 0.";
  const lean = Math.abs(at.lean) > 0.05 ? " It leans, and leaning is free: like a stack of paper pushed sideways, it holds as much as before." : "";
  return `The unit cube has become a box of volume ${brief(Math.abs(value))}${value < 0 ? ", turned inside out, so the determinant is negative" : ""}.${lean}`;
}

function build(frame) {
  const modes = choice(frame, "mode", { label: "In", options: [["plane", "the plane"], ["space", "space"]], into: frame.below });
  const view = plane(frame, { x: [-3.2, 3.2], y: [-2.6, 3.4], grid: 1, label: "Unit square and its image under A" });
  const corners = [0, 1].map(() => view.polygon({ tone: "warm", dash: "dashed", width: 1.4 }));
  const triangles = [0, 1, 2, 3].map((k) => view.polygon({ tone: k % 2 ? "plum" : "leaf", dash: "dotted", width: 1.4 }));
  const outline = view.polygon({ tone: "ink", dash: "dashed", width: 1.4 });
  outline.nodes[0].style.fillOpacity = 0;
  const unit = view.polygon({ tone: "soft", dash: "dashed" });
  const smallFlag = view.polygon({ tone: "soft" });
  const front = view.polygon({ tone: "accent", width: 2.4 });
  const back = view.polygon({ tone: "warm", width: 2.4, dash: "dashed" });
  const line = view.line({ tone: "gold", width: 10, glow: true });
  const flag = view.polygon({ tone: "plum", width: 1.8 });
  flag.nodes[0].style.fillOpacity = 0.5;
  const tags = [0, 1, 2, 3, 4, 5].map((k) => view.label("", { tone: k < 2 ? "warm" : k % 2 ? "plum" : "leaf", small: true }));
  const arc = view.curve({ tone: "ink", width: 1.8 });
  const barb = view.curve({ tone: "ink", width: 1.8 });
  const arrows = [view.arrow({ tone: "accent", width: 4, name: "1", side: 1 }), view.arrow({ tone: "warm", width: 4, name: "2", side: -1 })];
  const tips = [["a", "c"], ["b", "d"]].map(([across, up], k) => view.point({
    label: `Tip of column ${k + 1}`, tone: k ? "warm" : "accent", shape: "halo", first: k === 0, rule: onGrid(0.5),
    onmove: ([x, y]) => frame.set({ [across]: clamp(x, -MOST, MOST), [up]: clamp(y, -2.5, MOST) }),
    say: () => planeSentence(frame.state),
  }));
  const key = legend(frame, [["area", "soft", "unit square", "dashed"], ["area", "accent", "its image"], ["area", "warm", "turned over", "dashed"]]);

  const room = space(frame, { label: "Unit cube and the box it becomes", range: 2, width: 380, height: 330, yaw: 28, pitch: 16 });
  const cube = room.edges({ tone: "soft", dash: "dashed", width: 1.4 });
  const good = room.edges({ tone: "accent", width: 2.6 });
  const bad = room.edges({ tone: "warm", width: 2.6, dash: "dashed" });
  const legs = ["accent", "leaf", "plum"].map((tone, k) => room.arrow({ tone, width: 4, name: `${k + 1}` }));

  const big = headline(frame);
  const matrix = matrixField(frame, [["a", "b"], ["c", "d"]], { tones: ["accent", "warm"], limit: MOST });
  const numbers = readout(frame, [["det", "ad − bc", "ink"], ["flag", "the flag covers", "plum"]]);
  const cut = choice(frame, null, { label: "Show", options: [["0", "the square"], ["1", "the cut"]], onchoose: (value) => frame.set({ cut: Number(value) }) });
  const sliders = [
    slider(frame, "wide", { label: "first column: wide", min: -2, max: 2, step: 0.25, tone: "accent" }),
    slider(frame, "tall", { label: "third column: tall", min: -2, max: 2, step: 0.25, tone: "plum" }),
    slider(frame, "lean", { label: "third column: lean", min: -1.5, max: 1.5, step: 0.25, tone: "plum" }),
  ];
  const solid = matrixShow(frame, 3, 3, { tones: ["accent", "leaf", "plum"] });
  const showPlane = (yes) => {
    view.root.style.display = yes ? "" : "none";
    room.root.style.display = yes ? "none" : "";
    key.node.style.visibility = frame.state.cut && canCut(frame.state) ? "hidden" : "visible";
    for (const node of [key.node, matrix.node, numbers.node, cut.node]) node.hidden = !yes;
    for (const node of [...sliders.map((each) => each.node), solid.node]) node.hidden = yes;
  };

  /** The pieces between the parallelogram and the rectangle round it, each with its area. */
  function pieces(at) {
    const { a, b, c, d } = at;
    const seen = Boolean(at.cut) && canCut(at);
    const reach = Math.max(a + b, c + d) <= 3.4 ? 4 : 6.4; // the whole rectangle; in steps, so that a drag keeps its ground
    if (seen) view.view([-0.4, reach], [-0.4, -0.4 + ((reach + 0.4) * 6) / 6.4]);
    else view.view([-3.2, 3.2], [-2.6, 3.4]);
    for (const each of [unit, smallFlag, flag]) each.show(!seen);
    for (const each of [...corners, ...triangles, outline, ...tags]) each.show(seen);
    if (!seen) return;
    const [w, h] = [a + b, c + d];
    outline.set([[0, 0], [w, 0], [w, h], [0, h]]);
    const shapes = [
      [[a, 0], [w, 0], [w, c], [a, c]], [[0, d], [b, d], [b, h], [0, h]],
      [[0, 0], [a, 0], [a, c]], [[a, c], [w, c], [w, h]], [[b, d], [w, h], [b, h]], [[0, 0], [b, d], [0, d]],
    ];
    const sizes = [b * c, b * c, (a * c) / 2, (b * d) / 2, (a * c) / 2, (b * d) / 2];
    shapes.forEach((points, k) => {
      (k < 2 ? corners[k] : triangles[k - 2]).set(points);
      const middle = [0, 1].map((axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length);
      tags[k].show(sizes[k] >= 0.4);
      tags[k].set(middle, brief(sizes[k], 3));
    });
  }

  function drawPlane(at) {
    const value = area(at);
    const move = matrixOf(at);
    const put = (points) => points.map((point) => times(move, point));
    pieces(at);
    unit.set(SQUARE);
    smallFlag.set(FLAG);
    front.show(value > 1e-9);
    back.show(value < -1e-9);
    line.show(near(value, 0));
    front.set(put(SQUARE));
    back.set(put(SQUARE));
    const along = Math.hypot(at.a, at.c) > Math.hypot(at.b, at.d) ? [at.a, at.c] : [at.b, at.d];
    if (Math.hypot(...along) > 0.01) line.set([0, 0], along);
    flag.set(put(FLAG));
    arrows[0].set([at.a, at.c]);
    arrows[1].set([at.b, at.d]);
    tips[0].set([at.a, at.c]);
    tips[1].set([at.b, at.d]);
    const from = Math.atan2(at.c, at.a);
    let turn = Math.atan2(at.d, at.b) - from;
    turn -= 2 * Math.PI * Math.round(turn / (2 * Math.PI));
    const radius = 0.7;
    const curved = Math.abs(turn) > 0.05 && !near(value, 0) && !at.cut;
    arc.show(curved);
    barb.show(curved);
    const spot = (angle, r = radius) => [r * Math.cos(angle), r * Math.sin(angle)];
    arc.set((part) => spot(from + turn * part), [0, 1], 24);
    const end = from + turn;
    const before = end - Math.sign(turn) * Math.min(0.3, Math.abs(turn) / 2);
    barb.set([spot(before, radius + 0.13), spot(end), spot(before, radius - 0.13)]);
    big.tone(value > 1e-9 ? "accent" : value < -1e-9 ? "warm" : "leaf");
    big.set(near(value, 0) ? "area 0: flat" : value < 0 ? `area ${brief(value)}: turned over` : `area ${brief(value)}`);
    const pair = (x) => (x < 0 ? `(${brief(x)})` : brief(x));
    numbers.set({ det: `${brief(at.a)} · ${pair(at.d)} − ${pair(at.b)} · ${pair(at.c)} = ${brief(value)}`, flag: `${show(FLAG_AREA, 2)} · ${show(Math.abs(value), 2)} = ${show(FLAG_AREA * Math.abs(value), 2)}` });
    cut.mark(String(at.cut));
    frame.say(planeSentence(at));
  }

  function drawSpace(at) {
    const columns = [[at.wide, 0, 0], [0, 1, 0], [at.lean, 0.5 * at.lean, at.tall]];
    const corner = (k, vectors) => [0, 1, 2].map((axis) => [0, 1, 2].reduce((sum, j) => sum + ((k >> j) & 1 ? vectors[j][axis] : 0), 0));
    const edges = (vectors) => [0, 1, 2, 3, 4, 5, 6, 7].flatMap((k) => [1, 2, 4].filter((bit) => !(k & bit)).map((bit) => [corner(k, vectors), corner(k | bit, vectors)]));
    const value = volume(at);
    cube.set(edges([[1, 0, 0], [0, 1, 0], [0, 0, 1]]));
    good.show(value >= 0);
    bad.show(value < 0);
    good.set(edges(columns));
    bad.set(edges(columns));
    legs.forEach((leg, k) => leg.set(columns[k]));
    solid.set([0, 1, 2].map((axis) => columns.map((column) => brief(column[axis]))));
    big.tone(value > 1e-9 ? "accent" : value < -1e-9 ? "warm" : "leaf");
    big.set(near(value, 0) ? "volume 0: flat" : value < 0 ? `volume ${brief(value)}: inside out` : `volume ${brief(value)}`);
    frame.say(spaceSentence(at));
  }

  const draw = (at) => {
    showPlane(inPlane(at));
    modes.mark(at.mode);
    if (inPlane(at)) drawPlane(at);
    else drawSpace(at);
  };
  return { draw, reset: () => room.reset() };
}

export default { render: (context) => figure(context, state, build) };
