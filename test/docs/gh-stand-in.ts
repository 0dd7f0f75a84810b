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

/** The lines of a shell script that is such a `gh`. */
export function ghScript(): string {
  return `exec "${process.execPath}" --input-type=module --eval '${GH.replaceAll("'", `'"'"'`)}' -- "$@"`;
}
