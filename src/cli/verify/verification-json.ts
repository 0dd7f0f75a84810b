import { isWeak } from "#core/record/check-package.ts";
import type { Checked, Words } from "#core/record/checked.ts";
import { extensionOf, type PackageRecord } from "#core/record/record-schema.ts";
import { isSatisfied } from "#core/record/sign-offs-of.ts";
import { unshownOf } from "#core/record/unshown.ts";
import { fixOf, PLAIN, says } from "#core/report/fill-template.ts";

/** Name of the shape that `gatehouse verify --json` prints. A key may be added under it; none is renamed, moved or dropped. */
const VERIFICATION_SCHEMA = "gatehouse/verification/v1";

/** A verification as two-space JSON that ends in a line break. Names are the record's own; sentences are written out beside them. */
export function verificationJson(record: PackageRecord, parts: readonly Checked[]): string {
  const { package: about, contents, stage, head, base, signOffs, waivers } = extensionOf(record);
  const { verificationResult: result, timeVerified: at, verifiedLevels, policy } = record.predicate;
  const printed = {
    schema: VERIFICATION_SCHEMA,
    ok: parts.every(({ state }) => state !== "failed"),
    complete: parts.every(({ state }) => state === "verified"),
    restsOnSender: isSigned(parts)
      ? []
      : unshownOf(record).map(({ claim, says: words }) => ({ claim, ...sentence(words) })),
    package: about,
    files: {
      count: record.subject.length,
      gitDigest: contents.gitDigest,
      bySha1Alone: record.subject.filter(({ digest }) => isWeak(digest)).length,
    },
    stage,
    result,
    levels: verifiedLevels,
    at,
    head,
    base,
    policy,
    parts: parts.map(({ part, state, says: words, details }) => ({
      part,
      state,
      ...sentence(words),
      details: details.map(sentence),
    })),
    signOffs: signOffs.judged
      ? signOffs.pullRequests.flatMap(({ number, asked }) =>
          asked.map((each) => ({
            pullRequest: number,
            kind: each.kind,
            name: each.name,
            needs: each.needs,
            satisfied: isSatisfied(each),
            signed: each.signed,
            objections: each.objections,
            scope: each.scope.digest,
          })),
        )
      : null,
    waivers,
  };
  return `${JSON.stringify(printed, null, 2)}\n`;
}

function isSigned(parts: readonly Checked[]): boolean {
  return parts.some(({ part, state }) => part === "signature" && state === "verified");
}

function sentence(words: Words): object {
  return { message: says(words, PLAIN), advice: fixOf(words, PLAIN) ?? undefined };
}
