import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { git } from "./run.ts";

/** Refuses a ref that a rule protects, with GitHub's words (GH013). The server says for each push what is refused: a line `<ref> <why>` each. */
const UPDATE_HOOK = `#!/bin/sh
[ -z "$FORGE_REFUSED" ] && exit 0
reasons=$(printf '%s\\n' "$FORGE_REFUSED" | while read -r ref why; do
  if [ "$ref" = "$1" ]; then printf '%s\\n' "- $why"; fi
done)
[ -z "$reasons" ] && exit 0
echo "error: GH013: Repository rule violations found for $1."
echo "$reasons"
exit 1
`;

/** Makes the bare repository behind a repository: empty, or a copy of another with all its objects. */
export async function createBare(dir: string, defaultBranch: string, from: string | null): Promise<void> {
  await mkdir(dir, { recursive: true });
  await git(dir, ["init", "--quiet", "--bare", "--template=", `--initial-branch=${defaultBranch}`]);
  if (from !== null)
    await git(dir, ["fetch", "--quiet", from, "+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*"]);
  const settings = [
    "[http]\n\treceivepack = true",
    "[receive]\n\thideRefs = refs/pull\n\tautogc = false",
    "[uploadpack]\n\tallowFilter = true\n\tallowAnySHA1InWant = true",
    "[gc]\n\tauto = 0",
    "[merge]\n\tdirectoryRenames = false",
  ];
  await writeFile(
    join(dir, "config"),
    `[core]\n\trepositoryformatversion = 0\n\tbare = true\n${settings.join("\n")}\n`,
  );
  await mkdir(join(dir, "hooks"), { recursive: true });
  await writeFile(join(dir, "hooks", "update"), UPDATE_HOOK, { mode: 0o755 });
}
