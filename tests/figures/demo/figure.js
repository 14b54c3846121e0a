// A figure that uses the parts of the kit which no other figure needs to prove: space, network, log chart, bars, pixels, field.

import {
  bars, button, chart, cube, field, figure, legend, network, note, pixels, row, space, times, turnAbout, unit,
} from "../kit/kit.js";

export const state = { angle: 30, links: 6, steps: 0, value: 1 };
export const goals = { linked: (at) => at.links !== 6, walked: (at) => at.steps >= 1 };

const bit = (to, from) => 1 << (to * 3 + from);

function build(frame) {
  const room = space(frame, { label: "A cube turned about an axis", range: 1.7 });
  const box = room.edges({ tone: "soft" });
  const turned = room.edges({ tone: "accent", width: 2.4 });
  const axis = room.arrow({ tone: "warm", name: "axis" });
  const corner = room.dots({ tone: "plum", radius: 5 });
  const net = network(frame, {
    pages: ["A", "B", "C"], label: "Three pages", onlink: (from, to) => frame.set({ links: frame.state.links ^ bit(to, from) }),
  });
  const crowd = net.walkers(60);
  const walk = (at) => Array.from({ length: 60 }, (_, k) => (k + at) % 3);
  const plot = chart(frame, { x: [0, 20], y: [1e-9, 1], log: true, label: "Error against steps", names: ["n", "error"], into: frame.side });
  const error = plot.curve({ tone: "accent" });
  const marks = plot.dots({ tone: "warm" });
  const heights = bars(frame, { names: ["A", "B", "C"], tones: ["accent", "warm", "leaf"], range: [0.001, 1], log: true, label: "Ranks", into: frame.side });
  const picture = pixels(frame, 8, 8, { label: "A grey ramp", into: frame.side });
  field(frame, "value", { label: "value", min: 0, max: 5 });
  note(frame, "a note with λ_1 and A^n x");
  legend(frame, [["dot", "warm", "a surfer"]]);
  button(frame, "Walk", () => {
    const before = frame.state.steps;
    frame.animate(0.4, (part) => crowd.move(walk(before), walk(before + 1), part), () => frame.set({ steps: before + 1 }));
  }, { into: row(frame) });
  return {
    reset: () => room.reset(),
    draw: (at) => {
      const direction = unit([1, 1, 1]);
      const matrix = turnAbout(direction, at.angle);
      box.set(cube(1));
      turned.set(cube(1).map((edge) => edge.map((end) => times(matrix, end))));
      axis.set(direction.map((entry) => 1.6 * entry));
      corner.set([times(matrix, [1, 1, -1])]);
      net.set({ links: (to, from) => at.links & bit(to, from), sizes: [0.5, 0.3, 0.2], values: ["0.50", "0.30", "0.20"] });
      crowd.set(walk(at.steps));
      error.set((n) => [n, 0.35 ** n], [0, 20]);
      marks.set([[0, 1], [10, 0.35 ** 10]]);
      heights.set([0.5, 0.05, 0.004]);
      picture.set(Array.from({ length: 64 }, (_, k) => k / 63));
      frame.say(`${at.links} is the code of the links, ${at.steps} steps walked.`);
    },
  };
}

export default { render: (context) => figure(context, state, build, { layout: "even" }) };
