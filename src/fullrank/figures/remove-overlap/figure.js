// Gram-Schmidt one step at a time, in the plane or in space: an arrow's shadows on what was found are removed, and what
// is left is made of length one. Nearly dependent arrows leave little, a dependent one leaves nothing.

import {
  brief, button, camera, choice, clamp, dot, figure, handle, headline, legend, matrixShow, norm, plus, readout, row, scale, show, slider, space, svg, unit,
} from "../kit/kit.js";

const RANGE = 3.3;
const GRID = 0.25;
const NOTHING = 1e-9;

export const state = { mode: "plane", way: "right", table: "dots", step: 0, x1: 2.5, y1: 1, z1: 0, x2: 1.5, y2: 2.5, z2: 0, x3: 0.5, y3: 1, z3: 2.5 };

const WAYS = {
  "right": "as it should be",
  "overlap-with-original": "shadow on v_1 undivided",
  "no-normalise": "lengths left as they are",
  "single-subtraction": "last one cleared of e_1 only",
  "order-changed": "v_2 first",
};
const STEPS = {
  plane: ["given", "first: divide", "second: shadow", "second: remove", "second: divide"],
  space: ["given", "first: divide", "second: shadow", "second: remove", "second: divide", "third: shadows", "third: remove", "third: divide"],
};

const last = (at) => STEPS[at.mode].length - 1;
function given(at) {
  const flat = at.mode === "plane";
  const all = [[at.x1, at.y1, flat ? 0 : at.z1], [at.x2, at.y2, flat ? 0 : at.z2], [at.x3, at.y3, at.z3]];
  const used = flat ? all.slice(0, 2) : all;
  return at.way === "order-changed" ? [used[1], used[0], ...used.slice(2)] : used;
}

/** For each arrow: its shadows on the directions found before it, what is left, and its direction. */
function work(at) {
  const done = [];
  for (const [index, v] of given(at).entries()) {
    const shadows = [];
    done.forEach(({ v: before, e }, k) => {
      if (at.way === "single-subtraction" && k > 0) return;
      if (at.way === "overlap-with-original") shadows.push(scale(before, dot(v, before)));
      else if (at.way === "no-normalise") shadows.push(scale(e, dot(v, e) / (dot(e, e) || 1)));
      else shadows.push(scale(e, dot(v, e)));
    });
    const rest = shadows.reduce((sum, shadow) => plus(sum, scale(shadow, -1)), v);
    const zero = norm(rest) < NOTHING * (norm(v) || 1);
    const e = zero ? [0, 0, 0] : at.way === "no-normalise" ? rest : unit(rest);
    done.push({ v, shadows, rest: zero ? [0, 0, 0] : rest, e, index });
  }
  return done;
}

const table = (done) => done.map(({ e: one }) => done.map(({ e: other }) => dot(one, other)));
/** R = Q^T A: in column j how much of each direction the j-th given arrow holds. */
const triangle = (done) => done.map(({ e }) => done.map(({ v }) => dot(e, v)));
const WANTED = [[2.5, -1], [0, 2]]; // the triangle to be made
const share = ({ v, rest }) => (norm(v) > 0 ? norm(rest) / norm(v) : 0);
const worst = (done) => Math.max(...table(done).flatMap((line, i) => line.map((entry, j) => (i === j ? (norm(done[i].e) > 0 ? Math.abs(entry - 1) : 0) : Math.abs(entry)))));

/** e1 · e2 when every number on the way is rounded to one decimal; `times` says how often the overlap is removed. */
function roughly([{ v: first }, { v: second }], often) {
  const round = (v) => v.map((entry) => Math.round(entry * 10) / 10);
  const e = round(unit(first));
  let rest = second;
  for (let k = 0; k < often; k += 1) {
    if (k > 0) rest = round(unit(rest));
    rest = round(plus(rest, scale(round(scale(e, dot(rest, e))), -1)));
  }
  return norm(rest) > 0 ? Math.abs(dot(e, round(unit(rest)))) : NaN;
}

