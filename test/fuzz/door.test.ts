import { createHmac } from "node:crypto";
import type { Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createAppServer, WEBHOOK_PATH } from "../../app/server/app-server.ts";
import { LONGEST_TEST_MS, TIMES } from "./campaign.ts";
import { type Random, randomOf } from "./random.ts";

vi.setConfig({ testTimeout: LONGEST_TEST_MS });

/** Requests in the usual run: each has a connection of its own. */
const REQUESTS = 2_000;
/** Requests at the same time. */
const AT_ONCE = 20;
/** Milliseconds of silence until a request that may have no end is hung up on by us: the App would wait for the rest of it. */
const PATIENCE_MS = 150;
/** The same for a genuine request, which is answered: only a door that is stuck is this slow. */
const GENUINE_MS = 20_000;
const SECRET = "0123456789abcdef0123456789abcdef";
const LIMIT = 4_000;
const SEED = 20261121;

let server: Server;
let port: number;
let delivered: unknown[];

beforeAll(async () => {
  delivered = [];
  server = createAppServer({
    secrets: [SECRET],
    log: pino({ level: "silent" }),
    bodyLimit: LIMIT,
    bytesInFlight: 10 * LIMIT,
    deliver: ({ payload }) => Promise.resolve(delivered.push(payload)),
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** A request as bytes, and whether it is one that the App has to take. */
interface Request {
  readonly text: string;
  readonly genuine: boolean;
}

const BODY = JSON.stringify({ action: "opened", text: "ß", nested: [{}, null] });

function signed(body: string): string {
  return `sha256=${createHmac("sha256", SECRET).update(body).digest("hex")}`;
}

function headersOf(body: string): [string, string][] {
  return [
    ["Host", "localhost"],
    ["Content-Type", "application/json"],
    ["X-GitHub-Event", "pull_request"],
    ["X-GitHub-Delivery", "4d1a1e10-0000-4000-8000-000000000000"],
    ["X-Hub-Signature-256", signed(body)],
    ["Connection", "close"],
    ["Content-Length", String(Buffer.byteLength(body))],
  ];
}

function written(line: string, headers: readonly (readonly [string, string])[], body: string): string {
  return `${line}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n${body}`;
}

const LINE = `POST ${WEBHOOK_PATH} HTTP/1.1`;
const ODD_VALUES = [
  "",
  " ",
  "\u0001",
  "x".repeat(300),
  "x".repeat(20_000),
  "-1",
  "1e9",
  "99999999999999999999",
  "0x10",
  "sha256=",
  "../..",
  "é",
];
const LINES = [
  `GET ${WEBHOOK_PATH} HTTP/1.1`,
  `POST ${WEBHOOK_PATH}/ HTTP/1.1`,
  `POST ${WEBHOOK_PATH} HTTP/9.9`,
  `POST //${"a/".repeat(2_000)} HTTP/1.1`,
  `${"A".repeat(200)} / HTTP/1.1`,
  "\0\0\0\0",
  `POST ${WEBHOOK_PATH}?a=${"b".repeat(3_000)}`,
  "PRI * HTTP/2.0",
];
const BODIES = [
  "",
  "null",
  "[]",
  "0",
  '"x"',
  "{",
  `{"a":${"[".repeat(1_500)}`,
  "\uFEFF{}",
  "\0",
  "x".repeat(LIMIT + 1),
];
const CHUNKED = [
  "zz\r\n{}\r\n0\r\n\r\n",
  "5\r\n{}\r\n0\r\n\r\n",
  "-1\r\n",
  "ffffffffffffffff\r\nx",
  "2\r\n{}",
  "2;a=b\r\n{}\r\n0\r\nTrailer: x\r\n\r\n",
  "0\r\n\r\nGET / HTTP/1.1\r\n\r\n",
];

/** Ways of a request to be broken, or meant ill. */
const WAYS: readonly ((random: Random) => Request)[] = [
  () => ({ text: written(LINE, headersOf(BODY), BODY), genuine: true }),
  (random) => withHeader(random, random.pick(ODD_VALUES)),
  (random) => {
    const headers = headersOf(BODY);
    headers.splice(random.below(5) + 1, 1);
    return ill(written(LINE, headers, BODY));
  },
  (random) => ill(written(random.pick(LINES), headersOf(BODY), BODY)),
  (random) => {
    const body = random.pick(BODIES);
    return ill(written(LINE, headersOf(body), body));
  },
  (random) => {
    // Signed for one content, sent with another.
    const at = random.below(BODY.length);
    return ill(written(LINE, headersOf(BODY), `${BODY.slice(0, at)} ${BODY.slice(at + 1)}`));
  },
  (random) => {
    const headers = headersOf(BODY).filter(([name]) => name !== "Content-Length");
    return ill(written(LINE, [...headers, ["Transfer-Encoding", "chunked"]], random.pick(CHUNKED)));
  },
  // Two lengths, or a length beside chunks: what two servers read in two ways.
  (random) =>
    ill(
      written(
        LINE,
        [
          ...headersOf(BODY),
          random.pick([
            ["Content-Length", "3"],
            ["Transfer-Encoding", "chunked"],
          ] as const),
        ],
        BODY,
      ),
    ),
  (random) => {
    const text = written(LINE, headersOf(BODY), BODY);
    return ill(text.slice(0, random.below(text.length - 1)));
  },
  (random) => {
    const many = Array.from({ length: 500 + random.below(2_500) }, (_, at) => [`X-${at}`, "y"] as const);
    return ill(written(LINE, [...many, ...headersOf(BODY).slice(1)], "z"));
  },
];

function ill(text: string): Request {
  return { text, genuine: false };
}

function withHeader(random: Random, value: string): Request {
  const headers = headersOf(BODY);
  // The last two say how the request ends; the first is for whoever stands in front.
  const [header] = headers.slice(1 + random.below(4));
  if (header !== undefined) header[1] = value;
  return ill(written(LINE, headers, BODY));
}

/** Sends bytes, and resolves with the status of each answer; none when the App said nothing until we hung up. */
function send({ text, genuine }: Request, pieces: number): Promise<readonly number[]> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    let heard = "";
    const done = () => {
      socket.destroy();
      resolve([...heard.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status)));
    };
    socket.setTimeout(genuine ? GENUINE_MS : PATIENCE_MS, done);
    socket.on("data", (data) => {
      heard += data.toString("latin1");
    });
    socket.on("error", done).on("close", done);
    socket.on("connect", () => {
      const size = Math.ceil(text.length / pieces);
      for (let at = 0; at < text.length; at += size) socket.write(text.slice(at, at + size));
    });
  });
}

