// What is mounted where, for the whole page: code of a newer server finds what older code has put up, and leaves it be.

/** Return the register of a component: parent element → what shows it, with adjust(…) and close(). */
export function registerOf(component) {
  return (globalThis[Symbol.for(`plenaria.${component}`)] ??= new WeakMap());
}
