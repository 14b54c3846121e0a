// A globe that a rotation turns about a hidden axis, and an arrow to be turned until it stays where it is.

import {
  button, camera, choice, clamp, dot, figure, handle, headline, legend, matrixShow, norm, plus, readout, row, scale, show, slider, space, svg, times, transpose, turnAbout,
} from "../kit/kit.js";

const NEAR = 1.6; // degrees off the axis within which the arrow counts as on it
const STEP = 2; // degrees a key turns the arrow

export const state = { turning: "first", across: 4, up: 6, spin: 0 };

const radians = (angle) => (angle * Math.PI) / 180;
/** The unit vector at `across` degrees round the equator and `up` degrees above it. */
const towards = (across, up) => [Math.cos(radians(up)) * Math.cos(radians(across)), Math.cos(radians(up)) * Math.sin(radians(across)), Math.sin(radians(up))];
const angles = ([x, y, z]) => ({ across: (Math.atan2(y, x) * 180) / Math.PI, up: (Math.asin(clamp(z, -1, 1)) * 180) / Math.PI });

const TURNINGS = {
  first: { words: "first", axis: towards(58, 40), angle: 80 },
  second: { words: "second", axis: towards(-20, -28), angle: 130 },
  half: { words: "half turn", axis: towards(12, 54), angle: 180 },
};

const matrixOf = (at, part = 1) => turnAbout(TURNINGS[at.turning].axis, TURNINGS[at.turning].angle * part);
const arrowOf = (at) => towards(at.across, at.up);
const apart = (u, v) => norm(plus(u, scale(v, -1)));
/** Degrees between the arrow's line and the axis. */
const off = (at) => (Math.acos(clamp(Math.abs(dot(arrowOf(at), TURNINGS[at.turning].axis)), 0, 1)) * 180) / Math.PI;
const reversed = (at) => dot(arrowOf(at), times(matrixOf(at), arrowOf(at))) < -0.999;

export const goals = {
  "on-axis": (at) => at.spin === 1 && off(at) < NEAR,
  "turned-back": (at) => at.spin === 1 && reversed(at),
};

/** Another rotation starts unturned. */
const settle = (_, changes) => ("turning" in changes && !("spin" in changes) ? { spin: 0 } : {});

function sentence(at) {
  const moved = apart(arrowOf(at), times(matrixOf(at, at.spin), arrowOf(at)));
  if (at.spin === 0) return "The arrow points out of the globe. Press Spin: will it still point the same way?";
  if (at.spin < 1) return `The globe turns; the tip of the arrow has moved by ${show(moved)}.`;
  if (off(at) < NEAR) return "The arrow stays where it is while the globe turns: it lies on the axis, an eigenvector with λ = 1.";
  if (reversed(at)) return "The arrow comes to lie exactly opposite: it is kept by the half turn, with λ = −1, but it is not the axis.";
  return `The spin moves the tip by ${show(moved)}. Turn the arrow until that is zero; the dotted path runs round the axis.`;
}

const LANDS = [[10, 20, 24, 1], [95, -8, 20, 2], [-80, 12, 26, 3], [170, 38, 22, 4], [-150, -38, 20, 5], [35, -48, 16, 6]];

/** Coasts about a few places, wavy so that no two look alike. */
function coast([across, up, size, kind]) {
  const middle = towards(across, up);
  const east = towards(across + 90, 0);
  const north = towards(across, up + 90);
  return Array.from({ length: 37 }, (_, k) => {
    const t = (k * Math.PI) / 18;
    const far = radians(size) * (1 + 0.28 * Math.sin(2 * t + kind) + 0.16 * Math.cos(3 * t - 2 * kind) + 0.08 * Math.sin(5 * t));
    const side = plus(scale(east, Math.cos(t)), scale(north, Math.sin(t)));
    return plus(scale(middle, Math.cos(far)), scale(side, Math.sin(far)));
  });
}

const between = (count, place) => Array.from({ length: count + 1 }, (_, k) => place(k / count));
const MESH = [
  ...between(11, (t) => t * 330).map((across) => between(24, (t) => towards(across, 180 * t - 90))),
  ...[-60, -30, 0, 30, 60].map((up) => between(48, (t) => towards(360 * t, up))),
];
const COASTS = LANDS.map(coast);

/** The pieces of lines on the near and on the far side of the globe. */
function sorted(lines, matrix, eye) {
  const [near, far] = [[], []];
  for (const line of lines) {
    const moved = line.map((place) => times(matrix, place));
    for (let k = 1; k < moved.length; k += 1) (dot(moved[k - 1], eye) + dot(moved[k], eye) > 0 ? near : far).push([moved[k - 1], moved[k]]);
  }
  return [near, far];
}

/** What lets the tip be dragged over the picture: places are right and up as the eye sees them. */
function screen(view) {
  const size = view.to([0, 0, 0]);
  const one = Math.min(view.width, view.height) / 2 / 1.2;
  return {
    x: [-1.2, 1.2], y: [-1.2, 1.2],
    to: ([right, up]) => [size[0] + right * one, size[1] - up * one],
    from: (event) => {
      const [x, y] = view.from(event);
      return [(x - size[0]) / one, (size[1] - y) / one];
    },
  };
}