test(`the door: ${REQUESTS} requests are refused or taken, and it stays open`, async () => {
  const random = randomOf(SEED);
  const faults: string[] = [];
  let genuine = 0;
  let taken = 0;
  for (let at = 0; at < REQUESTS * TIMES; at += AT_ONCE) {
    const requests = Array.from({ length: AT_ONCE }, () => random.pick(WAYS)(random));
    const answers = await Promise.all(requests.map((request) => send(request, 1 + random.below(3))));
    for (const [index, request] of requests.entries()) {
      const statuses = answers[index] ?? [];
      if (request.genuine) genuine += 1;
      taken += statuses.filter((status) => status === 202).length;
      const isRight = request.genuine
        ? statuses.join() === "202"
        : statuses.every((status) => status === 202 || status === 503 || (status >= 400 && status < 500));
      if (!isRight) faults.push(`${statuses.join()}: ${JSON.stringify(request.text.slice(0, 400))}`);
    }
  }
  expect(faults).toEqual([]);
  expect(genuine).toBeGreaterThan(100);
  // What is odd may be taken as long as it is signed: whatever came through is what was signed, each once.
  expect(delivered.length).toBeGreaterThanOrEqual(taken);
  expect(new Set(delivered.map((payload) => JSON.stringify(payload)))).toEqual(new Set([BODY]));
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
});
