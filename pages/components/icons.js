// The drawings on buttons: strokes on a square of 24 by 24 units, ours, so that no font has to be there.

const SHAPES = {
  more: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  plus: "M12 5v14M5 12h14",
  below: "M4 5h16M4 10h16M12 14v7M8.5 17.5h7",
  sub: "M5 4v9h6M15 9v8M11 13h8",
  up: "M12 19V6M6.5 11 12 5.5 17.5 11",
  down: "M12 5v13M6.5 13 12 18.5 17.5 13",
  indent: "M4 5h16M4 19h16M11 12h9M4 9l3.5 3L4 15",
  outdent: "M4 5h16M4 19h16M11 12h9M7.5 9 4 12l3.5 3",
  trash: "M5 7h14M10 7V4.5h4V7M7 7l.8 12.5h8.4L17 7M10.2 10.5v6M13.8 10.5v6",
  across: "M4 12h16M16 8l4 4-4 4M8 8l-4 4 4 4",
  clipboard: "M8.500 5H5.500v15.500h13V5h-3M8.500 3.500h7v3.500h-7zM9 12h6M9 16h6",
  history: "M4.5 12a7.5 7.5 0 1 0 2.4-5.5M4.5 4.5v3.6h3.6M12 8v4.3l2.8 1.7",
  undo: "M8.5 5 4 9.5 8.5 14M4.5 9.5H14a5 5 0 0 1 0 10h-3.5",
  redo: "M15.5 5 20 9.5 15.5 14M19.5 9.5H10a5 5 0 0 0 0 10h3.5",
  copy: "M9 8.500h10.500V20H9zM15 8.500V4H4.500v11.500H9",
  keyboard: "M3.5 6.5h17v11h-17zM7 10v.01M10.300 10v.01M13.700 10v.01M17 10v.01M7 14v.01M17 14v.01M10 14h4",
  note: "M6 3.5h8.5L19 8v12.5H6zM14 3.5V8h5M9 12.5h7M9 16h5",
  columns: "M4 5h16v14H4zM9.400 5v14M14.700 5v14",
  search: "M10.500 4.500a6 6 0 1 0 0 12 6 6 0 0 0 0-12M15 15l5 5",
  screen: "M3.500 5h17v11.500h-17zM9 20h6M12 16.500V20",
  close: "M6 6l12 12M18 6 6 18",
  left: "M19 12H6M11 6.500 5.500 12l5.500 5.500",
  right: "M5 12h13M13 6.500l5.500 5.500-5.500 5.500",
  pencil: "M5 19l.800-3.600L16 5.200l2.800 2.800L8.600 18.200zM14 7.200l2.800 2.800",
  panel: "M3.5 5h17v14h-17zM14.5 5v14M17 9h1M17 12h1",
  fold: "M9 6l6 6-6 6",
  remark: "M4 5h16v11h-9l-4.500 4v-4H4zM8 9h8M8 12h5",
  check: "M5 12.5l4.5 4.5L19 7.5",
  cloud: "M5 5l14 14M8 8.2A5.5 5.5 0 0 0 7.5 18.500H16M18.500 17.200A4 4 0 0 0 17 10.500 5.500 5.500 0 0 0 11 7",
  pin: "M9 4h6M10 4v6l-3.500 3.500v1.500h11v-1.500L14 10V4M12 15v6",
  warn: "M12 4 2.800 19.500h18.400zM12 10v4.500M12 17v.01",
};

/** Return a drawn icon of 24 by 24 units, in the colour of the text around it. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "pl-icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", SHAPES[name]);
  svg.append(path);
  return svg;
}
