import type { EvidenceFacts } from "#core/facts/package-facts.ts";
import { referencedPaths } from "#core/handoff/referenced-paths.ts";
import { type ResolvedHandoff, whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Content } from "#core/model/tree.ts";
import { readEvidenceFile } from "./read-evidence-file.ts";
import { ReadingMemory } from "./reading-memory.ts";

/** The evidence files that a manifest lists, each as its reader saw it, in the manifest's order. */
export async function listedEvidence(
  manifest: ResolvedHandoff,
  files: ReadonlyMap<string, Content>,
  readings = new ReadingMemory(),
): Promise<EvidenceFacts[]> {
  const paths = new Map(referencedPaths(manifest).paths.map(({ pointer, path }) => [pointer, path]));
  const listed = (manifest.handoff.evidence ?? []).map(
    async (entry, index): Promise<EvidenceFacts | null> => {
      const pointer = `/evidence/${index}`;
      const path = paths.get(`${pointer}/path`);
      if (path === undefined) return null;
      const content = files.get(path) ?? { kind: "absent" };
      const where = whereOf(manifest, `${pointer}/path`);
      const reading =
        content.kind === "text"
          ? await readings.evidence({ path, text: content.text, oid: content.oid }, entry.as)
          : await readEvidenceFile(path, content, entry.as, where);
      const { suite, environment, about } = entry;
      return {
        pointer,
        path,
        ...(suite === undefined ? {} : { suite }),
        ...(environment === undefined ? {} : { environment }),
        ...(about === undefined ? {} : { about }),
        reading,
      };
    },
  );
  return (await Promise.all(listed)).filter((each) => each !== null);
}
