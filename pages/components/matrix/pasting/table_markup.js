// Rows as an HTML table that Excel, Calc, Word and Docs take over as it is: every cell a text, never a formula.

const TEXT = String.raw`mso-number-format:'\@';white-space:pre-wrap;vertical-align:top`;

/** Return rows of texts under their titles as HTML, behind them the notes, [number, text] each. */
export function tableOf(titles, rows, notes) {
  const head = titles.map((title) => `<th style="${TEXT};text-align:left">${escaped(title)}</th>`).join("");
  const body = rows.map((row) => `<tr>${row.map((text) => `<td style="${TEXT}">${lines(text)}</td>`).join("")}</tr>`);
  const list = notes.map(([number, text]) => `<p>[${escaped(number)}] ${lines(text)}</p>`);
  const table = `<table border="1"><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table>`;
  return `<meta charset="utf-8">${table}${list.join("")}`;
}

// The second style keeps an entry of several lines in one cell of Excel.
function lines(text) {
  return escaped(text).replaceAll("\n", `<br style="mso-data-placement:same-cell">`);
}

function escaped(text) {
  return String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
