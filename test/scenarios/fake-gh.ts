import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "./git-repository.ts";

/** What `gh api` does with the options that our commands use, and `gh auth token`, for a machine without `gh`. */
const SCRIPT = `
const [word, ...args] = process.argv.slice(2);
if (word === "auth") { console.log(process.env.FAKE_GH_TOKEN ?? ""); process.exit(process.env.FAKE_GH_TOKEN ? 0 : 1); }
const fields = {};
let method = "GET"; let path = ""; let input = null;
for (let at = 0; at < args.length; at++) {
  const option = args[at];
  if (option === "--method") method = args[++at];
  else if (option === "--input") input = args[++at];
  else if (option === "-f" || option === "-F") {
    const [key, value] = args[++at].split("=");
    fields[key] = option === "-F" ? JSON.parse(value) : value;
  } else if (option.startsWith("-")) throw new Error("unknown option " + option);
  else path = option;
}
const chunks = [];
if (input === "-") for await (const chunk of process.stdin) chunks.push(chunk);
const body = input === "-" ? Buffer.concat(chunks).toString() : JSON.stringify(fields);
const headers = { authorization: "Bearer " + process.env.GH_TOKEN, "content-type": "application/json" };
const answer = await fetch(process.env.GITHUB_API_URL + path, { method, headers, body });
console.log(method, path, answer.status, answer.ok ? "" : await answer.text());
process.exit(answer.ok ? 0 : 1);
`;

/** A folder for the front of \`PATH\` in which \`gh\` is a program that sends what the real one would send. */
export function fakeGh(): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "gh.mjs"), SCRIPT);
  writeFileSync(
    join(folder, "gh"),
    `#!/bin/sh\nexec "${process.execPath}" "${join(folder, "gh.mjs")}" "$@"\n`,
  );
  chmodSync(join(folder, "gh"), 0o755);
  return folder;
}
