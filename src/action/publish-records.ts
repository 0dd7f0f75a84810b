import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { JudgedContent } from "#core/collect/judge-content.ts";
import { notRecorded } from "#core/record/not-recorded.ts";
import { recordNames } from "#core/record/record-name.ts";
import { recordText } from "#core/record/record-of.ts";
import { recordedPackage } from "#core/record/recorded-package.ts";
import { recordsOfContent } from "#core/record/records-of-content.ts";
import type { RecordedPackage, RecordNotice } from "#core/report/record-line.ts";
import type { Inputs } from "./inputs.ts";
import type { JudgedSource } from "./judged-source.ts";
import { sentence } from "./tell.ts";
import type { World } from "./world.ts";

/**
 * Writes the records of a judgement beside its report, one for each package, and sets output `record` to their paths. Of sign-offs they say
 * that they were not judged here. Resolves with what a reader is told of them; `null` for a verdict that refused to judge at all, which has none.
 */
export async function publishRecords(
  { verdict, by }: JudgedContent,
  source: JudgedSource,
  { inputs, world, version }: { readonly inputs: Inputs; readonly world: World; readonly version: string },
): Promise<RecordNotice | null> {
  const { writers, environment } = world;
  if (by === null) {
    writers.output("record", "[]");
    return null;
  }
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
  const packages: RecordedPackage[] = [];
  for (const [index, record] of records.entries()) {
    const name = names[index] ?? "";
    const text = recordText(record);
    await writeFile(join(folder, name), text);
    packages.push({ ...recordedPackage(record), file: { name, sha256: sha256(text) } });
  }
  writers.output("record", JSON.stringify(names.map((name) => join(folder, name))));
  return { packages, from: { kind: "runner", run: runPage(environment) } };
}

/** Address of the page of this run; `null` where the runner does not say it. */
function runPage(environment: World["environment"]): string | null {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = environment;
  const isKnown = [server, repository, run].every((each) => (each ?? "") !== "");
  return isKnown ? `${server}/${repository}/actions/runs/${run}` : null;
}

function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
