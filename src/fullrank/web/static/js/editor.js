// The code editor, where its script can be had; the plain field underneath works without it.

/** Puts an editor in the place of a textarea. changed() is called after each change; keys maps names to what they do. */
export async function openEditor(area, { changed, keys: own }) {
  const kit = await import(document.querySelector("script[data-editor]").dataset.editor);
  const { EditorState, EditorView, Decoration, StateEffect, StateField, keymap, tags } = kit;
  const setLine = StateEffect.define();
  const lineField = StateField.define({
    create: () => Decoration.none,
    update(marks, change) {
      for (const effect of change.effects) if (effect.is(setLine)) return effect.value === null ? Decoration.none : Decoration.set([Decoration.line({ class: "at-fault" }).range(effect.value)]);
      return change.docChanged ? Decoration.none : marks;
    },
    provide: (field) => EditorView.decorations.from(field),
  });
  const colours = kit.HighlightStyle.define([
    { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword], color: "var(--plum)", fontWeight: "600" },
    { tag: [tags.string, tags.docString], color: "var(--leaf)" },
    { tag: [tags.number, tags.bool, tags.null], color: "var(--warm)" },
    { tag: tags.comment, color: "var(--ink-soft)", fontStyle: "italic" },
    { tag: [tags.function(tags.variableName), tags.definition(tags.variableName)], color: "var(--accent)" },
    { tag: tags.self, color: "var(--gold)" },
  ]);
  const theme = EditorView.theme({
    "&": { color: "var(--ink)", backgroundColor: "var(--raised)", fontSize: "0.8rem", maxHeight: "62vh" },
    "&.cm-focused": { outline: "none" },
    ".cm-scroller": { fontFamily: "var(--code)", lineHeight: "1.55", minHeight: "17rem" },
    ".cm-content": { caretColor: "var(--ink)", padding: "0.6rem 0" },
    ".cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
    ".cm-gutters": { backgroundColor: "var(--raised)", color: "var(--ink-soft)", border: "none", borderRight: "1px solid var(--rule)" },
    ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--ink) 4.5%, transparent)" },
    ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": { background: "color-mix(in srgb, var(--accent) 26%, transparent)" },
    ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { backgroundColor: "var(--mark)", color: "var(--ink)", outline: "none" },
    ".at-fault": { backgroundColor: "var(--warm-wash)", boxShadow: "inset 3px 0 0 var(--warm)" },
  });
  let leaving = false; // Escape, then Tab leaves the editor: Tab alone indents
  const keys = [
    ...Object.entries(own).map(([key, act]) => ({ key, run: () => (act(), true) })),
    { key: "Escape", run: () => ((leaving = true), false) },
    { key: "Tab", run: (view) => (leaving ? false : kit.indentMore(view)), shift: (view) => (leaving ? false : kit.indentLess(view)) },
  ];
  const box = document.createElement("div");
  box.className = "editor";
  box.dataset.editorHost = "";
  const shadow = box.attachShadow({ mode: "open" }); // its style sheets are adopted there, as the content policy wants
  const state = EditorState.create({
    doc: area.value,
    extensions: [
      kit.lineNumbers(), kit.highlightActiveLineGutter(), kit.highlightSpecialChars(), kit.history(), kit.drawSelection(), kit.indentOnInput(),
      kit.indentUnit.of("    "), kit.bracketMatching(), kit.closeBrackets(), kit.highlightActiveLine(), kit.syntaxHighlighting(colours), kit.python(), theme, lineField,
      keymap.of([...keys, ...kit.closeBracketsKeymap, ...kit.defaultKeymap, ...kit.historyKeymap]),
      EditorView.contentAttributes.of({ "aria-label": "Your file, Python. Escape and then Tab leaves the editor.", spellcheck: "false", tabindex: "0" }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) changed();
      }),
      EditorView.domEventHandlers({ focus: () => void (leaving = false), keydown: (event) => void (event.key === "Escape" || event.key === "Tab" || event.key === "Shift" || (leaving = false)) }),
    ],
  });
  area.before(box);
  const view = new EditorView({ state, parent: shadow, root: shadow });
  area.hidden = true;
  const mark = (line) => {
    const place = line && line <= view.state.doc.lines ? view.state.doc.line(line).from : null;
    view.dispatch({ effects: setLine.of(place) });
  };
  return { view, mark };
}
