import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "./scenarios/git-repository.ts";

/** A folder for the front of `PATH`: programs by name, each the lines of a shell script. */
export function folderOfPrograms(programs: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, lines] of Object.entries(programs))
    writeFileSync(join(folder, name), `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
  return folder;
}
