// Two arrows and two weights: everything they reach is painted. When the arrows line up, the plane shrinks to a line.

import {
  brief, button, choice, determinant, figure, headline, legend, norm, onGrid, plane, plus, readout, row, scale, show, slider, space,
} from "../kit/kit.js";

const MOST = 3; // weights run from -MOST to MOST
const WIDE = 40; // weights that paint beyond the edges of the sheet
const NEAR = 0.05;
// In space the arrows stay where they are; the first target lies in their plane, the second beside it.
const ROOM = { u: [2, 1, 0], v: [0, 1, 2], targets: [[4, 1, -2], [4, -1, 0]], nearest: 2.4495 };

export const state = { ux: 3, uy: 1, vx: 1, vy: 2, a: 1, b: 1, tx: -1, ty: 3, paint: 0, only: 0, room: 0, beside: 0 };

const arrows = (at) => (at.room ? [ROOM.u, ROOM.v] : [[at.ux, at.uy], [at.vx, at.vy]]);
const targetOf = (at) => (at.room ? ROOM.targets[at.beside] : [at.tx, at.ty]);
const sumOf = (at) => plus(scale(arrows(at)[0], at.a), scale(arrows(at)[1], at.b));
const gapOf = (at) => norm(plus(targetOf(at), scale(sumOf(at), -1)));
const aligned = (at) => !at.room && Math.abs(determinant(arrows(at))) < 1e-9;

export const goals = {
  "hit": (at) => !at.room && !aligned(at) && gapOf(at) < NEAR,
  "one-line": (at) => aligned(at) && at.paint === 1,
  "hit-in-space": (at) => at.room === 1 && at.beside === 0 && gapOf(at) < NEAR,
  "as-near": (at) => at.room === 1 && at.beside === 1 && gapOf(at) < ROOM.nearest + 0.01,
};

const spot = (v) => `(${v.map((entry) => brief(entry)).join(", ")})`;

/** Weights on a net, in the order in which they are painted: from the origin outwards. */
const NET = Array.from({ length: 13 * 13 }, (_, k) => [(k % 13) / 2 - MOST, Math.floor(k / 13) / 2 - MOST])
  .sort((first, second) => norm(first) - norm(second) || first[0] - second[0] || first[1] - second[1]);

function sentence(at) {
  const sum = `${brief(at.a)} u ${at.b < 0 ? "−" : "+"} ${brief(Math.abs(at.b))} v = ${spot(sumOf(at))}`;
  if (gapOf(at) < NEAR) return `${sum}: that is the target.`;
  if (aligned(at)) return `The arrows lie on one line. ${sum}, and no weights lead off that line.`;
  if (at.room && at.beside) return `${sum}. The target is ${brief(gapOf(at))} away: it does not lie in the plane of the two arrows.`;
  return `${sum}. The target ${spot(targetOf(at))} is ${brief(gapOf(at))} away.`;
}

function flatView(frame) {
  const view = plane(frame, { x: [-7, 7], y: [-6, 6], label: "Plane with two arrows, their combination and a target" });
  const line = view.line({ tone: "gold", width: 9, glow: true });
  const wash = view.polygon({ tone: "gold", width: 1 });
  const paint = view.dots({ tone: "gold", radius: 3.4 });
  const legs = [view.segment({ tone: "accent", width: 2.4, dash: "dashed" }), view.segment({ tone: "warm", width: 2.4, dash: "dotted" })];
  const u = view.arrow({ tone: "accent", width: 3.2, name: "u" });
  const v = view.arrow({ tone: "warm", width: 3.2, name: "v", side: -1 });
  const target = view.polygon({ tone: "leaf", width: 2.5 });
  const targetName = view.label("w", { tone: "leaf" });
  const sum = view.dots({ tone: "ink", radius: 6 });
  const tips = ["u", "v"].map((name, index) => view.point({
    label: `Tip of ${name}`, tone: index ? "warm" : "accent", shape: "halo", first: index === 0, rule: onGrid(0.5),
    onmove: ([x, y]) => frame.set({ [`${name}x`]: x, [`${name}y`]: y }), say: () => sentence(frame.state),
  }));
  const draw = (at) => {
    const [first, second] = arrows(at);
    const weights = NET.slice(0, Math.round(at.paint * NET.length)).filter(([a, b]) => !at.only || (a >= 0 && b >= 0));
    const lined = aligned(at) && at.paint > 0;
    line.show(lined && norm([...first, ...second]) > 0 && !at.only);
    if (lined && norm([...first, ...second]) > 0) line.set([0, 0], norm(first) > 0 ? first : second);
    paint.set(weights.map(([a, b]) => plus(scale(first, a), scale(second, b))));
    const [low, high] = [at.only ? 0 : -WIDE, WIDE];
    wash.show(at.paint > 0);
    wash.set([[low, low], [high, low], [high, high], [low, high]].map(([a, b]) => scale(plus(scale(first, a), scale(second, b)), at.paint)));
    const corner = scale(first, at.a);
    legs[0].set([0, 0], corner);
    legs[1].set(corner, sumOf(at));
    u.set(first);
    v.set(second);
    tips[0].set(first);
    tips[1].set(second);
    const [x, y] = targetOf(at);
    target.set([[x - 0.3, y - 0.3], [x + 0.3, y - 0.3], [x + 0.3, y + 0.3], [x - 0.3, y + 0.3]]);
    targetName.set([x, y], "w", [-16, -14]);
    sum.set([sumOf(at)]);
  };
  return { root: view.root, draw };
}

