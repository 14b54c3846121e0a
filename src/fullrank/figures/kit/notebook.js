// What a page shows round a figure and a notebook does not: its title, what to do, and whether the goal is reached.

import { html, say } from "./dom.js";
import { style } from "./style.js";

/** The figure with its words; the model may name a `goal`, and is told the goals `reached`. */
export function inNotebook(inner, state, goals, words) {
  function render({ model, el }) {
    const top = html("div", { class: "fk" }, el);
    html("style", {}, top).textContent = style;
    const title = html("p", {}, top);
    html("strong", {}, title).textContent = words.title;
    html("p", { class: "fk-note" }, top).textContent = words.instructions;
    const line = html("p", { role: "status" }, top);
    const look = () => {
      const at = Object.fromEntries(Object.entries(state).map(([name, value]) => [name, model.get(name) ?? value]));
      const met = Object.keys(goals).filter((name) => goals[name](at));
      const before = model.get("reached") ?? [];
      if (met.join() !== before.join()) {
        model.set("reached", met);
        model.save_changes();
      }
      const goal = model.get("goal");
      line.hidden = !goal;
      if (goal) say(line, `${met.includes(goal) ? "● Reached" : "○ Goal"}: ${words.goals[goal]}`);
    };
    const finish = inner.render({ model, el });
    const events = Object.keys(state).map((name) => `change:${name}`);
    for (const event of events) model.on(event, look);
    look();
    return () => {
      for (const event of events) model.off?.(event, look);
      finish?.();
      top.remove();
    };
  }
  return { render };
}
