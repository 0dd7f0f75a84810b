import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = join(import.meta.dirname, "../..");

/**
 * Packs the command as a package of its own, with nothing of the App and nothing to install beside it: `dist/cli` of the
 * folder that was built into, its licences, and a page. Gives the path of the tarball, which is put into a folder that exists.
 * Throws with what npm said where it could not.
 */
export function packCommand(built: string, into: string): string {
  const scratch = mkdtempSync(join(tmpdir(), "gatehouse-pack-"));
  try {
    cpSync(join(built, "dist/cli"), join(scratch, "dist/cli"), { recursive: true });
    cpSync(join(root, "LICENSE"), join(scratch, "LICENSE"));
    cpSync(join(root, "src/cli/README.md"), join(scratch, "README.md"));
    writeFileSync(join(scratch, "package.json"), `${JSON.stringify(manifest(), null, 2)}\n`);
    const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", resolve(into)];
    const { status, stdout, stderr, error } = spawnSync("npm", args, { cwd: scratch, encoding: "utf8" });
    if (error !== undefined) throw error;
    if (status !== 0) throw new Error(`npm pack ended with ${status}: ${stderr}`);
    const [packed] = JSON.parse(stdout) as readonly { readonly filename: string }[];
    if (packed === undefined) throw new Error(`npm pack named no file: ${stdout}`);
    return join(resolve(into), packed.filename);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The package.json of the command. In a scope, because `gatehouse` alone is somebody else's package on npm. */
function manifest() {
  const { version, license, engines, bin } = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  ) as Record<string, unknown>;
  return {
    name: "@gatehouse/cli",
    version,
    description: "Release gates for machine-learning handoffs, on your own clone",
    license,
    homepage: "https://github.com/gatehouse/gatehouse#readme",
    repository: { type: "git", url: "git+https://github.com/gatehouse/gatehouse.git" },
    type: "module",
    engines,
    bin,
  };
}
