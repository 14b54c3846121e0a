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
  const { figure, goal, lesson } = place.dataset;
  post("/goal", { figure, goal, lesson, state: JSON.stringify(state) }, { lasting: true });
}

function tick() {
  const make = (name, attributes) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    return node;
  };
  return [make("circle", { cx: 12, cy: 12, r: 9.5 }), make("path", { d: "m7.6 12.4 3 3 5.8-6.4" })];
}

/** The name of a figure's place on its page: the second eigen-spinner is eigen-spinner-2. */
function nameOf(place) {
  const same = [...document.querySelectorAll(`.fr-figure[data-figure="${place.dataset.figure}"]`)];
  return `${place.dataset.figure}-${same.indexOf(place) + 1}`;
}

/** What the address says of a figure, #eigen-spinner-1?a=2&angle=30: values of the kind that its state has. */
function addressed(place, state) {
  const [name, query = ""] = location.hash.slice(1).split("?");
  if (name !== nameOf(place)) return {};
  const pairs = [...new URLSearchParams(query)].filter(([key]) => key in state);
  const values = pairs.map(([key, text]) => [key, typeof state[key] === "number" ? Number(text) : text]);
  return Object.fromEntries(values.filter(([, value]) => !Number.isNaN(value) && Math.abs(value) !== Infinity));
}

/** A button that puts the state into the address, so that it can be kept, sent and opened again. */
function offerLink(place, model) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "button quiet small", textContent: "Link to this state" });
  button.addEventListener("click", async () => {
    history.replaceState(null, "", `#${nameOf(place)}?${new URLSearchParams(model.state)}`);
    const copied = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
    button.textContent = copied ? "Link copied" : "The address holds it now";
  });
  place.after(button);
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
    const start = { ...module.state, ...given };
    const model = new Model({ ...start, ...addressed(place, start) }, () => (due ||= requestAnimationFrame(look)));
    const stage = document.createElement("div");
    place.append(stage);
    await module.default.render({ model, el: stage });
    still.forEach((node) => node.remove());
    place.classList.add("live");
    if (place.dataset.lesson) offerLink(place, model);
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
export function figures(place) {
  near.observe(place);
  if (location.hash.slice(1).split("?")[0] === nameOf(place)) place.scrollIntoView({ block: "center" });
}
