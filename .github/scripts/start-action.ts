// Starts the built Action once, as a runner would, on a repository made on the spot: what is committed in dist/ must load,
// judge, and hand its outputs on. The scenarios stand in test/; this is the proof that the bundle itself works.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runAction } from "../../test/forge/mini-runner.ts";

const POLICY = `version: 1
stages:
  main: { branches: [main], gates: { sign-offs: off } }
`;

const HANDOFF = `apiVersion: gatehouse/v1
package:
  name: smoke
  version: 1.0.0
  description: The smallest package that can be handed over
  license: Apache-2.0
  owner: "@octocat"
  risk: Low
`;

const workspace = mkdtempSync(join(tmpdir(), "gatehouse-start-"));
try {
  git("init", "--quiet", "--initial-branch=main");
  const base = commit({ ".github/gatehouse.yml": POLICY, ".github/CODEOWNERS": "* @octocat\n" });
  const head = commit({ "handoffs/smoke/handoff.yml": HANDOFF });
  const { exitCode, outputs, log, runnerErrors } = await runAction({
    actionDir: join(import.meta.dirname, "../.."),
    inputs: { token: "" },
    eventName: "pull_request",
    event: pullRequest(base, head),
    workspace,
    // Nothing listens there: a run that asks the network fails.
    serverUrl: "http://127.0.0.1:9",
  });
  console.log(log);
  const wrong = [
    ...(exitCode === 0 ? [] : [`it ended with ${exitCode}`]),
    ...(outputs["verdict"] === "pass" ? [] : [`verdict is "${outputs["verdict"]}", expected "pass"`]),
    ...(outputs["stage"] === "main" ? [] : [`stage is "${outputs["stage"]}", expected "main"`]),
    ...(outputs["packages"]?.includes("smoke")
      ? []
      : [`packages is "${outputs["packages"]}", expected smoke`]),
    ...runnerErrors,
  ];
  for (const each of wrong) console.error(`the built Action: ${each}`);
  process.exitCode = wrong.length > 0 ? 1 : 0;
} finally {
  rmSync(workspace, { recursive: true, force: true });
}

function commit(files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), text);
  }
  git("add", "--all");
  git(
    "-c",
    "user.name=Octocat",
    "-c",
    "user.email=octocat@example.com",
    "commit",
    "--quiet",
    "--message=Add",
  );
  return git("rev-parse", "HEAD");
}

function git(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync("git", ["-C", workspace, ...args], { encoding: "utf8" });
  if (status !== 0) throw new Error(`git ${args[0] ?? ""}: ${stderr}`);
  return stdout.trim();
}

function pullRequest(base: string, head: string) {
  const user = { id: 1, login: "octocat", type: "User" };
  const pull = { number: 1, title: "Hand over", user, draft: false, changed_files: 1 };
  return {
    action: "opened",
    number: 1,
    pull_request: { ...pull, base: { ref: "main", sha: base }, head: { ref: "handover", sha: head } },
    repository: { full_name: "acme/smoke", name: "smoke", owner: { login: "acme" } },
    sender: user,
  };
}
