import { createHash } from "node:crypto";
import { resolve } from "node:path";
import type { JudgedContent } from "#core/collect/judge-content.ts";
import { notRecorded } from "#core/record/not-recorded.ts";
import { recordsOfContent } from "#core/record/records-of-content.ts";
import { topOf } from "#git/top-of.ts";
import type { CloneRange } from "../clone/clone-range.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { writeRecords } from "../record-files.ts";
import { type Terminal, tell } from "../terminal.ts";
import { ownVersion } from "../version.ts";
import type { CheckOptions } from "./judge-clone.ts";
import { originOf } from "./origin-of.ts";

/**
 * Writes the records of a verdict, as the Action would, and says where. Gives how the command ends where that could not be done; `null` where it was, or
 * there was nothing to record.
 */
export async function recordVerdict(
  { verdict, by }: JudgedContent,
  { head, base }: CloneRange,
  { repo, record: folder = "", force = false, pr }: CheckOptions,
  terminal: Terminal,
): Promise<ExitCode | null> {
  if (by === null || by.facts.packages.length === 0) {
    tell(terminal, "note", {
      says: "no package was judged, so no record was written",
      ...(by === null ? {} : { fix: "to record one that did not change, name it: gatehouse check PATH" }),
      values: {},
    });
    return null;
  }
  const { server, ...repository } = await originOf(resolve(repo));
  const pullRequest = { ...by.facts.pullRequest, number: pr ?? by.facts.pullRequest.number };
  const made = await recordsOfContent({
    verdict,
    facts: { ...by.facts, repository, pullRequest },
    trees: { head, base },
    program: ownVersion(),
    server,
    sha256: (content) => createHash("sha256").update(content).digest("hex"),
  });
  const without = notRecorded(made);
  for (const words of without) tell(terminal, "error", words);
  const top = await topOf(resolve(repo));
  const written = await writeRecords(made.records, {
    folder,
    force,
    clone: top.kind === "found" ? top.root : null,
  });
  if (!written.ok) {
    tell(terminal, "error", written.problem);
    return EXIT.unanswered;
  }
  if (written.value.length > 0)
    tell(terminal, "note", {
      says: "recorded without sign-offs, which people give: {paths}",
      values: { paths: written.value },
    });
  return without.length === 0 ? null : EXIT.unanswered;
}
