// Two arrows that throw shadows on each other's lines. Row times column counts both, and makes no difference between them.

import { choice, dot, figure, headline, legend, norm, pair, plane, plus, readout, scale, show, unit } from "../kit/kit.js";


export const state = { ux: 3, uy: 1, vx: 1, vy: 3.5, ones: 0 };

const uOf = (at) => [at.ux, at.uy];
const vOf = (at) => [at.vx, at.vy];
const shadows = (at) => [dot(uOf(at), vOf(at)) / norm(vOf(at)), dot(uOf(at), vOf(at)) / norm(uOf(at))];
const slanted = (at) => Math.abs(dot(unit(uOf(at)), unit(vOf(at)))) < 0.97;

export const goals = {
  "equal-shadows": (at) => slanted(at) && Math.abs(dot(uOf(at), vOf(at))) > 0.3 && Math.abs(shadows(at)[0] - shadows(at)[1]) < 0.02,
  negative: (at) => shadows(at)[0] < -0.3,
  "no-shadow": (at) => Math.abs(dot(uOf(at), vOf(at))) < 0.06,
};

/** Length one where that is chosen; never so short that the line is lost. */
function settle(at) {
  const fitted = (v) => (at.ones ? scale(unit(norm(v) > 1e-9 ? v : [1, 0]), 3) : norm(v) < 0.5 ? scale(unit(norm(v) > 1e-9 ? v : [1, 0]), 0.5) : v);
  const [u, v] = [fitted(uOf(at)), fitted(vOf(at))];
  const same = (one, other) => norm(plus(one, scale(other, -1))) < 1e-9;
  return { ...(same(u, uOf(at)) ? {} : { ux: u[0], uy: u[1] }), ...(same(v, vOf(at)) ? {} : { vx: v[0], vy: v[1] }) };
}

/** In units of the picture: with both arrows of length one, three squares are one. */
const units = (at) => (at.ones ? 3 : 1);

function sentence(at) {
  const product = dot(uOf(at), vOf(at)) / units(at) ** 2;
  const [first, second] = shadows(at).map((value) => value / units(at));
  if (Math.abs(product) < 0.06) return "A right angle: neither arrow throws a shadow on the other's line, and row times column is 0.";
  const side = product < 0 ? " Both shadows fall backwards, so the product is negative." : "";
  if (at.ones) return `Both arrows have length 1, so each shadow is the dot product itself: ${show(first)} and ${show(second)}. The picture is its own mirror image in the line halfway.${side}`;
  return `Shadow of u, ${show(first)}, times the length of v is ${show(product)}; shadow of v, ${show(second)}, times the length of u is ${show(product)} too.${side}`;
}

function build(frame) {
  const view = plane(frame, { x: [-4.5, 4.5], y: [-4.5, 4.5], ticks: false, label: "Two arrows and their shadows on each other's lines" });
  const halfway = view.line({ tone: "gold", width: 1.4, dash: "dotted" });
  const lines = ["plum", "accent"].map((tone) => view.line({ tone, width: 1.2, dash: "dotted" }));
  const drops = ["accent", "plum"].map((tone) => view.segment({ tone, width: 1.6, dash: "dashed" }));
  const fallen = ["accent", "plum"].map((tone) => view.segment({ tone, width: 9, faint: true }));
  const arrows = [["accent", "u"], ["plum", "v"]].map(([tone, name]) => view.arrow({ tone, name, width: 3.4 }));
  const tip = (name, tone, first, keys) => view.point({
    label: `Tip of ${name}`, tone, shape: "halo", first,
    rule: { place: (place) => place, key: ([x, y], [right, up]) => (frame.state.ones ? turned([x, y], right + up) : [x + 0.25 * right, y + 0.25 * up]) },
    onmove: ([x, y]) => frame.set({ [keys[0]]: x, [keys[1]]: y }), say: () => sentence(frame.state),
  });
  const tips = [tip("u", "accent", true, ["ux", "uy"]), tip("v", "plum", false, ["vx", "vy"])];
  legend(frame, [["line", "accent", "u and its shadow"], ["line", "plum", "v and its shadow"], ["line", "gold", "halfway", "dotted"]]);
  const big = headline(frame);
  const numbers = readout(frame, [["u", "u", "accent"], ["v", "v", "plum"], ["row", "row · column"], ["one", "shadow of u · ‖v‖", "accent"], ["two", "shadow of v · ‖u‖", "plum"]]);
  const lengths = choice(frame, null, { label: "Lengths", options: [["0", "as they are"], ["1", "both 1"]], onchoose: (value) => frame.set({ ones: Number(value) }) });

  return {
    settle,
    draw(at) {
      const [u, v] = [uOf(at), vOf(at)];
      const size = units(at);
      const feet = [scale(unit(v), shadows(at)[0]), scale(unit(u), shadows(at)[1])];
      lines[0].set([0, 0], v);
      lines[1].set([0, 0], u);
      fallen.forEach((part, index) => part.set([0, 0], feet[index]));
      drops[0].set(u, feet[0]);
      drops[1].set(v, feet[1]);
      arrows[0].set(u);
      arrows[1].set(v);
      tips[0].set(u);
      tips[1].set(v);
      const middle = plus(unit(u), unit(v));
      halfway.show(Boolean(at.ones) && norm(middle) > 0.05);
      halfway.set([0, 0], norm(middle) > 0.05 ? middle : [1, 0]);
      const product = dot(u, v) / size ** 2;
      big.set(`u · v = ${show(product)}`);
      big.tone(product < -0.005 ? "warm" : "ink");
      const around = (value) => (value < -0.005 ? `(${show(value)})` : show(value));
      const term = (x, y) => `${around(x / size)}·${around(y / size)}`;
      numbers.set({
        u: pair(scale(u, 1 / size)), v: pair(scale(v, 1 / size)), row: `${term(u[0], v[0])} + ${term(u[1], v[1])}`,
        one: `${around(shadows(at)[0] / size)}·${show(norm(v) / size)}`, two: `${around(shadows(at)[1] / size)}·${show(norm(u) / size)}`,
      });
      lengths.mark(String(at.ones));
      frame.say(sentence(at));
    },
  };
}

/** Three degrees round for a step of the keyboard. */
function turned([x, y], steps) {
  const angle = (steps * Math.PI) / 60;
  return [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)];
}

export default { render: (context) => figure(context, state, build) };
