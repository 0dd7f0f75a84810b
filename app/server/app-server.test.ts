import { createHmac } from "node:crypto";
import type { Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { InboxError } from "../inbox/inbox-error.ts";
import { createAppServer, WEBHOOK_PATH } from "./app-server.ts";
import type { Webhook } from "./receive-webhook.ts";

const SECRET = "0123456789abcdef0123456789abcdef";
const OLD_SECRET = "fedcba9876543210fedcba9876543210";
const LIMIT = 2000;
const IN_FLIGHT = 3000;

let server: Server;
let url: string;
let lines: string[];
let heard: Webhook[];
let answers: (readonly [number, number | null])[];
let deliver: (webhook: Webhook) => Promise<unknown>;
let closing: boolean;

beforeEach(async () => {
  [lines, heard, answers, closing] = [[], [], [], false];
  deliver = () => Promise.resolve();
  server = createAppServer({
    secrets: [SECRET, OLD_SECRET],
    log: pino({ level: "info" }, { write: (line) => void lines.push(line) }),
    bodyLimit: LIMIT,
    bytesInFlight: IN_FLIGHT,
    isClosing: () => closing,
    answered: (...answer) => void answers.push(answer),
    deliver: (webhook) => {
      heard.push(webhook);
      return deliver(webhook);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const PAYLOAD = JSON.stringify({ action: "opened", secret_words: "nobody may read this in a log" });

type Changes = Readonly<Record<string, string | null>>;

function signature(body: string, secret: string): string {
  return `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
}

function headersFor(body: string, changes: Changes = {}): Headers {
  const all: Changes = {
    "content-type": "application/json",
    "x-github-event": "pull_request",
    "x-github-delivery": "4d1a1e10-0000-4000-8000-000000000000",
    "x-hub-signature-256": signature(body, SECRET),
    ...changes,
  };
  return new Headers(Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

async function ask(body: string, changes: Changes = {}): Promise<Response> {
  const answer = await fetch(`${url}${WEBHOOK_PATH}`, {
    method: "POST",
    body,
    headers: headersFor(body, changes),
  });
  await answer.text();
  return answer;
}

async function post(body: string, changes: Changes = {}): Promise<number> {
  return (await ask(body, changes)).status;
}

describe("a webhook", () => {
  test("that is signed is handed on", async () => {
    expect(await post(`{ "action":  "opened", "name": "\u{1F980}" }`)).toBe(202);
    const id = "4d1a1e10-0000-4000-8000-000000000000";
    expect(heard).toEqual([
      { id, name: "pull_request", payload: { action: "opened", name: "\u{1F980}" }, secret: 0 },
    ]);
    expect(lines).toEqual([]);
    expect(answers).toEqual([[202, 0]]);
  });

  test("may be signed with the secret of before, and that is told", async () => {
    expect(await post(PAYLOAD, { "x-hub-signature-256": signature(PAYLOAD, OLD_SECRET) })).toBe(202);
    expect(answers).toEqual([[202, 1]]);
  });

  test("is answered once it has been taken, and not before", async () => {
    const { promise: taken, resolve } = Promise.withResolvers<void>();
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
    deliver = () => {
      arrive();
      return taken;
    };
    const posted = post(PAYLOAD);
    await arrived;
    expect(answers).toEqual([]);
    resolve();
    expect(await posted).toBe(202);
  });

  const notStored = new InboxError("not-stored", "delivery could not be stored", {
    cause: new Error("connection refused"),
  });
  test.each([
    ["for an unknown reason", new Error("no idea"), 500],
    ["since something odd was thrown", "nobody may read this in a log", 500],
    ["since the store is down", notStored, 503],
    ["since the inbox is closed", new InboxError("closed", "the inbox is closed"), 503],
    ["by a handler of Octokit's", Object.assign(new AggregateError([notStored]), { event: PAYLOAD }), 503],
  ])("that cannot be taken %s is answered so that it is redelivered", async (_, error, status) => {
    deliver = () => Promise.reject(error);
    const answer = await ask(PAYLOAD);
    expect(answer.status).toBe(status);
    expect(answer.headers.has("retry-after")).toBe(status === 503);
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain("nobody may read");
    expect(lines[0]).toContain("4d1a1e10-0000-4000-8000-000000000000");
  });

  test("is refused while the App closes", async () => {
    closing = true;
    expect(await post(PAYLOAD)).toBe(503);
    expect(heard).toEqual([]);
  });

  test("is refused while too many bytes are held, and taken once they are not", async () => {
    const large = JSON.stringify({ text: "x".repeat(1800) });
    const { promise: taken, resolve } = Promise.withResolvers<void>();
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
    deliver = () => {
      arrive();
      return taken;
    };
    const first = post(large);
    await arrived;
    expect(await post(large)).toBe(503);
    expect(
      await post(PAYLOAD.replace("opened", "closed"), { "x-hub-signature-256": `sha256=${"0".repeat(64)}` }),
    ).toBe(401);
    resolve();
    expect(await first).toBe(202);
    expect(await post(large)).toBe(202);
    expect(heard).toHaveLength(2);
  });

  test("cannot be had without a secret to prove it", () => {
    const log = pino({ level: "silent" });
    for (const secrets of [[], [""], [SECRET, ""]])
      expect(() => createAppServer({ secrets, log, deliver })).toThrow("secret");
  });

  test.each([
    ["of another secret", 401, PAYLOAD, { "x-hub-signature-256": `sha256=${"0".repeat(64)}` }],
    ["without a signature", 401, PAYLOAD, { "x-hub-signature-256": null }],
    [
      "with the signature of SHA-1 only",
      401,
      PAYLOAD,
      { "x-hub-signature-256": null, "x-hub-signature": "sha1=0" },
    ],
    ["with half a signature", 401, PAYLOAD, { "x-hub-signature-256": "sha256=00" }],
    ["without a delivery id", 400, PAYLOAD, { "x-github-delivery": null }],
    ["with a delivery id of many lines' worth", 400, PAYLOAD, { "x-github-delivery": "x".repeat(101) }],
    ["without an event name", 400, PAYLOAD, { "x-github-event": null }],
    ["as a form", 415, PAYLOAD, { "content-type": "application/x-www-form-urlencoded" }],
    ["that is not JSON", 400, "action=opened nobody may read this in a log", {}],
    ["that is a list", 400, '["nobody may read this in a log"]', {}],
    ["that is larger than announced is allowed", 413, "x".repeat(LIMIT + 1), {}],
  ])("%s is refused with %i in one line that quotes nothing of it", async (_, status, body, changes) => {
    expect(await post(body, changes)).toBe(status);
    expect(heard).toEqual([]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain("nobody may read");
    expect(lines[0]).not.toContain("xxxx");
  });

  test("of no announced length is cut off at the limit, while the sender is still sending", async () => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    const head = [
      `POST ${WEBHOOK_PATH} HTTP/1.1`,
      "host: gatehouse",
      ...[...headersFor("").entries()].map(([name, value]) => `${name}: ${value}`),
      "transfer-encoding: chunked",
    ];
    socket.write(`${head.join("\r\n")}\r\n\r\n`);
    for (let at = 0; at < 3; at++) socket.write(`3e8\r\n${"x".repeat(1000)}\r\n`);
    // No last chunk is ever sent: an answer proves that the rest was not waited for.
    const answer = await new Promise<string>((resolve) =>
      socket.once("data", (data) => resolve(data.toString())),
    );
    socket.destroy();
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(heard).toEqual([]);
    expect(lines).toHaveLength(1);
  });

  test("whose announced length is too large is refused before a byte of it is read", async () => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    const headers = [...headersFor("").entries()].map(([name, value]) => `${name}: ${value}`);
    const head = [
      `POST ${WEBHOOK_PATH} HTTP/1.1`,
      "host: gatehouse",
      ...headers,
      `content-length: ${LIMIT + 1}`,
    ];
    socket.write(`${head.join("\r\n")}\r\n\r\n`);
    const answer = await new Promise<string>((resolve) =>
      socket.once("data", (data) => resolve(data.toString())),
    );
    socket.destroy();
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(heard).toEqual([]);
  });
});

describe("everything else", () => {
  test.each([
    ["GET", "/healthz", 200],
    ["POST", "/healthz", 404],
    ["GET", WEBHOOK_PATH, 405],
    ["PUT", WEBHOOK_PATH, 405],
    ["GET", "/", 404],
    ["GET", "/probot", 404],
    ["GET", "/probot/setup", 404],
    ["POST", "/probot/setup", 404],
    ["GET", "/probot/import", 404],
    ["POST", "/probot/import", 404],
    ["GET", "/ping", 404],
    ["GET", "/api/github/webhooks/../../probot", 404],
    ["POST", "//evil.example/api/github/webhooks", 404],
  ])("%s %s is answered %i and reaches nobody", async (method, path, status) => {
    const answer = await fetch(`${url}${path}`, { method, redirect: "manual" });
    await answer.text();
    expect(answer.status).toBe(status);
    expect(heard).toEqual([]);
  });
});
