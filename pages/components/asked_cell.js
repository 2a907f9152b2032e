// The cell the page's address names, as "Por revisar" writes it: one is led there once, when the page opens.

const NAME = "celda";
const followed = new Set(); // addresses that have led somewhere already, however often the matrix is shown again

/** Return the item and field an address (URL) asks for, `null` where it asks for none. */
export function askedCell(address) {
  const [item, field] = (address.searchParams.get(NAME) ?? "").split(".");
  return /^[\w-]{1,40}$/.test(item) && /^[a-z_]{1,40}$/.test(field ?? "") ? { item, field } : null;
}

/** Lead to what the address asks for by `lead(item, field)`, once, and only where that is `isHere(item)`. */
export function followAddress(address, isHere, lead) {
  const asked = askedCell(address);
  const name = asked && `${asked.item}.${asked.field}`;
  if (!asked || followed.has(name) || !isHere(asked.item)) return false;
  followed.add(name);
  lead(asked.item, asked.field);
  return true;
}
