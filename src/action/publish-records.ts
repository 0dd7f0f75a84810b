import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { JudgedContent } from "#core/collect/judge-content.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { recordNames } from "#core/record/record-name.ts";
import { recordText } from "#core/record/record-of.ts";
import { recordsOf } from "#core/record/records-of.ts";
import { signOffsOf } from "#core/record/sign-offs-of.ts";
import type { Inputs } from "./inputs.ts";
import type { JudgedSource } from "./judged-source.ts";
import { sentence } from "./tell.ts";
import type { World } from "./world.ts";

/** Bytes of files that are read for no more than their digests, of all packages together. */
const MOST_BYTES = 4 * 1024 * 1024 * 1024;

/**
 * Writes the records of a judgement beside its report, one for each package, and sets output `record` to their paths. Of sign-offs they say
 * that they were not judged here. A verdict that refused to judge at all has none.
 */
export async function publishRecords(
  { verdict, by }: JudgedContent,
  source: JudgedSource,
  { inputs, world, version }: { readonly inputs: Inputs; readonly world: World; readonly version: string },
): Promise<void> {
  const { writers, environment } = world;
  if (by === null) return writers.output("record", "[]");
  const server = environment["GITHUB_SERVER_URL"];
  const policy = source.local ? await source.base.bytes(verdict.policy.path) : null;
  const { records, tooLarge } = recordsOf({
    verdict,
    facts: by.facts,
    signOffs: signOffsOf(verdict, [], sha256),
    program: version,
    sha256,
    ...(server === undefined ? {} : { server }),
    ...(policy === null ? {} : { policySha256: sha256(policy) }),
    digests: source.local ? await digestsOf(by.facts.packages, source) : {},
  });
  for (const folder of tooLarge)
    writers.log(
      sentence({
        says: "package `{folder}` has more files, or more to tell, than one record holds",
        values: { folder },
      }),
    );
  const names = recordNames(records);
  const folder = dirname(inputs.reportPath);
  await mkdir(folder, { recursive: true });
  const paths = names.map((name) => join(folder, name));
  for (const [index, record] of records.entries())
    await writeFile(paths[index] ?? folder, recordText(record));
  writers.output("record", JSON.stringify(paths));
}

/** SHA-256 of the files that no gate asked it of. What is too large to be read is known by its git blob id alone. */
async function digestsOf(
  packages: readonly PackageFacts[],
  { head }: JudgedSource,
): Promise<Readonly<Record<string, string>>> {
  const found = new Map<string, string>();
  let left = MOST_BYTES;
  // One after the other: a package of large files never stands in memory as a whole.
  for (const { files, outside, digests } of packages)
    for (const { path, mode } of [...files, ...outside]) {
      if (!mode.startsWith("100") || Object.hasOwn(digests, path) || found.has(path) || left <= 0) continue;
      const bytes = await head.bytes(path);
      if (bytes === null) continue;
      left -= bytes.length;
      found.set(path, sha256(bytes));
    }
  return Object.fromEntries(found);
}

function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
