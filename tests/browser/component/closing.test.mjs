import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { clock, closingFrom, isOver, leftOf, minutesToSay } from "../../../pages/components/live/closing.js";
import { LastWord } from "../../../pages/components/matrix/last_word.js";

const told = (left, more = {}) => ({
  stage: "group_work",
  closing: { at: "2018-03-14T22:40:00+00:00", left, closes: "group_work", opens: "plenary", stops: true, ...more },
});

test("time left counts from when the page heard of it, and ends at nothing", () => {
  const closing = closingFrom(told(300_000), null, 1_000);

  assert.deepEqual([1_000, 61_000, 301_000, 400_000].map((time) => leftOf(closing, time)), [300_000, 240_000, 0, 0]);
  assert.deepEqual([1_000, 300_999, 301_000].map((time) => isOver(closing, time)), [false, false, true]);
  assert.deepEqual([300_000, 247_400, 59_001, 9_000, 0].map(clock), ["5:00", "4:08", "1:00", "0:09", "0:00"]);
});

test("closing is said aloud at five minutes and at one, once each, also when it is heard of again", () => {
  let closing = closingFrom(told(300_000), null, 0);
  const first = [300_000, 299_000, 130_000].map((left) => minutesToSay(closing, left));

  closing = closingFrom(told(100_000), closing, 200_000);
  const second = [100_000, 60_000, 59_000, 1_000, 0].map((left) => minutesToSay(closing, left));

  assert.deepEqual(first, [5, null, null]);
  assert.deepEqual(second, [null, 1, null, null, null]);
});

test("page that comes late hears once how long there is", () => {
  const closing = closingFrom(told(40_000), null, 0);

  assert.deepEqual([40_000, 30_000].map((left) => minutesToSay(closing, left)), [1, null]);
});

test("closing ends by being called off or by coming about, and is then forgotten", () => {
  const closing = closingFrom(told(1_000), null, 0);

  const off = closingFrom({ stage: "group_work", closing: null }, closing, 500);
  const closed = closingFrom({ stage: "plenary", closing: null }, closing, 500);

  assert.deepEqual([off.ended, isOver(off, 9_000)], ["off", false]);
  assert.deepEqual([closed.ended, isOver(closed, 500)], ["closed", true]);
  assert.equal(closingFrom({ stage: "group_work", closing: null }, closed, 900), null);
  assert.equal(closingFrom({ stage: "plenary", closing: null }, null, 900), null);
});

test("closing that is put off is another one", () => {
  const closing = closingFrom(told(60_000), null, 0);
  minutesToSay(closing, 60_000);

  const later = closingFrom(told(300_000, { at: "2018-03-14T22:44:00+00:00" }), closing, 1_000);

  assert.equal(minutesToSay(later, 300_000), 5);
});

/** Return a matrix's last word at a connection whose messages the test writes. */
function listening(t, closing = null) {
  mock.timers.enable({ apis: ["setTimeout"] });
  t.after(() => mock.timers.reset());
  const listeners = new Set();
  const connection = { closing, listen: (each) => listeners.add(each) && (() => listeners.delete(each)) };
  const changes = [];
  const lastWord = new LastWord({ connection, changed: () => changes.push(lastWord.isSaid) });
  const hear = (message) => {
    connection.closing = closingFrom(message, connection.closing);
    for (const each of listeners) each.closing(connection.closing);
  };
  return { lastWord, hear, changes, listeners };
}

test("matrix is closed at the moment itself, and open again where the closing is called off", (t) => {
  const { lastWord, hear, changes, listeners } = listening(t);

  hear(told(300_000));
  hear(told(0, { at: "now" }));
  hear({ stage: "group_work", closing: null });
  lastWord.close();

  assert.deepEqual(changes, [true, false]);
  assert.equal(listeners.size, 0);
});

test("matrix stays closed until the server says who may write, and opens with the stage", (t) => {
  const { lastWord, hear, changes } = listening(t);
  hear(told(0));

  hear({ stage: "plenary", closing: null });
  const meanwhile = lastWord.isSaid;
  lastWord.renew();
  hear({ stage: "group_work", closing: null });

  assert.equal(meanwhile, true);
  assert.equal(lastWord.isSaid, false);
  assert.deepEqual(changes, [true]);
});

test("matrix that opens after the moment is closed from the first", (t) => {
  const { lastWord, changes } = listening(t, closingFrom(told(-1), null));

  assert.equal(lastWord.isSaid, true);
  assert.deepEqual(changes, []);
});

test("who coordinates goes on writing", (t) => {
  const { lastWord, hear, changes } = listening(t);

  hear(told(0, { stops: false }));
  hear({ stage: "plenary", closing: null });

  assert.equal(lastWord.isSaid, false);
  assert.deepEqual(changes, []);
});
