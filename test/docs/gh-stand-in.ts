import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { checkRequest } from "../forge/contract/validate.ts";

/**
 * What stands in for GitHub's command line, by its manual (`gh help api`): a path with or without a slash in front, `--method`, `--input` with a file or
 * `-`, and `--jq`, which `jq` evaluates here; and `gh auth token`.
 */
const GH = `
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
const [word, ...args] = process.argv.slice(1);
if (word === "auth") {
  console.log(process.env.GH_TOKEN);
  process.exit();
}
if (word !== "api") throw new Error("no stand-in for gh " + word);
const { values, positionals } = parseArgs({
  args,
  allowPositionals: true,
  options: { method: { type: "string", default: "GET" }, input: { type: "string" }, jq: { type: "string" } },
});
const path = positionals[0].replace(/^\\/?/, "/");
const body = values.input === undefined ? undefined : readFileSync(values.input === "-" ? 0 : values.input);
const headers = { authorization: "Bearer " + process.env.GH_TOKEN, "content-type": "application/json" };
const answer = await fetch(process.env.GITHUB_API_URL + path, { method: values.method, headers, body });
const text = await answer.text();
if (!answer.ok) {
  console.error("gh: " + text + " (HTTP " + answer.status + ")");
  process.exit(1);
}
process.stdout.write(values.jq === undefined ? text : execFileSync("jq", ["-r", "-c", values.jq], { input: text }));
`;

/** The lines of a shell script that is such a \`gh\`. */
export function ghScript(): string {
  return `exec "${process.execPath}" --input-type=module --eval '${GH.replaceAll("'", `'"'"'`)}' -- "$@"`;
}

/** A ruleset of an organisation that somebody asked for. */
export interface AskedRuleset {
  readonly organisation: string;
  readonly body: unknown;
}

/** The forge, and in front of it the one request that it has not: a ruleset of an organisation is held against GitHub's own description. */
export interface Front {
  readonly apiUrl: string;
  readonly asked: readonly AskedRuleset[];
  close(): Promise<void>;
}

/** Starts one on a free port. */
export async function startFront(apiUrl: string): Promise<Front> {
  const asked: AskedRuleset[] = [];
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", url = "/" } = request;
    const body = await buffer(request);
    const [, organisation] = /^\/orgs\/([\w-]+)\/rulesets$/.exec(url) ?? [];
    if (method === "POST" && organisation !== undefined) {
      const ruleset: unknown = JSON.parse(body.toString("utf8"));
      const faults = checkRequest("POST /orgs/{org}/rulesets", [], ruleset);
      if (faults.length > 0) return void response.writeHead(422).end(faults.map(String).join("\n"));
      asked.push({ organisation, body: ruleset });
      return void response.writeHead(201).end(JSON.stringify(ruleset));
    }
    const { authorization = "" } = request.headers;
    const headers = { authorization, "content-type": "application/json" };
    const given = await fetch(`${apiUrl}${url}`, { method, headers, ...(body.length > 0 ? { body } : {}) });
    response.writeHead(given.status).end(await given.text());
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
