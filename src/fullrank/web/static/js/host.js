// Figures on a page: the module is fetched when its place comes near, gets a model, and its goals are watched.

import { post } from "./site.js";

/** The anywidget interface over a few named values. */
class Model {
  #values;
  #hearers = new Map();
  constructor(values, changed) {
    this.#values = { ...values };
    this.changed = changed;
  }
  get state() {
    return { ...this.#values };
  }
  get(name) {
    return this.#values[name];
  }
  set(name, value) {
    if (Object.is(this.#values[name], value)) return;
    this.#values[name] = value;
    for (const hear of this.#hearers.get(`change:${name}`) ?? []) hear();
    this.changed();
  }
  save_changes() {}
  on(event, hear) {
    this.#hearers.set(event, [...(this.#hearers.get(event) ?? []), hear]);
  }
  off(event, hear) {
    this.#hearers.set(event, (this.#hearers.get(event) ?? []).filter((each) => each !== hear));
  }
}

function reached(place, state) {
  place.dataset.reached = "1";
  const line = place.parentElement.querySelector("[data-goal-words]");
  if (line) {
    line.classList.add("reached");
    line.setAttribute("role", "status");
    line.querySelector("strong").textContent = "Reached:";
    line.querySelector("path, circle:nth-child(2)")?.parentElement.replaceChildren(...tick());
  }
  post("/goal", { figure: place.dataset.figure, goal: place.dataset.goal, lesson: place.dataset.lesson, state: JSON.stringify(state) });
}

function tick() {
  const make = (name, attributes) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    return node;
  };
  return [make("circle", { cx: 12, cy: 12, r: 9.5 }), make("path", { d: "m7.6 12.4 3 3 5.8-6.4" })];
}

async function begin(place) {
  const still = [...place.childNodes];
  const given = JSON.parse(place.dataset.state || "{}");
  const field = place.dataset.feeds && place.closest("form")?.elements[place.dataset.feeds];
  try {
    const module = await import(place.dataset.module);
    let due = 0;
    const look = () => {
      due = 0;
      const state = model.state;
      if (field) field.value = JSON.stringify(Object.fromEntries(Object.entries(state).filter(([, value]) => typeof value === "number")));
      const goal = place.dataset.goal && !place.dataset.reached && module.goals?.[place.dataset.goal];
      if (goal && goal(state)) reached(place, state);
    };
    const model = new Model({ ...module.state, ...given }, () => (due ||= requestAnimationFrame(look)));
    const stage = document.createElement("div");
    place.append(stage);
    await module.default.render({ model, el: stage });
    still.forEach((node) => node.remove());
    place.classList.add("live");
    if (field) look();
  } catch (error) {
    console.error(error);
    if (!place.querySelector("p.failed")) place.append(Object.assign(document.createElement("p"), { className: "failed soft small", textContent: "This figure could not be started here; the words above say what it shows." }));
  }
}

const near = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      near.unobserve(entry.target);
      begin(entry.target);
    }
  },
  { rootMargin: "500px 0px" },
);

/** Start a figure when it comes near the window. */
export const figures = (place) => near.observe(place);