function deepView(frame) {
  const view = space(frame, { label: "Space with two arrows, the plane that they reach and a target", range: 8.2, yaw: -28, pitch: 16 });
  const axes = [0, 1, 2].map((k) => [view.line({ tone: "soft", width: 1.2 }), view.label("xyz"[k], { tone: "soft" }), [0, 1, 2].map((j) => (j === k ? 1 : 0))]);
  const mesh = view.edges({ tone: "gold", width: 1.6 });
  const miss = view.line({ tone: "leaf", width: 2, dash: "dotted" });
  const legs = [view.line({ tone: "accent", width: 2.4, dash: "dashed" }), view.line({ tone: "warm", width: 2.4, dash: "dotted" })];
  const u = view.arrow({ tone: "accent", width: 3.2, name: "u" });
  const v = view.arrow({ tone: "warm", width: 3.2, name: "v" });
  const sum = view.dots({ tone: "ink", radius: 6 });
  const target = view.dots({ tone: "leaf", radius: 8 });
  const name = view.label("w", { tone: "leaf" });
  const steps = Array.from({ length: 7 }, (_, k) => k - MOST);
  const place = (a, b) => plus(scale(ROOM.u, a), scale(ROOM.v, b));
  const draw = (at) => {
    for (const [line, label, way] of axes) {
      line.set([scale(way, -5), scale(way, 5)]);
      label.set(scale(way, 5.5));
    }
    const shown = at.only ? steps.filter((k) => k >= 0) : steps;
    const low = shown[0];
    mesh.show(at.paint > 0);
    mesh.set(shown.flatMap((k) => [[place(k, low), place(k, low + (MOST - low) * at.paint)], [place(low, k), place(low + (MOST - low) * at.paint, k)]]));
    const corner = scale(ROOM.u, at.a);
    legs[0].set([[0, 0, 0], corner]);
    legs[1].set([corner, sumOf(at)]);
    u.set(ROOM.u);
    v.set(ROOM.v);
    miss.show(gapOf(at) >= NEAR);
    miss.set([sumOf(at), targetOf(at)]);
    target.set([targetOf(at)]);
    sum.set([sumOf(at)]);
    name.set(targetOf(at), "w", [-16, -12]);
  };
  return { root: view.root, draw, reset: view.reset };
}

function build(frame) {
  const [flat, deep] = [flatView(frame), deepView(frame)];
  legend(frame, [["line", "accent", "a u", "dashed"], ["line", "warm", "b v", "dotted"], ["dot", "ink", "a u + b v"], ["area", "leaf", "target w"], ["area", "gold", "within reach"]]);
  const big = headline(frame);
  const numbers = readout(frame, [["u", "u", "accent"], ["v", "v", "warm"], ["sum", "a u + b v"], ["target", "target w", "leaf"], ["gap", "gap"]]);
  for (const [name, tone] of [["a", "accent"], ["b", "warm"]]) slider(frame, name, { label: `weight ${name}`, min: -MOST, max: MOST, step: 0.25, tone });
  const buttons = row(frame);
  const paint = button(frame, "Paint the reach", () => (frame.state.paint === 1 ? frame.set({ paint: 0 }) : frame.glide({ paint: 1 }, 1.6)), { main: true, into: buttons });
  const picked = (name, options, label) => {
    const made = choice(frame, null, { label, options, onchoose: (value) => frame.set({ [name]: Number(value) }), into: frame.below });
    return (at) => made.mark(String(at[name]));
  };
  const marks = [
    picked("only", [["0", "any weights"], ["1", "no negative ones"]], "Painted with"),
    picked("room", [["0", "in the plane"], ["1", "in space"]], "Arrows"),
  ];
  const aim = choice(frame, null, { label: "Target in space", options: [["0", "first"], ["1", "second"]], onchoose: (value) => frame.set({ beside: Number(value) }), into: frame.below });

  function draw(at) {
    flat.root.style.display = at.room ? "none" : "";
    deep.root.style.display = at.room ? "" : "none";
    aim.node.style.display = at.room ? "" : "none";
    (at.room ? deep : flat).draw(at);
    const [u, v] = arrows(at);
    numbers.set({ u: spot(u), v: spot(v), sum: spot(sumOf(at)), target: spot(targetOf(at)), gap: show(gapOf(at)) });
    const hit = gapOf(at) < NEAR;
    big.tone(hit ? "leaf" : "soft");
    big.set(hit ? "a u + b v = w" : aligned(at) ? "one line only" : "a u + b v ≠ w");
    paint.say(at.paint === 1 ? "Wipe the paint" : "Paint the reach");
    for (const mark of marks) mark(at);
    aim.mark(String(at.beside));
    frame.say(sentence(at));
  }
  return { draw, reset: deep.reset };
}

export default { render: (context) => figure(context, state, build) };
