// New footnotes for the marks of pasted texts: each inserted right before the text that marks it.

import { marks } from "../text.js";

/** Return the changes with an insertion for every note (id → text) that their texts mark; `root` is the plan's. */
export function withNotes(changes, notes, root) {
  return changes.flatMap((change) => [...notesIn(change, notes, root), change]);
}

/** Return the change that inserts a note of its own id. */
export function noteInsertion(item, text, root) {
  return { kind: "insert", type: "footnote", item, parent: root, after: null, cells: text ? { text } : {} };
}

function notesIn({ cells, text }, notes, root) {
  const marked = cells ? Object.values(cells).flatMap(marks) : marks(text);
  return marked.filter((note) => notes.has(note)).map((note) => noteInsertion(note, notes.get(note), root));
}
