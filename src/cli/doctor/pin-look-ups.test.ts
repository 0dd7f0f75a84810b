import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { diagnosis } from "./diagnosis.ts";
import { GITHUB, movableOf, pinLookUp, withPinLookUps } from "./pin-look-ups.ts";

/** An action's repository with a tag of each kind, and the folder in which `acme/gate` is. */
function published(): { readonly root: string; git(...args: readonly string[]): string } {
  const root = mkdtempSync(join(tmpdir(), "gatehouse-pin-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const dir = join(root, "acme/gate");
  mkdirSync(dir, { recursive: true });
  const env = { PATH: process.env["PATH"], HOME: root, GIT_CONFIG_GLOBAL: "/dev/null" };
  const who = ["-c", "user.name=Ada", "-c", "user.email=ada@acme.example"];
  const git = (...args: readonly string[]) =>
    execFileSync("git", [...who, "-C", dir, ...args], { env, encoding: "utf8" }).trim();
  git("init", "--quiet", "--initial-branch=main");
  git("commit", "--quiet", "--allow-empty", "--message", "First");
  return { root, git };
}

test("the command prints the commit of a tag of either kind, and of a branch", () => {
  const { root, git } = published();
  git("tag", "v0.1.0");
  git("commit", "--quiet", "--allow-empty", "--message", "Second");
  git("tag", "--annotate", "v0.2.0", "--message", "The second");
  // Names that begin or end as those that are asked for.
  git("commit", "--quiet", "--allow-empty", "--message", "Third");
  for (const name of ["v0.1.0-rc", "old/v0.1.0", "v0.2.0-rc"]) git("tag", name);
  git("branch", "next/main");
  git("branch", "v0.2.0");
  const printed = (ref: string) => {
    const command = pinLookUp({ owner: "acme", name: "gate", ref }, `file://${root}`);
    return execFileSync("sh", ["-c", command], { encoding: "utf8" }).split("\t")[0];
  };
  expect(printed("v0.1.0")).toBe(git("rev-parse", "refs/tags/v0.1.0"));
  expect(printed("v0.2.0")).toBe(git("rev-parse", "refs/tags/v0.2.0^{commit}"));
  expect(printed("v0.2.0")).not.toBe(git("rev-parse", "refs/tags/v0.2.0"));
  expect(printed("main")).toBe(git("rev-parse", "refs/heads/main"));
});

test.for([
  ["gatehouse/gatehouse@v0.1.0", { owner: "gatehouse", name: "gatehouse", ref: "v0.1.0" }],
  ["acme/gates/.github/workflows/gates.yml@main", { owner: "acme", name: "gates", ref: "main" }],
  ["acme/gates/deep@rel/1", { owner: "acme", name: "gates", ref: "rel/1" }],
  ["docker://alpine:3", null],
  ["gatehouse/gatehouse", null],
  ["gatehouse/gatehouse@", null],
  ["gatehouse/gatehouse@--upload-pack=true", null],
  ["gatehouse/gatehouse@v1;reboot", null],
  ["gatehouse/gatehouse@v1\nreboot", null],
  ["gatehouse/$(reboot)@v1", null],
] as const)("%o is an action that can be looked up: %o", ([uses, expected]) =>
  expect(movableOf(uses)).toEqual(expected),
);

test("each action is looked up where it is, and an image is not", async () => {
  const actions = ["gatehouse/gatehouse@v1", "acme/own@v2", "acme/own@v2", "docker://alpine:3"];
  const movable = diagnosis("unpinned-action", "a.yml", { path: "a.yml", actions });
  const image = diagnosis("unpinned-action", "b.yml", { path: "b.yml", actions: ["docker://alpine:3"] });
  const originOf = async (owner: string) => (owner === "acme" ? "https://git.acme.example" : GITHUB);
  const [told, bare] = await withPinLookUps([movable, image], originOf);
  expect(told).toMatchObject({
    lookUps: [
      "git ls-remote https://github.com/gatehouse/gatehouse heads/v1 tags/v1 'tags/v1^{}' | tail -n 1",
      "git ls-remote https://git.acme.example/acme/own heads/v2 tags/v2 'tags/v2^{}' | tail -n 1",
    ],
    fix: `${movable.fix}; this prints the digits`,
  });
  expect(bare).toEqual(image);
});
