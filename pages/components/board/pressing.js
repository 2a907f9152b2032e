// What a press on a card comes to: a mouse carries it off, finger and pen rest on it first, for their strokes scroll.

/** How long finger and pen rest on a card before they carry it, in ms. */
export const HOLD = 350;
/** How far a press goes before it moves a card, in px. */
export const START = 6;
const SLIP = 10; // px a resting finger may slip

/** Return what a press means that has gone `distance` px and lasted so many ms: "rests", "carries" or "strokes". */
export function meantBy(pointerType, distance, lasted) {
  if (pointerType === "mouse") return distance < START ? "rests" : "carries";
  if (distance > SLIP) return "strokes";
  return lasted < HOLD ? "rests" : "carries";
}
