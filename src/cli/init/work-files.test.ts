import { readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { GitObjects } from "#git/git-objects.ts";
import { GitRepository, git, removeFolders } from "../../../test/scenarios/git-repository.ts";
import { WorkFiles } from "./work-files.ts";

afterAll(removeFolders);

const AT = new Date("2020-01-01T00:00:00Z");

function repository(): GitRepository {
  const made = new GitRepository();
  made.commit({ "same.txt": "a\n", "changed.txt": "a\n", "gone.txt": "a\n" });
  return made;
}

async function listed({ dir }: GitRepository): Promise<Readonly<Record<string, string>>> {
  const objects = new GitObjects(dir);
  const { files } = await WorkFiles.list(dir, objects);
  return Object.fromEntries([...files].map(([path, { from }]) => [path, from]));
}

test("a file that only its times call changed is the index's, and the index stays as it is", async () => {
  const made = repository();
  writeFileSync(join(made.dir, "changed.txt"), "b\n");
  writeFileSync(join(made.dir, "new.txt"), "b\n");
  rmSync(join(made.dir, "gone.txt"));
  utimesSync(join(made.dir, "same.txt"), AT, AT);
  const before = readFileSync(join(made.dir, ".git/index"));
  expect(await listed(made)).toEqual({ "same.txt": "index", "changed.txt": "disk", "new.txt": "disk" });
  expect(readFileSync(join(made.dir, ".git/index")).equals(before)).toBe(true);
});

test("where a filter fails, what looks changed is read from the disk", async () => {
  const made = repository();
  made.commit({ ".gitattributes": "same.txt filter=broken\n" });
  git(made.dir, "config", "filter.broken.clean", "false");
  git(made.dir, "config", "filter.broken.required", "true");
  utimesSync(join(made.dir, "same.txt"), AT, AT);
  expect(await listed(made)).toMatchObject({ "same.txt": "disk", "changed.txt": "index" });
});
