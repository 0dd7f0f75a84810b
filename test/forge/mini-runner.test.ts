import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { startForge } from "./forge.ts";
import { git, gitText } from "./git/run.ts";
import { checkout, runAction } from "./mini-runner.ts";
import { parseCommand } from "./runner/commands.ts";
import { parseFileCommand } from "./runner/file-commands.ts";
import { createTown } from "./town.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 }); // real git on a busy machine

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "mini-"));
  await mkdir(join(dir, "work"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const MANIFEST = `name: t
inputs:
  token: { default: "\${{ github.token }}" }
  fail on: { default: never }
  dry-run: {}
runs: { using: node24, main: main.js }
`;

async function run(script: string, options: Partial<Parameters<typeof runAction>[0]> = {}) {
  await writeFile(join(dir, "action.yml"), MANIFEST);
  await writeFile(join(dir, "main.js"), script);
  const event = {
    repository: { full_name: "acme/triage" },
    pull_request: { number: 7, merge_commit_sha: "abc", base: { ref: "main" }, head: { ref: "m" } },
  };
  return runAction({
    actionDir: dir,
    eventName: "pull_request",
    event,
    workspace: join(dir, "work"),
    serverUrl: "http://127.0.0.1:1",
    ...options,
  });
}

describe("commands as the runner reads them", () => {
  test.each([
    [
      "::error file=a.yml,line=3,title=A%2CB::what%0Anow",
      {
        name: "error",
        properties: { file: "a.yml", line: "3", title: "A,B" },
        data: "what\nnow",
        version: 2,
      },
    ],
    ["   ::notice::x", { name: "notice", properties: {}, data: "x", version: 2 }],
    ["::error::100%250A", { name: "error", properties: {}, data: "100%0A", version: 2 }],
    [
      "checked ##[set-output name=ok;]true",
      { name: "set-output", properties: { name: "ok" }, data: "true", version: 1 },
    ],
  ])("%s", (line, command) => {
    expect(parseCommand(line)).toEqual(command);
  });

  test.each(["said ::error::x", "::unknown::x", "::error", "##[unknown]x", "plain"])(
    "%s is plain text",
    (line) => {
      expect(parseCommand(line)).toBeNull();
    },
  );
});

describe("file commands", () => {
  test("read both forms", () => {
    expect(parseFileCommand("a=1=2\nb<<END\none\ntwo=2\nEND\nc=\n")).toEqual({
      a: "1=2",
      b: "one\ntwo=2",
      c: "",
    });
  });
  test("refuse a value without its end", () => {
    expect(() => parseFileCommand("b<<END\none\n")).toThrow("Matching delimiter not found");
  });
});

describe("a step", () => {
  test("gets its inputs and the event's environment, and nothing of the machine", async () => {
    const script =
      "const e = process.env; require('fs').appendFileSync(e.GITHUB_OUTPUT, 'env<<X\\n' + JSON.stringify(e) + '\\nX\\n')";
    const result = await run(script, { inputs: { "fail on": "error" }, token: "ghs_secret" });
    const env: unknown = JSON.parse(result.outputs["env"] ?? "");
    expect(env).toMatchObject({
      INPUT_TOKEN: "ghs_secret",
      INPUT_FAIL_ON: "error",
      "INPUT_DRY-RUN": "",
      GITHUB_REF: "refs/pull/7/merge",
      GITHUB_SHA: "abc",
      GITHUB_BASE_REF: "main",
      GITHUB_API_URL: "http://127.0.0.1:1/api/v3",
    });
    expect(env).not.toHaveProperty("VITEST");
  });

  test("keeps ten annotations a level, cuts long messages, masks secrets and tells the exit code", async () => {
    const script =
      "for (let i = 0; i < 12; i++) console.log('::error::' + 'x'.repeat(5000)); console.log('::add-mask::pass'); console.log('pass ghs_secret'); process.exitCode = 3";
    const result = await run(script, { token: "ghs_secret" });
    expect(result).toMatchObject({ exitCode: 3, droppedAnnotations: 2 });
    expect(result.annotations.map(({ message }) => message.length)).toEqual(Array(10).fill(4096));
    expect(result.log).toContain("*** ***");
  });

  test("loses a summary of more than 1 MiB", async () => {
    const write = (size: number) =>
      `require('fs').writeFileSync(process.env.GITHUB_STEP_SUMMARY, 'x'.repeat(${size}))`;
    expect((await run(write(1024 * 1024))).summary).toHaveLength(1024 * 1024);
    const over = await run(write(1024 * 1024 + 1));
    expect(over.summary).toBeNull();
    expect(over.runnerErrors[0]).toContain("upload aborted");
  });

  test("stops obeying commands until the token comes back", async () => {
    const script =
      "for (const l of ['::stop-commands::abc', '::error::hidden', '::abc::', '::error::seen']) console.log(l)";
    expect((await run(script)).annotations.map(({ message }) => message)).toEqual(["seen"]);
  });
});

test("checkout leaves the test merge at depth 1, from the forge, with the token persisted", async () => {
  const forge = await startForge();
  const town = await createTown(forge);
  const pull = await town.openPull("m", { "a.txt": "from the branch\n" });
  const token = town.app.token(town.installation);
  const place = join(dir, "checkout");
  const sha = await checkout({ repo: town.triage, ref: `refs/pull/${pull.number}/merge`, dir: place, token });
  expect(sha).toBe(pull.record.testMerge);
  expect(await readFile(join(place, "a.txt"), "utf8")).toBe("from the branch\n");
  expect(await gitText(place, ["rev-list", "--count", "HEAD"])).toBe("1");
  expect((await git(place, ["symbolic-ref", "-q", "HEAD"], { accept: [1] })).code).toBe(1);
  expect(await readFile(join(place, ".git", "config"), "utf8")).toContain("extraheader");
  await town.close();
  await forge.close();
});
