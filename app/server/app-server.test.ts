import { createHmac } from "node:crypto";
import type { Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createAppServer, WEBHOOK_PATH } from "./app-server.ts";

const SECRET = "0123456789abcdef0123456789abcdef";
const LIMIT = 2000;

let server: Server;
let url: string;
let lines: string[];
let heard: string[];

beforeEach(async () => {
  lines = [];
  heard = [];
  server = createAppServer({
    secret: SECRET,
    log: pino({ level: "info" }, { write: (line) => void lines.push(line) }),
    bodyLimit: LIMIT,
    middleware: (request, response) => {
      heard.push(Buffer.from((request as { rawBody?: Uint8Array }).rawBody ?? []).toString("utf8"));
      response.writeHead(200).end("ok\n");
      return Promise.resolve();
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

function headersFor(body: string, changes: Readonly<Record<string, string | null>> = {}): Headers {
  const all: Readonly<Record<string, string | null>> = {
    "content-type": "application/json",
    "x-github-event": "pull_request",
    "x-github-delivery": "4d1a1e10-0000-4000-8000-000000000000",
    "x-hub-signature-256": `sha256=${createHmac("sha256", SECRET).update(body).digest("hex")}`,
    ...changes,
  };
  return new Headers(Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

async function post(body: string, changes: Readonly<Record<string, string | null>> = {}): Promise<number> {
  const answer = await fetch(`${url}${WEBHOOK_PATH}`, {
    method: "POST",
    body,
    headers: headersFor(body, changes),
  });
  await answer.text();
  return answer.status;
}

describe("a webhook", () => {
  test("that is signed is handed on, byte for byte as it was signed", async () => {
    const spaced = `{ "action":  "opened", "name": "\u{1F980}" }`;
    expect(await post(spaced)).toBe(200);
    expect(heard).toEqual([spaced]);
    expect(lines).toEqual([]);
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
