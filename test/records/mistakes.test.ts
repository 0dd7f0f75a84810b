import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { removeFolders, temporaryFolder } from "../scenarios/git-repository.ts";
import { runVerify } from "./run-verify.ts";

const appPath = join(import.meta.dirname, "golden/app.intoto.json");
let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterAll(removeFolders);

describe("what cannot be looked at is a mistake of who asks, and no verdict about the release", () => {
  test.for([
    ["files", "the folder `{path}` does not exist"],
    ["policy", "`{path}` does not exist"],
    ["bundle", "`{path}` does not exist"],
  ] as const)("--%s that is not there", async ([option, says]) => {
    const path = join(folder, "nowhere");
    const given = {
      files: { files: path },
      policy: { policy: [path] },
      bundle: { bundle: path, key: appPath },
    };
    const { status, out, err } = await runVerify(appPath, given[option]);
    expect(err).toContain(says.replace("{path}", path));
    expect(err).toContain("→ look for a mistake in its name");
    expect([status, out]).toEqual([2, ""]);
  });

  test("--files that is a file", async () => {
    const { status, out, err } = await runVerify(appPath, { files: appPath });
    expect(err).toContain(`\`${appPath}\` cannot be looked at: it is no folder\n`);
    expect(err).toContain("→ give --files the folder with the released files");
    expect([status, out]).toEqual([2, ""]);
  });

  test("--files below a file", async () => {
    const { status, err } = await runVerify(appPath, { files: join(appPath, "x") });
    expect(err).toContain("cannot be looked at: ENOTDIR");
    expect(status).toBe(2);
  });
});
