import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { policyCopy } from "./policy-copy.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "policy-copy-"));
});
afterAll(() => rm(folder, { recursive: true }));

const reference = { owner: "acme", name: ".github", ref: null };

test("a file is read with the id that git would give it, and from no known commit", async () => {
  const path = join(folder, "gatehouse.yml");
  await writeFile(path, "hello\n");
  expect(await policyCopy(path)(reference)).toEqual({
    kind: "file",
    commit: null,
    path: "gatehouse.yml",
    content: { kind: "text", text: "hello\n", oid: "ce013625030ba8dba906f756967f9e9ca394464a", size: 6 },
  });
});

test.for([
  ["bytes that are no text", Buffer.from([0, 1, 2]), "binary"],
  ["more than a policy may be", Buffer.alloc(1024 * 1024 + 1, "a"), "too-large"],
] as const)("%s", async ([name, bytes, kind]) => {
  const path = join(folder, name);
  await writeFile(path, bytes);
  expect(await policyCopy(path)(reference)).toMatchObject({ kind: "file", content: { kind } });
});

test("a file that is not there, and a folder, are told", async () => {
  for (const path of [join(folder, "absent"), folder]) {
    expect(await policyCopy(path)(reference)).toMatchObject({
      kind: "unreadable",
      because: { fix: expect.stringContaining("checked out") as string },
    });
  }
});
