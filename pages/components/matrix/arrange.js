// Puts rows into their order with few moves: what stays put keeps its focus and its place under the eye.

/**
 * Return which of some things stay where they are while the others move around them: the most of them whose places now
 * (-1: not there yet) rise, as a set of indexes. The one at `pinned`, if any, always stays.
 */
export function staying(places, pinned = -1) {
  const mayStay = (place, index) =>
    place >= 0 && (pinned < 0 || index === pinned || (index < pinned ? place < places[pinned] : place > places[pinned]));
  const ends = []; // index of the thing with which the best row of each length ends
  const before = [];
  places.forEach((place, index) => {
    if (!mayStay(place, index)) return;
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (places[ends[middle]] < place) low = middle + 1;
      else high = middle;
    }
    before[index] = low ? ends[low - 1] : undefined;
    ends[low] = index;
  });
  const found = new Set();
  for (let index = ends.at(-1); index !== undefined; index = before[index]) found.add(index);
  return found;
}

/** Put the elements of a parent into the wanted order by `move(parent, element, before)`; return those it moved. */
export function arrange(parent, wanted, move) {
  const moved = new Set();
  const there = parent.children;
  if (there.length === wanted.length && wanted.every((element, place) => there[place] === element)) return moved;
  const now = new Map(Array.from(there, (element, place) => [element, place]));
  const places = wanted.map((element) => now.get(element) ?? -1);
  const pinned = places.findIndex((place, index) => place >= 0 && wanted[index].contains(document.activeElement));
  const stay = staying(places, pinned);
  let before = null;
  for (let index = wanted.length - 1; index >= 0; index -= 1) {
    const element = wanted[index];
    if (!stay.has(index)) {
      move(parent, element, before);
      if (places[index] >= 0) moved.add(element);
    }
    before = element;
  }
  return moved;
}
