// The look of all figures. Colours come from the page's variables, else from the fallbacks; the theme is the host's.

export const style = `
.fk { --fk-paper: var(--paper, light-dark(#fdfcf8, #16181d)); --fk-ink: var(--ink, light-dark(#1d1f24, #e9e6df));
  --fk-soft: var(--ink-soft, light-dark(#575b65, #a8adb8)); --fk-rule: var(--rule, light-dark(#dcd8cc, #353a45));
  --fk-accent: var(--accent, light-dark(#1f4e9c, #8cb4ff)); --fk-warm: var(--warm, light-dark(#c23b1b, #ff8d6b));
  --fk-leaf: var(--leaf, light-dark(#2b7549, #77c896)); --fk-plum: var(--plum, light-dark(#7a3a8a, #d5a0e2));
  --fk-gold: var(--gold, light-dark(#8f6400, #e6bd58));
  container-type: inline-size; color: var(--fk-ink); background: var(--fk-paper); max-width: 680px; margin-inline: auto;
  font-size: 15px; line-height: 1.45; text-align: start; font-variant-numeric: tabular-nums; }
.fk *, .fk *::before { box-sizing: border-box; }
.fk-body { display: grid; gap: 14px 22px; grid-template-columns: minmax(0, 1fr); align-items: start; }
.fk-stage, .fk-side, .fk-below { display: flex; flex-direction: column; gap: 12px; min-width: 0; }
.fk-side > svg { max-width: 300px; margin-inline: auto; }
@container (min-width: 560px) { .fk-side > svg { max-width: none; } .fk-body { grid-template-columns: minmax(0, 1.58fr) minmax(0, 1fr); }
  .fk-body.fk-even { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
  .fk-body:has(.fk-below) { grid-template-rows: auto 1fr; } .fk-body:has(.fk-below) .fk-side { grid-row: 1 / span 2; grid-column: 2; }
  .fk-below { grid-column: 1; }
  .fk-body.fk-full { grid-template-columns: minmax(0, 1fr); } }
.fk-foot { display: flex; gap: 12px; align-items: flex-start; justify-content: space-between; border-top: 1px solid var(--fk-rule);
  margin-top: 14px; padding-top: 8px; }
.fk-status { margin: 0; padding-top: 9px; min-height: 4.1em; color: var(--fk-soft); flex: 1; max-width: 62ch; }
@container (min-width: 560px) { .fk-status { min-height: 2.9em; } }
.fk svg { display: block; width: 100%; height: auto; overflow: hidden; --u: 1; user-select: none; -webkit-user-select: none; }
.fk canvas { display: block; width: 100%; image-rendering: pixelated; border: 1px solid var(--fk-rule); }
.fk-ink { --tone: var(--fk-ink); } .fk-soft { --tone: var(--fk-soft); } .fk-rule { --tone: var(--fk-rule); }
.fk-accent { --tone: var(--fk-accent); } .fk-warm { --tone: var(--fk-warm); } .fk-leaf { --tone: var(--fk-leaf); }
.fk-plum { --tone: var(--fk-plum); } .fk-gold { --tone: var(--fk-gold); }
.fk svg .fk-stroke { fill: none; stroke: var(--tone); stroke-width: var(--w, 2px); vector-effect: non-scaling-stroke; stroke-linejoin: round;
  stroke-linecap: round; }
.fk svg .fk-fill { fill: var(--tone); stroke: none; }
.fk svg .fk-wash { fill: var(--tone); fill-opacity: 0.13; stroke: var(--tone); stroke-width: var(--w, 1.5px); vector-effect: non-scaling-stroke;
  stroke-linejoin: round; }
.fk svg .fk-dashed { stroke-dasharray: 7 5; } .fk svg .fk-dotted { stroke-dasharray: 1 5.5; } .fk svg .fk-faint { opacity: 0.42; }
.fk svg .fk-glow { opacity: 0.24; stroke-linecap: round; }
.fk-grid { fill: none; stroke: var(--fk-rule); stroke-width: 1px; vector-effect: non-scaling-stroke; opacity: 0.75; }
.fk-axis { fill: none; stroke: var(--fk-soft); stroke-width: 1.1px; vector-effect: non-scaling-stroke; }
.fk text { font-size: calc(15px * var(--u)); fill: var(--tone, var(--fk-ink)); paint-order: stroke; stroke: var(--fk-paper);
  stroke-width: calc(4px * var(--u)); stroke-linejoin: round; font-variant-numeric: tabular-nums; }
.fk text.fk-tick { font-size: calc(13px * var(--u)); --tone: var(--fk-soft); }
.fk text.fk-strong, .fk text.fk-maths { font-size: calc(17px * var(--u)); }
.fk-maths, .fk-variable { font-family: "KaTeX_Main", "Latin Modern Roman", "STIX Two Text", Georgia, "Times New Roman", serif; }
.fk-variable { font-style: italic; font-family: "KaTeX_Math", "Latin Modern Math", "STIX Two Text", Georgia, "Times New Roman", serif; }
.fk-shifted { font-size: 0.74em; } .fk sub, .fk sup { line-height: 0; font-size: 0.74em; }
.fk-point { cursor: grab; touch-action: none; outline: none; } .fk-point:active { cursor: grabbing; }
.fk-point .fk-hit { fill: transparent; r: calc(23px * var(--u)); }
.fk-point .fk-dot { fill: var(--fk-paper); stroke: var(--tone); stroke-width: 3px; vector-effect: non-scaling-stroke; r: calc(8px * var(--u)); }
.fk-point .fk-halo { fill: var(--tone); opacity: 0; r: calc(17px * var(--u)); transition: opacity 0.15s; }
.fk-point:hover .fk-halo { opacity: 0.13; } .fk-point:focus-visible .fk-halo { opacity: 0.2; }
.fk-point .fk-ring { fill: none; stroke: none; r: calc(14px * var(--u)); stroke-width: 2.5px; vector-effect: non-scaling-stroke; }
.fk-point:focus-visible .fk-ring { stroke: var(--fk-ink); }
.fk-point.fk-bare .fk-halo { opacity: 0.17; } .fk-point.fk-bare:is(:hover, :focus-visible) .fk-halo { opacity: 0.28; }
.fk-point.fk-first:not(.fk-touched) .fk-halo { animation: fk-beat 2.2s ease-in-out 4; }
@keyframes fk-beat { 50% { opacity: 0.36; } }
.fk-turn { cursor: grab; touch-action: none; outline: none; } .fk-turn:focus-visible { outline: 2.5px solid var(--fk-ink); outline-offset: -3px; }
.fk-page { cursor: crosshair; touch-action: none; outline: none; }
.fk-page .fk-dot { fill: var(--fk-paper); stroke: var(--tone); stroke-width: 2.5px; vector-effect: non-scaling-stroke; }
.fk-page:focus-visible .fk-ring, .fk-page.fk-chosen .fk-ring { stroke: var(--fk-ink); stroke-width: 2.5px; fill: none; vector-effect: non-scaling-stroke; }
.fk-page .fk-ring { fill: none; stroke: none; }
.fk h3, .fk legend, .fk-label { font: inherit; font-weight: 600; margin: 0; padding: 0; color: var(--fk-soft); font-size: 14px; }
.fk fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
.fk-reading { display: grid; grid-template-columns: minmax(0, max-content) minmax(0, 1fr); gap: 3px 12px; align-items: baseline; margin: 0; }
.fk-reading dt { color: var(--fk-soft); } .fk-reading dd { margin: 0; color: var(--tone, inherit); font-weight: 600; }
.fk-big { font-size: 25px; line-height: 1.2; min-height: 1.2em; color: var(--tone); margin: 0; transition: opacity 0.15s; }
.fk-note { margin: 0; color: var(--fk-soft); }
.fk-slider { display: grid; grid-template-columns: 1fr auto; gap: 0 10px; align-items: baseline; }
.fk-slider input { grid-column: 1 / -1; width: 100%; height: 34px; margin: 0; accent-color: var(--tone, var(--fk-accent)); cursor: pointer; background: transparent; }
.fk-slider output { font-weight: 600; color: var(--tone, inherit); }
.fk button, .fk-options label { font: inherit; font-size: 14px; color: var(--fk-ink); background: transparent; border: 1px solid var(--fk-soft);
  border-radius: 7px; padding: 5px 13px; min-height: 40px; cursor: pointer; display: inline-flex; align-items: center; justify-content: center; text-align: center; }
.fk button:hover, .fk-options label:hover { background: color-mix(in srgb, var(--fk-ink) 7%, transparent); }
.fk button.fk-main { background: var(--fk-accent); border-color: var(--fk-accent); color: var(--fk-paper); font-weight: 600; }
.fk button:disabled { opacity: 0.45; cursor: default; }
.fk button.fk-quiet { border-color: var(--fk-rule); color: var(--fk-soft); }
.fk :is(button, input):focus-visible, .fk-options label:has(:focus-visible) { outline: 2.5px solid var(--fk-ink); outline-offset: 2px; }
.fk-row { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.fk-options { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 5px; }
.fk-options label { position: relative; }
.fk-options input { position: absolute; opacity: 0; inset: 0; width: 100%; height: 100%; margin: 0; cursor: pointer; }
.fk-options label:has(:checked) { border-color: var(--fk-accent); box-shadow: inset 0 0 0 1px var(--fk-accent); color: var(--fk-accent); font-weight: 600; }
.fk-options label:has(:disabled) { cursor: default; opacity: 0.75; }
.fk-matrix { display: inline-flex; align-items: center; gap: 8px; }
.fk-cells { display: grid; gap: 2px 6px; padding: 3px 8px; border: solid var(--fk-ink); border-width: 0; position: relative; }
.fk-cells::before, .fk-cells::after { content: ""; position: absolute; top: 0; bottom: 0; width: 6px; border: 1.6px solid var(--fk-ink); }
.fk-cells::before { left: 0; border-right: 0; } .fk-cells::after { right: 0; border-left: 0; }
.fk-cells input { font: inherit; width: 4.1em; min-height: 40px; text-align: center; color: var(--tone, inherit); font-weight: 600; background: transparent;
  border: 1px solid transparent; border-bottom-color: var(--fk-rule); border-radius: 4px; padding: 0 2px; font-variant-numeric: tabular-nums; }
.fk-cells input:hover { border-color: var(--fk-rule); } .fk-cells input:invalid { border-color: var(--fk-warm); }
.fk-cells output { min-width: 3.2em; padding: 3px 4px; text-align: right; color: var(--tone, inherit); }
.fk-field { display: flex; gap: 10px; align-items: center; justify-content: space-between; }
.fk-field input { font: inherit; font-weight: 600; width: 6em; min-height: 40px; padding: 0 8px; text-align: end; color: var(--tone); background: transparent;
  border: 1px solid var(--fk-soft); border-radius: 7px; font-variant-numeric: tabular-nums; }
.fk-legend { list-style: none; display: flex; flex-wrap: wrap; gap: 2px 14px; padding: 0; margin: 0; color: var(--fk-soft); font-size: 14px; }
.fk-legend li { display: flex; align-items: center; gap: 7px; margin: 0; } .fk-legend svg { width: 26px; height: 12px; flex: none; }
.fk-hidden { visibility: hidden; } .fk [hidden] { display: none; }
@media (prefers-reduced-motion: reduce) { .fk *, .fk *::before { animation: none !important; transition: none !important; } }
@media (forced-colors: active) { .fk-point:focus-visible .fk-ring { stroke: Highlight; } }
`;
