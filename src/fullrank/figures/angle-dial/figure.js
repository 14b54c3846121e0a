// Two arrows, cut to length one on the unit circle; a dial reads angle, cosine and dot product together.

import { brief, chart, clamp, degrees, figure, heading, headline, legend, norm, plane, readout, scale, show } from "../kit/kit.js";

const [SHORT, LONG] = [0.5, 4.5];

// a and b are the directions of u and v in degrees, p and q their lengths
export const state = { a: 70, p: 3, b: 10, q: 2 };

/** The angle between the arrows: 0 to 180 degrees. */
const angle = ({ a, b }) => Math.abs(((((a - b) % 360) + 540) % 360) - 180);
const cosine = (at) => Math.cos((angle(at) * Math.PI) / 180);
const total = (at) => at.p * at.q * cosine(at);

export const goals = {
  "minus-half": (at) => Math.abs(cosine(at) + 0.5) < 0.012,
  "zero-cosine": (at) => Math.abs(cosine(at)) < 0.012,
  "large-but-wide": (at) => total(at) > 5 && angle(at) > 65,
  opposite: (at) => angle(at) > 179,
};

/** Direction and length for a place; to a hand, lengths come in halves and angles of multiples of 15 degrees pull a little. */
function polar(place, byKey, other) {
  const size = clamp(byKey ? norm(place) : Math.round(2 * norm(place)) / 2, SHORT, LONG);
  const turned = degrees(place);
  const round = other + Math.round((turned - other) / 15) * 15;
  return byKey || Math.abs(round - turned) > 1.2 ? [turned, size] : [round, size];
}

// Left and right turn the arrow by one degree, up and down change its length by 0.1.
const byKeys = (frame, names) => ({
  place: (place) => place,
  key: (_, [right, up]) => {
    const [turned, size] = names.map((name) => frame.state[name]);
    const next = right ? Math.round(turned) - right : turned;
    return scale(heading(next), clamp(Number((size + 0.1 * up).toFixed(6)), SHORT, LONG));
  },
});

/** What the cosine says, in words. */
function side(at) {
  const c = cosine(at);
  if (angle(at) < 0.5) return "the same direction";
  if (angle(at) > 179.5) return "opposite directions";
  if (Math.abs(c) < 0.012) return "a right angle";
  return c > 0 ? "the same side, less than a right angle" : "opposite sides, more than a right angle";
}

const sentence = (at) =>
  `Angle ${brief(angle(at))} degrees, cosine ${brief(cosine(at), 4)}: ${side(at)}. The dot product ${brief(total(at))} also holds both lengths, ${brief(at.p)} and ${brief(at.q)}.`;

function build(frame) {
  const view = plane(frame, { x: [-4.6, 4.6], y: [-4.6, 4.6], grid: 1, label: "Plane with two arrows and the unit circle" });
  view.circle({ tone: "soft", width: 1.6 }).set([0, 0], 1);
  const sweep = view.curve({ tone: "gold", width: 2.4 });
  const long = { v: view.arrow({ tone: "warm", width: 1.8, dash: "dashed", name: "v", side: -1 }), u: view.arrow({ tone: "accent", width: 1.8, dash: "dashed", name: "u" }) };
  const cut = { v: view.arrow({ tone: "warm", width: 5 }), u: view.arrow({ tone: "accent", width: 5 }) };
  const theta = view.label("θ", { tone: "gold" });
  const tip = (names, other, settings) =>
    view.point({
      shape: "halo", rule: byKeys(frame, names), say: () => sentence(frame.state), ...settings,
      onmove: (place, byKey) => {
        const [turned, size] = polar(place, byKey, frame.state[other]);
        frame.set({ [names[0]]: Number(turned.toFixed(6)), [names[1]]: Number(size.toFixed(6)) });
      },
    });
  const tips = {
    v: tip(["b", "q"], "a", { label: "Tip of v: left and right turn it, up and down change its length", tone: "warm" }),
    u: tip(["a", "p"], "b", { label: "Tip of u: left and right turn it, up and down change its length", first: true }),
  };
  legend(frame, [["line", "accent", "u", "dashed"], ["line", "warm", "v", "dashed"], ["line", "ink", "thick: cut to length 1"]]);
  const big = headline(frame);
  const dial = chart(frame, { x: [0, 180], y: [-1.1, 1.1], height: 150, margins: { left: 30, right: 12, top: 10, bottom: 26 }, label: "Cosine against angle", into: frame.side });
  dial.curve({ tone: "soft", width: 1.8 }).set((t) => [t, Math.cos((t * Math.PI) / 180)], [0, 180]);
  const drop = dial.segment({ tone: "gold", width: 2, dash: "dashed" });
  const mark = dial.dots({ tone: "gold", radius: 6 });
  const numbers = readout(frame, [["angle", "angle θ", "gold"], ["cosine", "cosine"], ["dot", "dot product u · v"], ["lengths", "lengths of u, v"]]);

  return (at) => {
    const [u, v] = [heading(at.a), heading(at.b)];
    const way = ((((at.a - at.b) % 360) + 540) % 360) - 180;
    sweep.set((t) => scale(heading(t), 0.55), [at.b, at.b + way], 40);
    theta.show(Math.abs(way) > 12);
    theta.set(scale(heading(at.b + way / 2), 0.8), "θ");
    long.u.set(scale(u, at.p));
    long.v.set(scale(v, at.q));
    cut.u.set(u);
    cut.v.set(v);
    tips.u.set(scale(u, at.p));
    tips.v.set(scale(v, at.q));
    const c = cosine(at);
    drop.set([angle(at), 0], [angle(at), c]);
    mark.set([[angle(at), c]]);
    big.tone(Math.abs(c) < 0.012 ? "leaf" : c < 0 ? "warm" : "ink");
    const exact = [total(at), c].every((value) => Math.abs(value - Number(value.toFixed(2))) < 1e-9);
    big.set(`cos θ = ${brief(total(at))} / (${brief(at.p)} · ${brief(at.q)}) ${exact ? "=" : "≈"} ${brief(c)}`);
    numbers.set({ angle: `${brief(angle(at))}°`, cosine: show(c, 4), dot: show(total(at)), lengths: `${show(at.p)} and ${show(at.q)}` });
    frame.say(sentence(at));
  };
}

export default { render: (context) => figure(context, state, build) };
