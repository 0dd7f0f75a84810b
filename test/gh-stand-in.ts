/**
 * What stands in for GitHub's command line, by its manual (`gh help api`): a path with or without a slash in front, `--method`, `--input` with a file or
 * `-`, fields by `-f` and `-F`, and `--jq`, which `jq` evaluates here; and `gh auth token`, which tells the token of the environment, or the one that a login
 * left behind, here in `STORED_GH_TOKEN`. Anything else is refused, so that no command passes that the real one would not take.
 */
const GH = `
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
const { GITHUB_API_URL, GH_TOKEN, STORED_GH_TOKEN } = process.env;
const [word, ...args] = process.argv.slice(1);
if (word === "auth" && args[0] === "token") {
  const token = GH_TOKEN ?? STORED_GH_TOKEN;
  if (token === undefined) console.error("no oauth token found for github.com");
  else console.log(token);
  process.exit(token === undefined ? 1 : 0);
}
if (word !== "api") throw new Error("no stand-in for gh " + word);
const { values, positionals } = parseArgs({
  args,
  allowPositionals: true,
  options: {
    method: { type: "string", short: "X" },
    input: { type: "string" },
    jq: { type: "string", short: "q" },
    "raw-field": { type: "string", short: "f", multiple: true, default: [] },
    field: { type: "string", short: "F", multiple: true, default: [] },
  },
});
const pair = (text) => [text.slice(0, text.indexOf("=")), text.slice(text.indexOf("=") + 1)];
const typed = (value) => (/^(true|false|null|-?[0-9]+)$/.test(value) ? JSON.parse(value) : value);
const fields = [
  ...values["raw-field"].map(pair),
  ...values.field.map(pair).map(([name, value]) => [name, typed(value)]),
];
const sent = fields.length > 0 ? JSON.stringify(Object.fromEntries(fields)) : undefined;
const body = values.input === undefined ? sent : readFileSync(values.input === "-" ? 0 : values.input);
const method = values.method ?? (body === undefined ? "GET" : "POST");
const path = positionals[0].replace(/^\\/?/, "/");
const headers = { authorization: "Bearer " + GH_TOKEN, "content-type": "application/json" };
const answer = await fetch(GITHUB_API_URL + path, { method, headers, body });
const text = await answer.text();
if (!answer.ok) {
  console.error("gh: " + text + " (HTTP " + answer.status + ")");
  process.exit(1);
}
process.stdout.write(values.jq === undefined ? text : execFileSync("jq", ["-r", "-c", values.jq], { input: text }));
`;

/** The lines of a shell script that is such a `gh`. */
export function ghScript(): string {
  return `exec "${process.execPath}" --input-type=module --eval '${GH.replaceAll("'", `'"'"'`)}' -- "$@"`;
}
