import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { temporaryFolder } from "../scenarios/git-repository.ts";

const root = join(import.meta.dirname, "../..");

/**
 * A clone of this project as a newcomer has it after `npm ci`: what git has, and nothing that it ignores, such as what a build or an earlier run
 * left here. What is not committed yet comes along, so that a test sees what its author sees; where nothing is open, it is a plain clone.
 */
export function freshClone(): string {
  const folder = join(temporaryFolder(), "gatehouse");
  git("clone", "--quiet", "--shared", root, folder);
  const open = [
    ...listed("diff", "--no-renames", "--name-only", "-z", "HEAD"),
    ...listed("ls-files", "--others", "--exclude-standard", "-z"),
  ];
  for (const path of open) {
    const [from, to] = [join(root, path), join(folder, path)];
    rmSync(to, { force: true });
    if (!existsSync(from)) continue;
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(from, to);
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return folder;
}

function listed(...args: readonly string[]): string[] {
  return git("-C", root, ...args)
    .split("\0")
    .filter(Boolean);
}

function git(...args: readonly string[]): string {
  return execFileSync("git", args, { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
}
