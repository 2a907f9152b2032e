// An announced closing as a page knows it: counted on from when the server said how long it has, by no clock of the day.

const MINUTE = 60_000; // ms
const SPOKEN_AT = [1, 5]; // minutes left at which it is said aloud, once each
const now = () => performance.now();

/**
 * Return the closing a page is in after a message { stage, closing } of the server, `null` for none; `before` is the one
 * it was in. One that has `ended` is "closed" or called "off".
 */
export function closingFrom({ stage, closing }, before, time = now()) {
  if (closing) {
    const isSame = before && !before.ended && before.at === closing.at && before.closes === closing.closes;
    return { ...closing, until: time + closing.left, spoken: isSame ? before.spoken : new Set() };
  }
  if (!before || before.ended) return null;
  return { ...before, ended: stage === before.closes ? "off" : "closed", endedAt: time };
}

/** Return the ms until one stops writing; not less than 0. */
export function leftOf(closing, time = now()) {
  return Math.max(0, closing.until - time);
}

/** Say whether nothing more is to be written: the moment has come, or the stage is closed. */
export function isOver(closing, time = now()) {
  return Boolean(closing) && closing.ended !== "off" && (closing.ended === "closed" || leftOf(closing, time) === 0);
}

/** Return a time left as a clock shows it: 4:07. A second that has begun counts. */
export function clock(left) {
  const seconds = Math.ceil(left / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Return how many minutes to say aloud now, `null` where nothing is new; it is noted as said. */
export function minutesToSay(closing, left) {
  const minutes = Math.ceil(left / MINUTE);
  const mark = SPOKEN_AT.find((each) => minutes <= each);
  if (!mark || left === 0 || closing.spoken.has(mark)) return null;
  for (const each of SPOKEN_AT) if (each >= mark) closing.spoken.add(each);
  return minutes;
}
