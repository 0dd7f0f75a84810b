import { generateKeyPairSync } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { asObject } from "../../test/forge/contract/json.ts";
import { openapi } from "../../test/forge/contract/openapi.ts";
import { completeResponse } from "../../test/forge/contract/validate.ts";

const ROUTE = "POST /app-manifests/{code}/conversions";

/** A GitHub that knows one code, as an enterprise server. */
export interface CodeGithub extends AsyncDisposable {
  readonly apiUrl: string;
  readonly site: string;
  readonly privateKey: string;
  /** Codes that were asked for, in order. */
  readonly asked: string[];
  /** What the next answer is: an App, or a status without one. */
  next: number | Readonly<Record<string, unknown>>;
  /** Called with each code that is asked for; the answer waits for what it returns. */
  hold: (code: string) => Promise<void>;
}

/** Starts it. Its answers are held to GitHub's description. The forge has the whole of the way there; this one can be wrong, or slow, on purpose. */
export async function startCodeGithub(): Promise<CodeGithub> {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const pem = privateKey.export({ type: "pkcs1", format: "pem" }).toString();
  const server = createServer((request, response) => {
    const code = /^\/api\/v3\/app-manifests\/([^/]+)\/conversions$/.exec(request.url ?? "")?.[1];
    if (request.method !== "POST" || code === undefined) return void response.writeHead(404).end("{}");
    github.asked.push(code);
    void github.hold(code).then(() => answer(response));
  });
  const answer = (response: ServerResponse) => {
    const { next } = github;
    if (typeof next === "number") return void response.writeHead(next).end("{}");
    const given = { id: 4711, name: "gatehouse", slug: "gatehouse", pem, webhook_secret: "w".repeat(40) };
    const html_url = `${github.site}/github-apps/gatehouse`;
    const whole = { ...shown(), ...given, html_url, client_id: "Iv1", client_secret: "never kept", ...next };
    const { body, violations } = completeResponse(ROUTE, 201, whole, github.site);
    if (violations.length > 0) return void response.writeHead(599).end(JSON.stringify(violations));
    response.writeHead(201, { "content-type": "application/json" }).end(JSON.stringify(body));
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  const github: CodeGithub = {
    apiUrl: `${site}/api/v3`,
    site,
    privateKey: pem.trim(),
    asked: [],
    next: {},
    hold: async () => {},
    [Symbol.asyncDispose]: close,
  };
  return github;
}

/** The answer that GitHub's description shows. */
function shown(): object {
  const examples = asObject(asObject(openapi()["components"])["examples"]);
  return asObject(asObject(examples["integration-from-manifest"])["value"]);
}
