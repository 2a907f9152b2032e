// The names people give the columns of a matrix, in Spanish and English, as they head what is pasted.

const NAMES = {
  number: ["n", "no", "nº", "nro", "num", "numero", "number", "#", "item", "codigo", "code"],
  text: ["accion", "acciones", "actividad", "actividades", "action", "actions", "activity", "activities", "tarea", "task"],
  responsible: ["responsable", "responsables", "responsible", "owner", "owners", "encargado", "encargada", "a cargo de"],
  timeframe: ["plazo", "plazos", "calendario", "cronograma", "fecha", "fechas", "periodo", "timeframe", "calendar", "schedule", "due", "deadline", "date"],
  indicator: ["indicador", "indicadores", "indicator", "indicators"],
  scope: ["alcance", "alcances", "scope"],
  references: ["referencia", "referencias", "reference", "references"],
  note: ["nota", "notas", "note", "notes", "observaciones", "comentarios", "comments"],
  internal_note: ["nota interna", "notas internas", "internal note", "internal notes"],
};

/**
 * Return the column each cell of a row names (its field, "number", or `null`), or `null` when the row is no heading.
 * `columns` are those shown, { field, label }, whose labels count as names.
 */
export function headingOf(row, columns) {
  const named = row.map((text) => fieldNamed(text, columns));
  const known = named.filter(Boolean);
  const isHeading = row.filter(Boolean).length === 1 ? known.length === 1 : known.filter((each) => each !== "number").length > 0 && known.length > 1;
  return isHeading && new Set(known).size === known.length && row.every((text) => text.length < 60) ? named : null;
}

/** Say whether the cells of a column are numbers typed before the rows: marks, or figures that go up by one. */
export function isNumbering(cells, isMark) {
  const filled = cells.filter(Boolean);
  if (!filled.length) return false;
  if (filled.every(isMark)) return true;
  const figures = filled.map((text) => (/^\d{1,3}$/.test(text) ? Number(text) : NaN));
  return filled.length > 1 && figures.every((figure, place) => figure === figures[0] + place);
}

function fieldNamed(text, columns) {
  const name = plain(text);
  if (!name) return null;
  const shown = columns.find(({ label }) => plain(label) === name);
  return shown?.field ?? Object.keys(NAMES).find((field) => NAMES[field].includes(name)) ?? null;
}

function plain(text) {
  const bare = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return bare.replace(/\(s\)|\/as?\b/g, "").replace(/[.:º°*]/g, "").replace(/\s+/g, " ").trim();
}
