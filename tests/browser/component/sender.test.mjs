import assert from "node:assert/strict";
import { createServer } from "node:http";
import { once } from "node:events";
import { after, before, beforeEach, test } from "node:test";

import { Outbox } from "../../../pages/components/matrix/outbox.js";
import { Sender } from "../../../pages/components/matrix/sender.js";

let server, answers, bodies;
const browserFetch = globalThis.fetch;

before(async () => {
  server = createServer(async (request, response) => {
    let body = "";
    for await (const piece of request) body += piece;
    bodies.push(JSON.parse(body));
    const { status, json } = await answers.shift()(bodies.at(-1));
    response.writeHead(status, { "content-type": "application/json" }).end(json === undefined ? "<html>" : JSON.stringify(json));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // A page's addresses are relative to where it came from.
  globalThis.fetch = (path, options) => browserFetch(`http://127.0.0.1:${server.address().port}${path}`, options);
});

after(() => {
  globalThis.fetch = browserFetch;
  server.close();
  server.closeAllConnections();
});

beforeEach(() => {
  answers = [];
  bodies = [];
});

const applied = ({ changes }) => ({
  status: 200,
  json: { revision: 3, results: changes.map(({ id, text }) => ({ id, status: "applied", version: 2, text })) },
});
const failing = (status, json) => () => ({ status, json });

/** Return a sender with its outbox and the states it went through. */
function desk() {
  const states = [];
  let count = 0;
  const store = { put: () => undefined, delete: () => undefined };
  const outbox = new Outbox({ store, newId: () => String((count += 1)).padStart(32, "0") });
  const sender = new Sender({
    workshop: 5,
    client: "page",
    outbox,
    answered: (step, answer) => outbox.acknowledge(step, answer),
    refused: (step, reason) => outbox.refuse(step, reason),
    changed: () => states.push(sender.state),
  });
  return { outbox, sender, states };
}

async function until(condition) {
  const deadline = Date.now() + 10_000;
  while (!condition()) {
    assert.ok(Date.now() < deadline, "nothing happened for 10 s");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test("steps go one by one, each as its own request", async () => {
  const { outbox, sender } = desk();
  answers = [applied, applied];
  outbox.set({ item: "a1", field: "text", text: "Uno", base: 1 });
  outbox.set({ item: "a2", field: "text", text: "Dos", base: 1 });

  sender.kick();
  await until(() => !outbox.steps.length);

  assert.deepEqual(bodies.map(({ protocol, client, changes }) => [protocol, client, changes.length]), [[1, "page", 1], [1, "page", 1]]);
  assert.notEqual(bodies[0].request, bodies[1].request);
});

test("request that failed is sent again as it was, with its ids", async () => {
  const { outbox, sender, states } = desk();
  answers = [failing(503, { error: "BusyStorage", message: "Ocupado" }), failing(200), applied];
  outbox.set({ item: "a1", field: "text", text: "Uno", base: 1 });

  sender.kick();
  await until(() => !outbox.steps.length);

  assert.deepEqual(bodies[1], bodies[0]);
  assert.deepEqual(bodies[2], bodies[0]);
  assert.ok(states.includes("busy"));
  assert.equal(sender.state, "idle");
});

test("typing during a request is sent behind it", async () => {
  const { outbox, sender } = desk();
  let letGo;
  const held = new Promise((resolve) => (letGo = resolve));
  answers = [(body) => held.then(() => applied(body)), applied];
  outbox.set({ item: "a1", field: "text", text: "Uno", base: 1 });
  sender.kick();
  await until(() => bodies.length);

  outbox.set({ item: "a1", field: "text", text: "Uno dos", base: 1 });
  sender.remind(350);
  letGo();
  await until(() => !outbox.steps.length);

  assert.deepEqual(bodies.map((body) => [body.changes[0].base, body.changes[0].text]), [[1, "Uno"], [2, "Uno dos"]]);
});

test("ended session and unknown protocol stop the sending and keep the outbox", async () => {
  const cases = [
    [failing(401, { error: "NotEntered", message: "Su sesión terminó." }), "signed_out"],
    [failing(409, { error: "UnknownProtocol", message: "Recárguela" }), "outdated"],
  ];
  for (const [answer, state] of cases) {
    const { outbox, sender } = desk();
    answers = [answer];
    outbox.set({ item: "a1", field: "text", text: "Uno", base: 1 });

    sender.kick();
    await until(() => sender.isStopped);

    assert.deepEqual([sender.state, outbox.steps.length], [state, 1]);
  }
});

test("refused request holds its texts with the reason", async () => {
  const { outbox, sender } = desk();
  answers = [failing(409, { error: "StageClosed", message: "Esta etapa está cerrada." })];
  outbox.set({ item: "a1", field: "text", text: "Uno", base: 1 });

  sender.kick();
  await until(() => outbox.held.size);

  assert.equal(outbox.held.get("a1/text").reason, "Esta etapa está cerrada.");
  assert.equal(outbox.steps.length, 0);
});

test("request that hangs when the connection is back is given up and sent again at once", async () => {
  const { outbox, sender } = desk();
  answers = [() => new Promise(() => undefined), applied];
  outbox.set({ item: "a1", field: "text", text: "Uno", base: 1 });
  sender.kick();
  await until(() => bodies.length);

  sender.retry();
  await until(() => !outbox.steps.length);

  assert.deepEqual(bodies[1], bodies[0]);
});
