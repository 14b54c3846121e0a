// The figures' kit: everything a figure may import. See docs/adding/figure.md.

export * from "./numbers.js";
export * from "./dom.js";
export * from "./frame.js";
export * from "./point.js";
export * from "./shapes.js";
export * from "./plane.js";
export * from "./controls.js";
export * from "./plots.js";
export * from "./scenery.js";
export * from "./space.js";
export * from "./network.js";
export * from "./notebook.js";
