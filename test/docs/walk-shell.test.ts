import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import { GitRepository, git, removeFolders, temporaryFolder } from "../scenarios/git-repository.ts";
import { blocksOf } from "./command-blocks.ts";
import { cloneLike, walk } from "./shell-walk.ts";

afterAll(removeFolders);

const children: { kill(signal: "SIGKILL"): boolean }[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

test("who types gets completion in each shell that the page names", async () => {
  const home = temporaryFolder();
  mkdirSync(join(home, ".config/fish/completions"), { recursive: true });
  await walk("typist", { cwd: home, env: { HOME: home } });
  expect(readFileSync(join(home, ".config/fish/completions/gatehouse.fish"), "utf8")).toContain(
    "complete -c gatehouse",
  );
  expect(readFileSync(join(home, ".zshrc"), "utf8")).toContain("source <(gatehouse completion zsh)");
  const main = join(import.meta.dirname, "../../src/cli/gatehouse.mjs");
  const began = spawnSync(
    "bash",
    [
      "-c",
      `gatehouse() { "${process.execPath}" "${main}" "$@"; }; . "${home}/.bashrc"; complete -p gatehouse`,
    ],
    { encoding: "utf8" },
  );
  expect(began).toMatchObject({ status: 0, stderr: "", stdout: expect.stringContaining("_gatehouse") });
});

test("who takes a policy pack has it in an own repository", async () => {
  const dir = temporaryFolder();
  git(dir, "init", "--quiet");
  await walk("beginner", { cwd: cloneLike(), replace: { "/path/to/your/repository/": dir } });
  expect(readFileSync(join(dir, ".github/gatehouse.yml"), "utf8")).toContain("version: 1\n");
});

test("who lays a state over the example sees the gate speak that it is for", async () => {
  const place = temporaryFolder();
  const walked = await walk("onlooker", {
    cwd: cloneLike(),
    env: {
      GIT_AUTHOR_NAME: "Ada",
      GIT_AUTHOR_EMAIL: "ada@acme.example",
      GIT_COMMITTER_NAME: "Ada",
      GIT_COMMITTER_EMAIL: "ada@acme.example",
    },
    replace: { "/tmp/demo": join(place, "demo"), "/tmp/triage": join(place, "triage") },
  });
  expect(walked.at(-1)?.out).toContain("recall for small nuclei");
});

test("who tries the record of the examples sees that all of it holds", async () => {
  const [walked] = await walk("learner", { cwd: cloneLike() });
  expect(walked?.out).toContain("✓ signature");
});

test("who calls it for the first time gets files that fit the repository", async () => {
  const repository = new GitRepository();
  repository.commit({ CODEOWNERS: "* @acme/churn\n", "model.onnx": "weights\n" });
  const [walked] = await walk("first", { cwd: repository.dir });
  expect(existsSync(join(repository.dir, ".github/gatehouse.yml"))).toBe(true);
  expect(walked?.out).toContain("Usage: gatehouse");
});

/** What a process prints until it has said all that is awaited. */
function said(lines: number, args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [...args], {
    cwd: cloneLike(),
    env: { PATH: process.env["PATH"], PORT: "0" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  return new Promise((resolve, reject) => {
    let seen = "";
    const hear = (data: Buffer) => {
      seen += data.toString("utf8");
      if (seen.split("\n").length > lines) resolve(seen);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("exit", () => reject(new Error(`it ended: ${seen}`)));
  });
}

test("who installs gets the page of setup as it is shown, and a secret that is long enough", async () => {
  const [setup, secret] = blocksOf("installer");
  const [command = "", ...shown] = setup?.text.trimEnd().split("\n") ?? [];
  expect(command).toMatch(/^\$ node app\/main\.ts setup$/);
  // Another port, since that one may be taken here, and a token of its own each time.
  const masked = (text: string) =>
    text.replace(/(?<=127\.0\.0\.1:)\d+/, "PORT").replace(/(?<=the token )\S+/, "TOKEN");
  const printed = await said(shown.length, command.slice("$ node ".length).split(" "));
  expect(masked(printed.trimEnd())).toBe(masked(shown.join("\n")));
  const { stdout } = spawnSync("sh", ["-c", secret?.script ?? ""], { encoding: "utf8" });
  expect(stdout).toMatch(/^[\da-f]{64}\n$/);
});
