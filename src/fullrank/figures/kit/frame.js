// The frame of a figure: its places, its state, its sentence, its motion. Everything hangs on `el`; nothing has an id.

import { html, say } from "./dom.js";
import { mix } from "./numbers.js";
import { style } from "./style.js";

const SAVE = 50; // milliseconds between two messages to Python while dragging
const SPEAK = 125; // milliseconds between two changes of the status line: at most eight a second

/** Calls `act` at once, then at most once in `wait` milliseconds, and always after the last call. */
function throttle(act, wait) {
  let timer = 0;
  let due = false;
  const fire = () => {
    due = false;
    act();
    timer = setTimeout(() => {
      timer = 0;
      if (due) fire();
    }, wait);
  };
  const call = () => {
    if (timer) due = true;
    else fire();
  };
  call.stop = () => {
    clearTimeout(timer);
    if (due) act();
    due = false;
  };
  return call;
}

function read(model, defaults) {
  const state = {};
  for (const [name, value] of Object.entries(defaults)) state[name] = model.get(name) ?? value;
  return state;
}

/** State bound to the model: set() writes, a change from outside comes in, and `changed` runs after either. */
function bind(frame, model, defaults, changed) {
  const state = read(model, defaults);
  const save = throttle(() => model.save_changes(), SAVE);
  const put = (changes) => {
    const news = Object.entries(changes).filter(([name, value]) => name in defaults && state[name] !== value);
    for (const [name, value] of news) {
      state[name] = value;
      model.set(name, value);
    }
    return news.length > 0;
  };
  frame.state = state;
  frame.set = (changes) => {
    if (!put(changes)) return;
    put(frame.settle(state, changes) ?? {});
    save();
    changed();
  };
  for (const name of Object.keys(defaults)) {
    const hear = () => {
      const value = model.get(name) ?? defaults[name];
      if (state[name] !== value) frame.set({ [name]: value });
    };
    model.on(`change:${name}`, hear);
    frame.cleanup(() => model.off?.(`change:${name}`, hear));
  }
  frame.cleanup(save.stop);
}

/** stage, side, and (once asked for) below: under the stage where there is room, after the side on a phone. */
function places(frame, el, layout) {
  const root = html("div", { class: "fk" }, el);
  html("style", {}, root).textContent = style;
  const body = html("div", { class: `fk-body fk-${layout}` }, root);
  const foot = html("div", { class: "fk-foot" }, root);
  frame.root = root;
  frame.stage = html("div", { class: "fk-stage" }, body);
  frame.side = html("div", { class: "fk-side" }, body);
  let below = null;
  Object.defineProperty(frame, "below", { get: () => (below ??= html("div", { class: "fk-below" }, body)) });
  const line = html("p", { class: "fk-status", role: "status" }, foot);
  let sentence = "";
  const speak = throttle(() => say(line, sentence), SPEAK);
  frame.say = (text) => {
    sentence = text;
    if (text !== line.written) speak();
  };
  const reset = html("button", { type: "button", class: "fk-quiet" }, foot);
  reset.textContent = "Reset";
  reset.addEventListener("click", () => frame.reset());
  frame.cleanup(speak.stop);
  frame.cleanup(() => root.remove());
}

/** Adds animate, glide and loop. Motion stops off-screen; with reduced motion things arrive at once. */
function motion(frame) {
  const wish = matchMedia("(prefers-reduced-motion: reduce)");
  const ongoing = new Set();
  let visible = true;
  const watcher = new IntersectionObserver(([entry]) => {
    visible = entry.isIntersecting;
    if (visible) ongoing.forEach((each) => each.wake());
  });
  watcher.observe(frame.root);
  frame.cleanup(() => {
    watcher.disconnect();
    ongoing.forEach((each) => each.stop());
  });
  Object.defineProperty(frame, "calm", { get: () => wish.matches });

  /** step(seconds since the last call) again and again until stop(); twice a second with reduced motion. */
  frame.loop = (step) => {
    let ticket = 0;
    let before = 0;
    const ask = () => (wish.matches ? setTimeout(tick, 500, 0) : requestAnimationFrame(tick));
    function tick(now) {
      ticket = 0;
      if (!visible) return;
      const seconds = now === 0 ? 0.5 : Math.min(0.05, before ? (now - before) / 1000 : 1 / 60);
      before = now;
      step(seconds);
      if (self.running && !ticket) ticket = ask();
    }
    const self = {
      running: false,
      wake() {
        before = 0;
        if (self.running && !ticket) ticket = ask();
      },
      start() {
        self.running = true;
        ongoing.add(self);
        self.wake();
      },
      stop() {
        self.running = false;
        ongoing.delete(self);
        cancelAnimationFrame(ticket);
        clearTimeout(ticket);
        ticket = 0;
      },
    };
    return self;
  };

  /** paint(fraction 0..1, eased) for some seconds, then done(). Returns a handle with stop(). */
  frame.animate = (seconds, paint, done = () => {}) => {
    let time = 0;
    const run = frame.loop((passed) => {
      time += passed;
      const part = wish.matches ? 1 : Math.min(1, time / seconds);
      paint(part * part * (3 - 2 * part));
      if (part === 1) {
        run.stop();
        done();
      }
    });
    if (wish.matches) {
      paint(1);
      done();
    } else run.start();
    return run;
  };

  /** Moves numbers of the state to new values, smoothly; a second call takes over from the first. */
  let gliding = null;
  frame.glide = (changes, seconds = 0.6, done) => {
    gliding?.stop();
    const from = { ...frame.state };
    const at = (part) => Object.fromEntries(Object.entries(changes).map(([key, to]) => [key, part === 1 ? to : mix(from[key], to, part)]));
    gliding = frame.animate(seconds, (part) => frame.set(at(part)), done);
    return gliding;
  };
  frame.halt = () => gliding?.stop();
}

/**
 * A figure. build(frame) makes the elements once and returns draw(state), or { draw, settle, reset }:
 * draw sets attributes from the state, once a frame; settle(state, changes) returns what else follows from a change;
 * reset() does what beyond the state must be undone. Returns the cleanup that anywidget and the pages call.
 */
export function figure({ model, el }, defaults, build, { layout = "wide" } = {}) {
  const endings = [];
  const drawers = [];
  let ticket = 0;
  const frame = { settle: () => ({}), cleanup: (act) => endings.push(act), onDraw: (act) => drawers.push(act) };
  const paint = () => {
    ticket = 0;
    for (const draw of drawers) draw(frame.state);
  };
  frame.redraw = () => {
    ticket ||= requestAnimationFrame(paint);
  };
  /** Draws now what is due: two keys may come within one frame, and the second starts where the first went. */
  frame.flush = () => {
    if (!ticket) return;
    cancelAnimationFrame(ticket);
    paint();
  };
  places(frame, el, layout);
  motion(frame);
  bind(frame, model, defaults, frame.redraw);
  const built = build(frame);
  const { draw, settle, reset } = typeof built === "function" ? { draw: built } : built;
  if (settle) frame.settle = settle;
  frame.set(frame.settle(frame.state, {})); // what already follows from the state given
  const start = { ...frame.state };
  frame.onDraw(draw);
  frame.reset = () => {
    frame.halt();
    reset?.();
    frame.set(start);
    frame.redraw();
  };
  paint();
  frame.cleanup(() => cancelAnimationFrame(ticket));
  return () => endings.reverse().forEach((act) => act());
}
