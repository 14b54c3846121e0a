// A page's host in miniature: a model in memory, the goals looked at after each save.
const query = new URLSearchParams(location.search);
const name = query.get("figure");
document.documentElement.style.colorScheme = query.get("theme") ?? "light";

function makeModel(start) {
  const values = { ...start };
  const ears = new Map();
  return {
    values,
    saves: 0,
    get: (key) => values[key],
    set(key, value) {
      if (values[key] === value) return;
      values[key] = value;
      for (const hear of ears.get(`change:${key}`) ?? []) hear();
    },
    save_changes() {
      this.saves += 1;
      for (const [goal, holds] of Object.entries(window.figureModule.goals)) if (holds(values)) window.reached.add(goal);
    },
    on: (event, hear) => ears.set(event, [...(ears.get(event) ?? []), hear]),
    off: (event, hear) => ears.set(event, (ears.get(event) ?? []).filter((each) => each !== hear)),
  };
}

window.reached = new Set();
window.figureModule = await import(`/figures/${name}/figure.js`);
const start = { ...window.figureModule.state, ...JSON.parse(query.get("state") ?? "{}") };
window.model = makeModel(start);
const place = document.querySelector("main");
let inside = place;
if (query.has("shadow")) inside = place.attachShadow({ mode: "open" });
window.finish = window.figureModule.default.render({ model: window.model, el: inside });
document.body.dataset.ready = "yes";
