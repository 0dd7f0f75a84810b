import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { JudgedContent } from "#core/collect/judge-content.ts";
import { notRecorded } from "#core/record/not-recorded.ts";
import { recordNames } from "#core/record/record-name.ts";
import { recordText } from "#core/record/record-of.ts";
import { recordsOfContent } from "#core/record/records-of-content.ts";
import type { Inputs } from "./inputs.ts";
import type { JudgedSource } from "./judged-source.ts";
import { sentence } from "./tell.ts";
import type { World } from "./world.ts";

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
  const { head, base, local } = source;
  const made = await recordsOfContent({
    verdict,
    facts: by.facts,
    trees: local ? { head, base } : null,
    program: version,
    server: environment["GITHUB_SERVER_URL"],
    sha256,
  });
  for (const words of notRecorded(made)) writers.log(sentence(words));
  const { records } = made;
  const names = recordNames(records);
  const folder = dirname(inputs.reportPath);
  await mkdir(folder, { recursive: true });
  const paths = names.map((name) => join(folder, name));
  for (const [index, record] of records.entries())
    await writeFile(paths[index] ?? folder, recordText(record));
  writers.output("record", JSON.stringify(paths));
}

function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
