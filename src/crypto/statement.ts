import { createHash } from "node:crypto";
import * as z from "zod";
import type { SignatureFacts } from "#core/facts/signature-facts.ts";
import type { Artifact, Digest } from "#core/model/details.ts";

/** What a signed statement says, or why it cannot be read. Nothing here is proved: that is the signature's part. */
export type ReadStatement = Pick<
  SignatureFacts,
  "predicateType" | "subjects" | "builder" | "sourceRepository" | "sourceCommit"
> & {
  /** Why nothing may be concluded from it, however well it is signed. */
  readonly because?: string;
};

/** Payload type of in-toto statements in DSSE envelopes. */
const IN_TOTO = "application/vnd.in-toto+json";

/** Subjects that are read; a model of more files is refused, never cut. */
const MOST_SUBJECTS = 10_000;

const digests = z.record(z.string().max(100), z.string().max(1000));
const statement = z.object({
  _type: z.enum(["https://in-toto.io/Statement/v1", "https://in-toto.io/Statement/v0.1"]),
  subject: z.array(z.object({ name: z.string().max(4096).optional(), digest: digests })).max(MOST_SUBJECTS),
  predicateType: z.string().max(1000),
  predicate: z.unknown().optional(),
});

/** Predicate of OpenSSF model signing since 1.0: its one subject is a digest over the digests of the files. */
const MODEL_SIGNING = /^https:\/\/model_signing\/signature\/v1\.\d{1,3}$/;
const modelSigning = z.object({
  serialization: z.object({ method: z.string().max(100) }),
  resources: z
    .array(
      z.object({ name: z.string().max(4096), algorithm: z.string().max(100), digest: z.string().max(1000) }),
    )
    .max(MOST_SUBJECTS),
});

const repositoryUri = z.string().max(2000);
const provenance = z.object({
  // SLSA provenance 1
  runDetails: z.object({ builder: z.object({ id: repositoryUri }).optional() }).optional(),
  buildDefinition: z
    .object({
      externalParameters: z
        .object({ workflow: z.object({ repository: repositoryUri }).optional() })
        .optional(),
      resolvedDependencies: z
        .array(z.object({ digest: z.object({ gitCommit: repositoryUri.optional() }).optional() }))
        .optional(),
    })
    .optional(),
  // SLSA provenance 0.2
  builder: z.object({ id: repositoryUri }).optional(),
  invocation: z
    .object({
      configSource: z
        .object({
          uri: repositoryUri.optional(),
          digest: z.object({ sha1: repositoryUri.optional() }).optional(),
        })
        .optional(),
    })
    .optional(),
});

/** Reads the statement of an envelope. Never throws. Sources: in-toto attestation spec 1.0, SLSA 0.2 and 1, model_signing 1. */
export function readStatement(payloadType: string, payload: Buffer): ReadStatement {
  if (payloadType !== IN_TOTO) return refused("what it signs is no in-toto statement");
  const parsed = statement.safeParse(jsonOf(payload));
  if (!parsed.success)
    return refused(`what it signs is no in-toto statement with at most ${MOST_SUBJECTS} subjects`);
  const { predicateType, predicate, subject } = parsed.data;
  if (MODEL_SIGNING.test(predicateType))
    return readModelSigning(predicateType, predicate, subject[0]?.digest["sha256"]);
  const subjects = subject.map(({ name, digest }, index) =>
    artifact(name ?? "", digest, `/subject/${index}`),
  );
  return { predicateType, subjects, ...originOf(predicate) };
}

function readModelSigning(
  predicateType: string,
  predicate: unknown,
  root: string | undefined,
): ReadStatement {
  const parsed = modelSigning.safeParse(predicate);
  if (!parsed.success) return refused("the list of the model's files in it cannot be read", predicateType);
  const { serialization, resources } = parsed.data;
  if (serialization.method !== "files")
    return refused(
      "it lists pieces of files in place of whole files, which cannot be compared here",
      predicateType,
    );
  const hash = createHash("sha256");
  for (const { digest } of resources) hash.update(Buffer.from(digest, "hex"));
  if (root === undefined || hash.digest("hex") !== root.toLowerCase())
    return refused(
      "the digest of the whole model in it is not that of the files that it lists",
      predicateType,
    );
  const subjects = resources.map(({ name, algorithm, digest }, index) =>
    artifact(name, { [algorithm]: digest }, `/predicate/resources/${index}`),
  );
  return { predicateType, subjects };
}

function originOf(predicate: unknown): Pick<ReadStatement, "builder" | "sourceRepository" | "sourceCommit"> {
  const parsed = provenance.safeParse(predicate);
  if (!parsed.success) return {};
  const { runDetails, buildDefinition, builder: older, invocation } = parsed.data;
  const builder = runDetails?.builder?.id ?? older?.id;
  const sourceRepository =
    buildDefinition?.externalParameters?.workflow?.repository ?? invocation?.configSource?.uri;
  const commits =
    buildDefinition?.resolvedDependencies?.flatMap(({ digest }) => digest?.gitCommit ?? []) ?? [];
  const sourceCommit = commits[0] ?? invocation?.configSource?.digest?.sha1;
  return {
    ...(builder === undefined ? {} : { builder }),
    ...(sourceRepository === undefined ? {} : { sourceRepository }),
    ...(sourceCommit === undefined ? {} : { sourceCommit }),
  };
}

function artifact(name: string, stated: Readonly<Record<string, string>>, pointer: string): Artifact {
  const hexadecimal = Object.entries(stated).filter(([, value]) => /^[0-9a-fA-F]+$/.test(value));
  const found = hexadecimal.map(([algorithm, value]): Digest => ({ algorithm, value: value.toLowerCase() }));
  return { name, digests: found, source: { pointer } };
}

function refused(because: string, predicateType: string | null = null): ReadStatement {
  return { predicateType, subjects: [], because };
}

function jsonOf(payload: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(payload));
  } catch {
    return undefined;
  }
}