export const goals = {
  "stiff": (at) => at.way === "right" && at.step === last(at) && work(at).every(({ e }) => norm(e) > 0),
  "in-space": (at) => at.mode === "space" && at.way === "right" && at.step === last(at) && work(at).every(({ e }) => norm(e) > 0),
  "nothing-left": (at) => at.way === "right" && at.step === last(at) && work(at).slice(1).some(({ v, rest }) => norm(v) > 0.2 && norm(rest) === 0),
  "nearly": (at) => at.way === "right" && at.step === last(at) && share(work(at)[1]) > 0 && share(work(at)[1]) < 0.12,
  "triangle": (at) => at.table === "triangle" && at.mode === "plane" && at.way === "right" && at.step === last(at) && triangle(work(at)).flat().every((entry, k) => Math.abs(entry - WANTED.flat()[k]) < 0.01),
  "forgotten": (at) => at.way !== "right" && at.way !== "order-changed" && at.step === last(at) && worst(work(at)) > 0.2,
};

/** Another space, another number of steps. */
function settle(at, changes) {
  const mode = changes.way === "single-subtraction" ? "space" : at.mode; // in the plane there is only one shadow to remove
  return { mode, step: Math.min(at.step, STEPS[mode].length - 1) };
}

const spot = (v, flat) => `(${(flat ? v.slice(0, 2) : v).map((entry) => brief(entry)).join(", ")})`;

function sentence(at) {
  const done = work(at);
  const step = Math.floor(at.step + 1e-9);
  if (step === 0) return `${done.length === 2 ? "Two arrows" : "Three arrows"} that overlap. Take the first step: the first arrow keeps its direction.`;
  const k = step < 2 ? 0 : step < 5 ? 1 : 2;
  const { v, shadows, rest } = done[k];
  const name = ["first", "second", "third"][k];
  if (step === 1) return at.way === "no-normalise" ? "The first arrow is left as long as it was." : "The first arrow is divided by its length: e1 points the same way and is one long.";
  const phase = (step - 2) % 3;
  if (phase === 0) return `The ${name} arrow casts ${shadows.length > 1 ? "shadows on both directions" : "a shadow on the first direction"}: that is the overlap, ${shadows.map((each) => show(norm(each))).join(" and ")} long.`;
  if (phase === 1) return `The overlap is taken away. What is left of the ${name} arrow is ${show(norm(rest))} long, ${show(100 * share({ v, rest }), 0)} per cent of it.`;
  if (norm(rest) === 0) return `Nothing is left of the ${name} arrow: it depends on those before it. It becomes the zero vector, since dividing by its length would divide by zero.`;
  if (worst(done.slice(0, k + 1)) > 0.02) return `This is no stiff frame: a dot product or a squared length is out by ${show(worst(done.slice(0, k + 1)))}.`;
  if (at.table === "triangle" && at.step === last(at)) return `Column ${k + 1} of R says what v${k + 1} holds: ${done.slice(0, k + 1).map(({ e }, i) => `${brief(dot(e, v))} of e${i + 1}`).join(k === 1 ? " and " : ", ")}.`;
  if (share({ v, rest }) < 0.12) return `The frame is stiff, but only ${show(100 * share({ v, rest }), 0)} per cent of the ${name} arrow was left: any rounding is magnified ${show(1 / share({ v, rest }), 0)} times.`;
  return `What is left is divided by its length: e${k + 1} is one long and perpendicular to ${k === 1 ? "e1" : "e1 and e2"}.`;
}

const FLOOR = Array.from({ length: 7 }, (_, k) => k - 3).flatMap((k) => [[[k, -3, 0], [k, 3, 0]], [[-3, k, 0], [3, k, 0]]]);
const TONES = ["leaf", "warm", "plum"];

/** What lets a tip be dragged over the picture: places are right and up as the eye sees them. */
function screen(view) {
  const one = Math.min(view.width, view.height) / 2 / RANGE;
  return {
    x: [-RANGE, RANGE], y: [-RANGE, RANGE],
    to: ([right, up]) => [view.width / 2 + right * one, view.height / 2 - up * one],
    from: (event) => {
      const [x, y] = view.from(event);
      return [(x - view.width / 2) / one, (view.height / 2 - y) / one];
    },
  };
}

