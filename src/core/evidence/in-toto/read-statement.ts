import type { Artifact } from "#core/model/details.ts";
import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";
import { readResource } from "./digests.ts";
import { readModelSignature } from "./model-signature.ts";
import type { PredicateSummary } from "./predicate-summary.ts";
import { readProvenance } from "./provenance.ts";
import { readTestResult, readVerification, readVerificationSummary } from "./verdicts.ts";

type ReadPredicate = (
  predicate: Foreign,
  subjects: readonly Artifact[],
  builder: ReadingBuilder,
) => PredicateSummary;

const TYPES = /^https:\/\/in-toto\.io\/Statement\/v(?:0\.1|1(?:\.\d+)?)$/;
const PREDICATES: readonly (readonly [RegExp, ReadPredicate])[] = [
  [/^https:\/\/slsa\.dev\/provenance\/v/, readProvenance],
  [/^https:\/\/slsa\.dev\/verification_summary\/v/, readVerificationSummary],
  [/^https:\/\/in-toto\.io\/attestation\/test-result\/v/, readTestResult],
  [/^https:\/\/in-toto\.io\/attestation\/svr\/v/, readVerification],
  [/^https:\/\/model_signing\/signature\/v/, readModelSignature],
];

/** Whether the subject's digest is one of the whole folder, computed from its files, and not of a file. */
const OF_A_FOLDER = /^https:\/\/model_signing\//;

/** Whether a value says that it is an in-toto statement, of whatever version. */
export function isStatement(value: Foreign): boolean {
  return (value.at("_type").text ?? "").startsWith("https://in-toto.io/Statement/");
}

/**
 * Reads an in-toto Statement (v1, v0.1) wherever it was found: bare, in a DSSE envelope, in a Sigstore bundle. `signed` tells
 * whether its envelope carries a signature; nothing here verifies one.
 */
export function readStatement(statement: Foreign, signed: boolean, builder: ReadingBuilder): void {
  const type = statement.at("_type");
  const predicateType = statement.at("predicateType");
  if (!TYPES.test(type.text ?? "")) {
    builder.problem({ ...UNKNOWN_TYPE, values: { found: type.spelled } }, type.where);
    return;
  }
  if (predicateType.text === undefined) {
    builder.problem(NO_PREDICATE, predicateType.where);
    return;
  }
  const subjects = readSubjects(statement, OF_A_FOLDER.test(predicateType.text), builder);
  const read = PREDICATES.find(([pattern]) => pattern.test(predicateType.text ?? ""))?.[1];
  const { builder: by, result } = read?.(statement.at("predicate"), subjects, builder) ?? {};
  builder.add("attestations", {
    predicateType: predicateType.text,
    subjects,
    ...(by === undefined ? {} : { builder: by }),
    ...(result === undefined ? {} : { result }),
    signed,
    source: statement.source,
  });
}

const UNKNOWN_TYPE = {
  id: "unknown-statement",
  says: "`{found}` is no type of in-toto statement that is known here.",
  fix: "Write a statement of type `https://in-toto.io/Statement/v1`.",
};

const NO_PREDICATE = {
  id: "no-predicate-type",
  says: "The statement does not say what kind of predicate it holds.",
  fix: "Write the file again with the tool that made it.",
};

function readSubjects(statement: Foreign, ofFolder: boolean, builder: ReadingBuilder): readonly Artifact[] {
  const { items } = statement.at("subject");
  if (items.length === 0) {
    builder.problem(
      {
        id: "no-subject",
        says: "The statement names no subject, so it is about nothing.",
        fix: "Write it again for the files that it is about.",
      },
      statement.at("subject").where,
    );
  }
  return items.flatMap((subject) => {
    const artifact = readResource(subject, builder);
    if (artifact === undefined || artifact.digests.length === 0) {
      builder.problem(
        {
          id: "subject-without-digest",
          says: "A subject of the statement has no digest, so anything may be meant.",
          fix: "Write the statement again with a digest of each file that it is about.",
        },
        subject.where,
      );
      return artifact === undefined ? [] : [artifact];
    }
    const { name, digests, source } = artifact;
    const commit = digests.find(({ algorithm }) => algorithm === "gitCommit");
    if (commit !== undefined) builder.add("subjects", { kind: "commit", id: commit.value, source });
    builder.add("subjects", { kind: "content", ...(name === "" ? {} : { name }), digests, source });
    if (!ofFolder) builder.add("artifacts", artifact);
    return [artifact];
  });
}
