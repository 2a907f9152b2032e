import assert from "node:assert/strict";
import { test } from "node:test";

import { read, send } from "../../../pages/components/upload/sending.js";

/** What a browser sends with, as far as we use it; `answer(request)` says how it ends. */
class Request {
  constructor(answer) {
    this.answer = answer;
    this.upload = {};
    this.headers = {};
  }

  open(...opened) {
    this.opened = opened;
  }

  setRequestHeader(name, value) {
    this.headers[name] = value;
  }

  send(body) {
    this.body = body;
    this.answer(this);
  }
}

function answered(status, responseText) {
  return (request) => Object.assign(request, { status, responseText }).onload();
}

test("a file goes up as it is, with its name in the address", async () => {
  const file = { name: "escudo & ñ.png", type: "image/png" };
  const request = new Request(answered(201, '{"logo":"a","revision":7}'));

  const answer = await send("/api/workshops/1/logos", file, () => undefined, request);

  assert.deepEqual(request.opened, ["POST", "/api/workshops/1/logos?name=escudo%20%26%20%C3%B1.png"]);
  assert.deepEqual(request.headers, { "content-type": "image/png" });
  assert.equal(request.body, file);
  assert.deepEqual(answer, { kept: { logo: "a", revision: 7 } });
});

test("the share that has gone is told", async () => {
  const shares = [];
  const request = new Request((each) => {
    each.upload.onprogress({ loaded: 25, total: 100 });
    each.upload.onprogress({ loaded: 0, total: 0 });
    answered(201, "{}")(each);
  });

  await send("/", { name: "a", type: "" }, (share) => shares.push(share), request);

  assert.deepEqual(shares, [0.25]);
  assert.equal(request.headers["content-type"], "application/octet-stream");
});

test("a refusal comes with its sentence", () => {
  assert.deepEqual(read(415, '{"error":"NotAPicture","message":"No es una imagen."}'), { message: "No es una imagen." });
});

test("who else answers, or nobody, has no sentence", async () => {
  assert.deepEqual(read(502, "<html>Bad gateway</html>"), {});
  assert.deepEqual(await send("/", { name: "a" }, () => undefined, new Request((each) => each.onerror())), {});
});
