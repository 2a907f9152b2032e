// The keys of the table: which press means which command, and how a person reads it.

// Each command with its combinations, the one that is shown first.
const KEYS = {
  next: ["Tab"],
  previous: ["Shift+Tab"],
  insert_action: ["Ctrl+Enter"],
  insert_sub_action: ["Ctrl+Shift+Enter"],
  duplicate: ["Ctrl+Shift+D"],
  delete: ["Ctrl+Shift+Backspace"],
  move_up: ["Alt+ArrowUp", "Alt+Shift+ArrowUp"],
  move_down: ["Alt+ArrowDown", "Alt+Shift+ArrowDown"],
  indent: ["Alt+Shift+ArrowRight"],
  outdent: ["Alt+Shift+ArrowLeft"],
  note: ["Ctrl+Alt+F"],
  undo: ["Ctrl+Z"],
  redo: ["Ctrl+Y", "Ctrl+Shift+Z"],
  leave: ["Escape"],
};

const ELSEWHERE = { find: ["Ctrl+Alt+B"], catch: ["Alt+I"] }; // heard by others, listed with the rest

/** The names of all that has keys, in the order in which help lists them. */
export const LISTED = [...Object.keys(KEYS), ...Object.keys(ELSEWHERE)];

// What a note at the foot of a row knows of them: it is no row.
const IN_NOTES = new Set(["next", "previous", "note", "undo", "redo", "leave"]);

const COMMANDS = new Map(Object.entries(KEYS).flatMap(([name, all]) => all.map((keys) => [keys, name])));
const SHOWN = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", Escape: "Esc" };

/** Return the name of the command a key means in a cell; `undefined` for typing. */
export function commandOf(event, { isSingle, isNote }) {
  const command = COMMANDS.get(pressed(event));
  if (event.key === "Enter" && isSingle && !command) return "next";
  return isNote && !IN_NOTES.has(command) ? undefined : command;
}

/** Return the keys of a command as a person reads them, "" where it has none. */
export function keysOf(command, messages) {
  const names = { ...SHOWN, Shift: messages.key_shift, Backspace: messages.key_backspace };
  return ((KEYS[command] ?? ELSEWHERE[command])?.[0] ?? "").split("+").map((key) => names[key] ?? key).join("+");
}

function pressed({ key, code = "", ctrlKey, metaKey, altKey, shiftKey }) {
  // With Alt or on another alphabet a letter's key writes something else.
  const isLetter = /^Key[A-Z]$/.test(code) && (altKey || !/^[a-z]$/i.test(key));
  const name = isLetter ? code.slice(3) : /^[a-z]$/i.test(key) ? key.toUpperCase() : key;
  return [(ctrlKey || metaKey) && "Ctrl", altKey && "Alt", shiftKey && "Shift", name].filter(Boolean).join("+");
}