function build(frame) {
  const view = space(frame, { label: "Arrows, their shadows, and the frame made of them", range: RANGE, width: 400, height: 380, yaw: 28, pitch: 24 });
  const free = { yaw: view.yaw, pitch: view.pitch };
  const floor = view.edges({ tone: "soft", width: 1, faint: true });
  const axes = view.edges({ tone: "soft", width: 1.3 });
  const patch = view.line({ tone: "gold", width: 1.4, dash: "dotted" });
  const shadow = [0, 1].map(() => view.line({ tone: "gold", width: 8, faint: true }));
  const drops = [0, 1].map(() => view.line({ tone: "gold", width: 1.8, dash: "dotted" }));
  const originals = TONES.map((tone, k) => view.arrow({ tone, width: 1.8, dash: "dashed", name: `v_${k + 1}` }));
  const moving = TONES.map((tone, k) => view.arrow({ tone, width: 4.6, name: `e_${k + 1}` }));
  const places = screen(view);
  const at3 = (k) => [frame.state[`x${k}`], frame.state[`y${k}`], frame.state.mode === "plane" ? 0 : frame.state[`z${k}`]];
  const snap = (place) => place.map((entry) => clamp(Math.round(entry / GRID) * GRID, -3, 3));
  const tips = [1, 2, 3].map((k) => {
    const group = svg("g", {}, view.root);
    group.addEventListener("pointerdown", (event) => event.stopPropagation()); // the tip is taken, not the view
    const put = ([x, y, z]) => frame.set({ [`x${k}`]: x, [`y${k}`]: y, ...(frame.state.mode === "plane" ? {} : { [`z${k}`]: z }) });
    return handle(frame, places, group, {
      label: `Tip of v${k}`, tone: TONES[k - 1], shape: "halo", first: k === 2, within: false,
      rule: { place: (place) => place, key: (_, way) => way },
      onmove: ([right, up], byKey) => {
        const [toRight, toUp] = camera(view.yaw, view.pitch);
        const here = at3(k);
        const across = byKey ? [right * GRID, up * GRID] : [right - dot(toRight, here), up - dot(toUp, here)];
        put(snap(plus(here, plus(scale(toRight, across[0]), scale(toUp, across[1])))));
      },
      say: () => `v${k} = ${spot(at3(k), frame.state.mode === "plane")}`,
    });
  });
  legend(frame, [["line", "leaf", "v_1"], ["line", "warm", "v_2"], ["line", "plum", "v_3, in space"], ["line", "gold", "shadow: the overlap"]]);
  const buttons = row(frame, { into: frame.stage });
  const next = button(frame, "Next step", () => frame.glide({ step: Math.min(last(frame.state), Math.floor(frame.state.step + 1e-9) + 1) }, 0.9), { main: true, into: buttons });
  const back = button(frame, "Back", () => frame.glide({ step: Math.max(0, Math.ceil(frame.state.step - 1e-9) - 1) }, 0.5), { into: buttons });
  const title = headline(frame);
  const numbers = readout(frame, [["overlap", "overlap", "gold"], ["left", "what is left", "warm"], ["share", "of the arrow"], ["rough", "e_1·e_2, 1 decimal kept"], ["twice", "removed twice"]]);
  const tables = [2, 3].map((size) => matrixShow(frame, size, size, { label: "E^T E" }));
  const factors = row(frame);
  const [Q, R] = ["Q", "R"].map((label) => [2, 3].map((size) => matrixShow(frame, size, size, { label, tones: label === "Q" ? TONES : [], into: factors })));
  slider(frame, "step", { label: "step", min: 0, max: last, step: 0.05, say: (value) => brief(value) });
  choice(frame, "mode", { label: "Where", options: [["plane", "plane"], ["space", "space"]], into: frame.below });
  choice(frame, "table", { label: "Table", options: [["dots", "dot products"], ["triangle", "Q and R"]], into: frame.below });
  choice(frame, "way", { label: "How", options: Object.entries(WAYS), into: frame.below });

  function shadows(at, done) {
    const k = at.step >= 5 ? 2 : 1;
    const active = done[k] && at.step > 1.001 + 3 * (k - 1) && at.step < 3 * k + 0.999;
    const grown = clamp(at.step - (k === 1 ? 1 : 4), 0, 1);
    [0, 1].forEach((index) => {
      const part = active ? done[k].shadows[index] : undefined;
      for (const each of [shadow[index], drops[index]]) each.show(Boolean(part));
      if (!part) return;
      shadow[index].set([[0, 0, 0], scale(part, grown)]);
      drops[index].set([done[k].v, scale(part, 1)]);
    });
    const flat = at.mode === "space" && at.step > 4.5;
    patch.show(flat);
    if (flat) {
      const [one, two] = [scale(done[0].e, 1.6), scale(done[1].e, 1.6)];
      const corner = (a, b) => plus(scale(one, a), scale(two, b));
      patch.set([corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1), corner(-1, -1)]);
    }
  }

  /** All dot products of the frame, or the two factors; each column of these from the step that finds it. */
  function drawTables(at, done) {
    const [size, factored] = [done.length, at.table === "triangle"];
    for (const [list, shown] of [[tables, !factored], [Q, factored], [R, factored]])
      list.forEach(({ node }, k) => { node.style.display = shown && k + 2 === size ? "" : "none"; });
    const texts = (rows, known) => rows.map((line) => line.map((entry, k) => (known(k) ? show(entry) : "?")));
    const divided = (k) => at.step >= [1, 4, 7][k];
    tables[size - 2].set(texts(table(done), () => at.step === last(at)));
    Q[size - 2].set(texts(done.map((_, i) => done.map(({ e }) => e[i])), divided));
    R[size - 2].set(texts(triangle(done), divided));
  }

  function draw(at) {
    const flat = at.mode === "plane";
    if (flat) [view.yaw, view.pitch] = [-90, 90];
    else if (view.pitch === 90) [view.yaw, view.pitch] = [free.yaw, free.pitch];
    else [free.yaw, free.pitch] = [view.yaw, view.pitch];
    const done = work(at);
    const order = at.way === "order-changed" ? [1, 0, 2] : [0, 1, 2];
    floor.set(FLOOR);
    axes.set([[[-3, 0, 0], [3, 0, 0]], [[0, -3, 0], [0, 3, 0]], ...(flat ? [] : [[[0, 0, -1], [0, 0, 3]]])]);
    shadows(at, done);
    const looking = camera(view.yaw, view.pitch);
    TONES.forEach((_, place) => {
      const k = order[place]; // which of the given arrows is worked on in this place
      const one = done[place];
      for (const part of [originals[k], moving[place], tips[k]]) part.show(Boolean(one));
      if (!one) return;
      originals[k].set(one.v, [0, 0, 0], `v_${k + 1}`);
      tips[k].set([dot(looking[0], one.v), dot(looking[1], one.v)]);
      const begin = place === 0 ? 0 : 3 * place - 1;
      const removed = place === 0 ? 1 : clamp(at.step - begin, 0, 1);
      const divided = clamp(at.step - (place === 0 ? 0 : begin + 1), 0, 1);
      const now = plus(scale(one.v, 1 - removed), scale(one.rest, removed));
      const tip = place === 0 && divided < 1 ? plus(scale(one.v, 1 - divided), scale(one.e, divided)) : divided > 0 ? plus(scale(one.rest, 1 - divided), scale(one.e, divided)) : now;
      const begun = place === 0 ? at.step > 0 : at.step > begin;
      moving[place].show(begun && norm(tip) > 1e-6);
      const called = divided === 1 ? "e" : "u";
      const crowded = done.some(({ v }) => norm(plus(v, scale(tip, -1 - 0.3 / (norm(tip) || 1)))) < 0.5); // a name v_k is near
      moving[place].set(tip, [0, 0, 0], place === 0 && divided < 1 ? "" : `${called}_${place + 1}`, crowded);
    });
    const k = at.mode === "space" && at.step > 4 ? 2 : 1;
    const told = at.step > (k === 1 ? 1 : 4);
    const one = done[k];
    const rough = (often) => (Number.isFinite(roughly(done, often)) ? show(roughly(done, often)) : "–");
    numbers.set({
      overlap: told ? one.shadows.map((part) => show(norm(part))).join(", ") : "?",
      left: at.step >= (k === 1 ? 3 : 6) ? show(norm(one.rest)) : "?",
      share: at.step >= (k === 1 ? 3 : 6) ? `${show(100 * share(one), 0)} %` : "?",
      rough: rough(1), twice: rough(2),
    });
    const finished = at.step === last(at);
    drawTables(at, done);
    title.tone(!finished ? "soft" : worst(done) < 0.01 ? "leaf" : "warm");
    title.set(finished ? (worst(done) < 0.01 ? (done.every(({ e }) => norm(e) > 0) ? "a stiff frame" : "one arrow is zero") : "no stiff frame") : STEPS[at.mode][Math.ceil(at.step - 1e-9)]);
    next.enable(at.step < last(at));
    back.enable(at.step > 0);
    frame.say(sentence(at));
  }
  return { draw, settle, reset: () => { view.reset(); } };
}

export default { render: (context) => figure(context, state, build) };
