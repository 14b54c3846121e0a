// Three arrows in space: can a walk along them, with weights that are not all zero, come back to where it began?

import { brief, figure, headline, legend, norm, plus, readout, scale, show, slider, space } from "../kit/kit.js";

const ROOM = 3.8; // how far the pictures reach; longer walks are drawn smaller

export const state = { u1: 2, u2: 1, u3: 0, v1: -1, v2: 1, v3: 2, w1: 1, w2: 2, w3: 0, x: 1, y: 1, z: 1 };

const arrows = (at) => ["u", "v", "w"].map((name) => [1, 2, 3].map((k) => at[`${name}${k}`]));
const weights = (at) => [at.x, at.y, at.z];
const volume = (at) => {
  const [[a, b, c], [d, e, f], [g, h, i]] = arrows(at);
  return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
};
/** The corners of the walk: the origin, then after each of the three legs. */
const walk = (at) => arrows(at).reduce((places, arrow, k) => [...places, plus(places[k], scale(arrow, weights(at)[k]))], [[0, 0, 0]]);
const gapOf = (at) => norm(walk(at)[3]);
const flat = (at) => Math.abs(volume(at)) < 1e-9;
const moved = (at) => weights(at).some((weight) => weight !== 0);

export const goals = {
  "closed": (at) => gapOf(at) < 0.05 && moved(at),
  "flat-box": (at) => flat(at),
  "only-zero": (at) => !flat(at) && !moved(at),
};

const spot = (v) => `(${v.map((entry) => brief(entry)).join(", ")})`;

function sentence(at) {
  const size = flat(at) ? "The box is flat: its volume is 0" : `The box has the volume ${brief(Math.abs(volume(at)))}`;
  if (!moved(at)) return `All weights are zero, so nobody has moved. That closes no loop. ${size}.`;
  if (gapOf(at) < 0.05) return `The walk comes back to the origin with weights that are not all zero: the arrows are dependent. ${size}.`;
  return `The walk ends at ${spot(walk(at)[3])}, ${brief(gapOf(at))} from the origin. ${size}${flat(at) ? ", so some weights close the loop." : "."}`;
}

const TONES = ["accent", "warm", "plum"];
const NAMES = ["u", "v", "w"];
const DASHES = ["", "dashed", "dotted"];

const named = (weight, name) => (weight === 1 ? name : weight === -1 ? `−${name}` : `${brief(weight)} ${name}`);

function axesOf(view) {
  const each = [0, 1, 2].map((k) => [view.line({ tone: "soft", width: 1.1 }), view.label("xyz"[k], { tone: "soft" }), [0, 1, 2].map((j) => (j === k ? 1 : 0))]);
  return () => {
    for (const [line, label, way] of each) {
      line.set([scale(way, -0.72 * ROOM), scale(way, 0.72 * ROOM)]);
      label.set(scale(way, 0.8 * ROOM));
    }
  };
}

function build(frame) {
  const loop = space(frame, { label: "The walk along the three weighted arrows", range: 4.1, yaw: -36, pitch: 26, height: 320 });
  const loopAxes = axesOf(loop);
  const gap = loop.line({ tone: "gold", width: 3, dash: "dotted" });
  const legs = TONES.map((tone, k) => loop.arrow({ tone, dash: DASHES[k], width: 3.6, name: NAMES[k] }));
  const start = loop.dots({ tone: "ink", radius: 5 });
  legend(frame, [...NAMES.map((name, k) => ["line", TONES[k], `leg along ${name}`, DASHES[k]]), ["line", "gold", "still open", "dotted"]]);
  const big = headline(frame, { into: frame.stage });
  const box = space(frame, { label: "The box on the three arrows", range: 4.1, yaw: -36, pitch: 26, height: 320, into: frame.side });
  const boxAxes = axesOf(box);
  const edges = box.edges({ tone: "soft", width: 1.5 });
  const sides = TONES.map((tone, k) => box.arrow({ tone, width: 3.2, name: NAMES[k] }));
  const numbers = readout(frame, [["u", "u", "accent"], ["v", "v", "warm"], ["w", "w", "plum"], ["volume", "volume of the box"]]);
  slider(frame, "w3", { label: "height of w", min: -4, max: 4, step: 0.5, tone: "plum" });
  [["x", "u"], ["y", "v"], ["z", "w"]].forEach(([name, arrow], k) => slider(frame, name, { label: `${name}, weight of ${arrow}`, min: -4, max: 4, step: 0.5, tone: TONES[k], into: frame.below }));
  const end = readout(frame, [["end", "end of the walk"], ["gap", "from the origin"]], { into: frame.below });

  function draw(at) {
    const places = walk(at);
    const far = Math.max(ROOM, ...places.map(norm)) / ROOM;
    const shown = places.map((place) => scale(place, 1 / far));
    loopAxes();
    boxAxes();
    legs.forEach((leg, k) => {
      leg.show(weights(at)[k] !== 0);
      leg.set(shown[k + 1], shown[k], named(weights(at)[k], NAMES[k]));
    });
    gap.show(gapOf(at) >= 0.05);
    gap.set([shown[3], [0, 0, 0]]);
    start.set([[0, 0, 0]]);
    const [u, v, w] = arrows(at);
    const corners = [[0, 0, 0], u, v, w, plus(u, v), plus(u, w), plus(v, w), plus(u, plus(v, w))];
    const room = Math.max(ROOM, ...corners.map(norm)) / ROOM;
    const small = corners.map((corner) => scale(corner, 1 / room));
    edges.set([[1, 4], [1, 5], [2, 4], [2, 6], [3, 5], [3, 6], [4, 7], [5, 7], [6, 7]].map((ends) => ends.map((k) => small[k])));
    sides.forEach((side, k) => side.set(small[k + 1]));
    numbers.set({ u: spot(u), v: spot(v), w: spot(w), volume: show(Math.abs(volume(at))) });
    end.set({ end: spot(places[3]), gap: show(gapOf(at)) });
    const shut = gapOf(at) < 0.05;
    big.tone(shut && moved(at) ? "leaf" : "soft");
    big.set(!moved(at) ? "nobody has moved" : shut ? "the loop is closed" : "the loop is open");
    frame.say(sentence(at));
  }
  const reset = () => {
    loop.reset();
    box.reset();
  };
  return { draw, reset };
}

export default { render: (context) => figure(context, state, build, { layout: "even" }) };