function tipOf(frame, view) {
  const group = svg("g", {}, view.root);
  group.addEventListener("pointerdown", (event) => event.stopPropagation()); // the tip is taken, not the view
  return handle(frame, screen(view), group, {
    label: "Tip of the arrow v", shape: "halo", first: true, within: false,
    rule: { place: (at) => at, key: (_, [right, up]) => [frame.state.across + STEP * right, frame.state.up + STEP * up] },
    onmove: ([x, y], byKey) => {
      if (byKey) return frame.set({ across: wrapped(x), up: clamp(y, -90, 90) });
      const far = Math.min(1, Math.hypot(x, y));
      const shrink = far / (Math.hypot(x, y) || 1);
      const looking = camera(view.yaw, view.pitch);
      const behind = far < 1 && dot(looking[2], arrowOf(frame.state)) < -1e-6 ? -1 : 1; // over the rim, back to the front
      return frame.set(angles(times(transpose(looking), [x * shrink, y * shrink, behind * Math.sqrt(1 - far * far)])));
    },
    say: () => sentence(frame.state),
  });
}

const wrapped = (angle) => ((((angle + 180) % 360) + 360) % 360) - 180;

function build(frame) {
  const view = space(frame, { label: "Globe in space with an arrow from its centre", range: 1.2, width: 380, height: 360, yaw: 30, pitch: 18 });
  const [meshFar, coastFar] = [view.edges({ tone: "soft", width: 1, faint: true }), view.edges({ tone: "leaf", width: 1.2, faint: true })];
  const rim = view.line({ tone: "soft", width: 1.4 });
  const axis = view.line({ tone: "gold", width: 3.2, dash: "dashed" });
  const axisName = view.label("axis", { tone: "gold" });
  const [mesh, coasts] = [view.edges({ tone: "soft", width: 1 }), view.edges({ tone: "leaf", width: 2.2 })];
  const path = view.line({ tone: "warm", width: 2.2, dash: "dotted" });
  const image = view.arrow({ tone: "warm", width: 4.5, name: "R v" });
  const vector = view.arrow({ tone: "accent", width: 3.2, name: "v" });
  const tip = tipOf(frame, view);
  legend(frame, [["line", "accent", "v"], ["line", "warm", "R v, after the spin"], ["line", "gold", "axis, once found", "dashed"]]);
  const buttons = row(frame);
  const spin = button(frame, "Spin", () => {
    frame.set({ spin: 0 });
    frame.glide({ spin: 1 }, 1.8);
  }, { main: true, into: buttons });
  button(frame, "Turn back", () => frame.glide({ spin: 0 }, 0.8), { into: buttons });
  const big = headline(frame);
  const numbers = readout(frame, [["v", "v", "accent"], ["image", "R v", "warm"], ["moved", "moved"]]);
  slider(frame, "across", { label: "arrow round the globe", min: -180, max: 180, step: 1, say: (value) => `${show(value, 0)}°` });
  slider(frame, "up", { label: "arrow above the equator", min: -90, max: 90, step: 1, say: (value) => `${show(value, 0)}°` });
  choice(frame, "turning", { label: "Rotation R", options: Object.entries(TURNINGS).map(([key, { words }]) => [key, words]), into: frame.below });
  const matrix = matrixShow(frame, 3, 3, { label: "R", into: frame.below });

  function draw(at) {
    const looking = camera(view.yaw, view.pitch);
    const now = matrixOf(at, at.spin);
    const v = arrowOf(at);
    const Rv = times(now, v);
    const [near, far] = sorted(MESH, now, looking[2]);
    const [landNear, landFar] = sorted(COASTS, now, looking[2]);
    mesh.set(near);
    meshFar.set(far);
    coasts.set(landNear);
    coastFar.set(landFar);
    rim.set(between(72, (t) => plus(scale(looking[0], Math.cos(2 * Math.PI * t)), scale(looking[1], Math.sin(2 * Math.PI * t)))));
    const found = goals["on-axis"](at);
    const pole = scale(TURNINGS[at.turning].axis, dot(v, TURNINGS[at.turning].axis) < 0 ? -1 : 1);
    for (const part of [axis, axisName]) part.show(found);
    axis.set([scale(pole, -1.16), scale(pole, 1.16)]);
    axisName.set(scale(pole, -1.1), "axis", [26, 0]);
    path.set(between(40, (t) => times(matrixOf(at, at.spin * t), v)));
    vector.set(v, [0, 0, 0], at.spin > 0 && apart(v, Rv) < 0.12 ? "" : "v");
    image.show(at.spin > 0);
    image.set(Rv, [0, 0, 0], at.spin === 1 && found ? "R v = v" : "R v");
    tip.set([dot(looking[0], v), dot(looking[1], v)]);
    const spot = (u) => `(${u.map((entry) => show(entry)).join(", ")})`;
    numbers.set({ v: spot(v), image: at.spin > 0 ? spot(Rv) : "?", moved: at.spin > 0 ? show(apart(v, Rv)) : "–" });
    big.tone(found ? "leaf" : "soft");
    big.set(found ? "R v = v" : at.spin === 0 ? "R v = ?" : reversed(at) && at.spin === 1 ? "R v = −v" : "R v ≠ v");
    matrix.set(matrixOf(at).map((line) => line.map((entry) => show(entry))));
    spin.say(at.spin === 1 ? "Spin again" : "Spin");
    frame.say(sentence(at));
  }
  return { draw, settle, reset: view.reset };
}

export default { render: (context) => figure(context, state, build) };
