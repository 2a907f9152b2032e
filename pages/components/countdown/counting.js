// The arithmetic of a countdown: what a time left looks like, how late one is by then, and when it is said aloud.

const [SECOND, MINUTE, DAY] = [1_000, 60_000, 86_400_000]; // ms
const SPOKEN_AT = [1, 5]; // minutes left at which it is said aloud, once each

/** Return a time left as a clock shows it: 12:34, 1:02:00; what is over its time as +0:30. A second that has begun counts. */
export function shown(left) {
  const seconds = left > 0 ? Math.ceil(left / SECOND) : Math.floor(-left / SECOND);
  const [hours, minutes, rest] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const padded = (number) => String(number).padStart(2, "0");
  const clock = hours ? `${hours}:${padded(minutes)}:${padded(rest)}` : `${minutes}:${padded(rest)}`;
  return left > 0 || seconds === 0 ? clock : `+${clock}`;
}

/** Return the hour of a room's clock, some ms after it showed `start` (ms from midnight). */
export function hour(start, passed) {
  const minutes = Math.floor(((start + passed) % DAY) / MINUTE);
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** Return the minutes behind the plan: those when the point ends as due, and what it has overrun. */
export function lateBy(whenDue, left) {
  return whenDue + (left === null ? 0 : Math.max(0, Math.floor(-left / MINUTE)));
}

/** Return hours and minutes of some minutes, of those behind as of those ahead of the plan. */
export function lasting(minutes) {
  return { hours: Math.floor(Math.abs(minutes) / 60), minutes: Math.abs(minutes) % 60 };
}

/** Return how many minutes left to say aloud now, 0 once the time is up, `null` where nothing is new; noted in `spoken`. */
export function toSay(spoken, left) {
  const minutes = Math.max(0, Math.ceil(left / MINUTE));
  const mark = minutes === 0 ? 0 : SPOKEN_AT.find((each) => minutes <= each);
  if (mark === undefined || spoken.has(mark)) return null;
  for (const each of [0, ...SPOKEN_AT]) if (each >= mark) spoken.add(each);
  return minutes;
}
