import * as z from "zod";
import { OUTCOMES } from "#core/model/outcome.ts";

/** Type of a statement: in-toto attestation framework, Statement v1. */
export const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";

/** Type of the predicate: SLSA, verification summary v1. */
export const PREDICATE_TYPE = "https://slsa.dev/verification_summary/v1";

/** Who verified: what `verifier.id` says of every record. */
export const VERIFIER = "https://github.com/gatehouse/gatehouse";

/** Field of the predicate that holds what SLSA has no word for; SLSA asks for names that are URIs. */
export const EXTENSION = "https://github.com/gatehouse/gatehouse/record/v1";

/** Subjects of one record at most. A package of more files has none: a list that was cut would read as if it were whole. */
export const MOST_SUBJECTS = 10_000;

const MOST = 20_000;
const short = z.string().max(1000);
const long = z.string().max(20_000);
const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);
const hex = z.string().regex(/^[0-9a-f]{40,128}$/);
const outcome = z
  .enum(OUTCOMES)
  .describe("`error`, `fail` and `pending` hold a pull request back; the others do not.");

const digests = z
  .record(z.string().max(50), z.string().regex(/^[0-9A-Za-z+/=_:.-]{1,500}$/))
  .refine((set) => Object.keys(set).length > 0, "expected at least one digest");

const resource = z.looseObject({ uri: long, digest: digests });

const place = z.looseObject({ path: long, line: z.int().positive().optional() });

const finding = z.looseObject({
  id: short.describe("Stable name, unique within its gate."),
  outcome,
  severity: z.literal("warn").optional().describe("The policy's check only warns."),
  message: long.describe("What was found, as a sentence."),
  expected: long.optional(),
  actual: long.optional(),
  where: place.optional(),
  package: long.optional().describe("Folder of the package that it is about."),
  check: short.optional().describe("Name of the policy's check that it is about."),
});

const gate = z.looseObject({
  gate: short,
  severity: z.enum(["block", "warn"]),
  kind: z.enum(["content", "people"]),
  outcome,
  findings: z.array(finding).max(MOST),
});

const person = z.looseObject({ id: z.int(), login: short });

const scope = z.looseObject({
  digest: sha256Hex.describe("SHA-256 over `paths` as canonical JSON: what a sign-off was given for."),
  paths: z
    .array(
      z.looseObject({
        path: long,
        mode: z.string().max(10).nullable().describe("`null`: the path is not there."),
        oid: hex.nullable().describe("Git object id."),
      }),
    )
    .max(MOST)
    .describe("Changed paths that it signs for, as they are at `head`."),
});

const asked = z.looseObject({
  kind: z.enum(["code-owners", "role"]),
  name: long,
  owners: z.array(short).max(MOST),
  needs: z.int().nonnegative().describe("How many different people."),
  scope,
  signed: z
    .array(person.extend({ review: z.int(), commit: hex, at: short }))
    .max(MOST)
    .describe("Approvals that count: the commit that each saw, and when it was sent."),
  objections: z.array(person).max(MOST).describe("Who asks for changes."),
});

const review = z.looseObject({
  review: z.int(),
  by: person.nullable().describe("`null`: the account is gone."),
  state: short,
  commit: hex.nullable(),
  at: short,
  countsFor: z.array(long).max(MOST).describe("Names of what it signs."),
  because: z
    .array(z.looseObject({ id: short, for: z.array(long).max(MOST) }))
    .max(MOST)
    .describe("Why it does not count, and for what."),
});

const pullRequest = z.looseObject({
  number: z.int().nonnegative(),
  head: hex,
  author: person.nullable(),
  distinct: z.boolean().describe("Whether a person fills one role only."),
  afterGates: z.boolean().describe("Whether approvals count only once the content was green."),
  asked: z.array(asked).max(MOST),
  reviews: z.array(review).max(MOST).describe("Every review, the newest first."),
});

const signOffs = z.union([
  z.looseObject({ judged: z.literal(true), pullRequests: z.array(pullRequest).min(1).max(1000) }),
  z.looseObject({
    judged: z.literal(false),
    because: z
      .enum(["left-to-app", "not-asked", "nothing-judged"])
      .describe(
        "`left-to-app`: who made the record knows no reviews. `not-asked`: the policy asks for none. `nothing-judged`: no gate was asked.",
      ),
  }),
]);

const waiver = z.looseObject({
  gate: short,
  finding: short,
  check: short.optional(),
  package: short,
  reason: long,
  authority: short,
  expires: z.iso.date().describe("Last day on which it counts, in UTC."),
  where: place,
});

const extension = z.looseObject({
  package: z.looseObject({
    folder: long,
    name: short.optional(),
    version: short.optional(),
    risk: short.optional(),
    owner: short.optional().describe("Who answers for it, by its manifest."),
    manifest: long.describe("Path of its manifest."),
    names: z
      .array(
        z.looseObject({
          at: long.describe("JSON pointer into the manifest, such as `/model/path`."),
          path: long,
          files: z
            .int()
            .nonnegative()
            .describe("How many subjects stand at the path or below it. 0: there is nothing."),
        }),
      )
      .max(MOST)
      .describe("Every path of the repository that the manifest names."),
  }),
  contents: z
    .looseObject({
      count: z.int().positive(),
      digest: sha256Hex.describe(
        "SHA-256 over `subject` as canonical JSON: so a signature of the predicate is one of every digest.",
      ),
      gitDigest: sha256Hex.describe(
        "The same over names, `gitBlob` and `gitCommit` alone, without subjects that have neither: equal in every record of the same files, whoever made it and whichever other digests it knew. As strong as git's ids.",
      ),
    })
    .describe("How many subjects there are, and digests over them."),
  stage: short,
  outcome,
  contentGreen: z.boolean(),
  pullRequest: z.int().nonnegative().describe("0: none, or a merge queue's commit."),
  head: hex,
  base: hex,
  extends: resource.optional().describe("The policy of another repository that the policy stands on."),
  gates: z.array(gate).max(1000),
  deferred: z.array(short).max(1000).describe("Gates of the stage that were not judged here."),
  notAsked: z
    .array(short)
    .max(1000)
    .describe("Gates that the stage does not ask: with the others, all that there are."),
  notices: z.array(finding).max(MOST).describe("What is said of the judgement itself."),
  signOffs,
  waivers: z.array(waiver).max(MOST).describe("Reviewed lines of the policy that excused findings."),
  pointers: z
    .array(z.looseObject({ path: long, content: long }))
    .max(MOST)
    .describe("Files that stand for content elsewhere (Git LFS), and the subject that is this content."),
});

/** What a record is, and all that is read of one. Keys that are not named may come with a later version, and are passed over. */
export const recordSchema = z.looseObject({
  _type: z.literal(STATEMENT_TYPE),
  subject: z
    .array(z.looseObject({ name: long, digest: digests }))
    .min(1)
    .max(MOST_SUBJECTS)
    .superRefine((subjects, context) => {
      const seen = new Set<string>();
      for (const [index, { name }] of subjects.entries()) {
        // Of two subjects with one name, two readers could take two different ones for the file.
        if (seen.has(name))
          context.addIssue({ code: "custom", path: [index, "name"], message: "expected each name once" });
        seen.add(name);
      }
    })
    .describe("The package's files, and those elsewhere in the repository that it names."),
  predicateType: z.literal(PREDICATE_TYPE),
  predicate: z.looseObject({
    verifier: z.looseObject({ id: z.literal(VERIFIER), version: z.record(short, short) }),
    timeVerified: z.iso.datetime(),
    resourceUri: long,
    policy: resource,
    inputAttestations: z.array(resource).max(MOST).describe("Evidence and signatures that were judged."),
    verificationResult: z.enum(["PASSED", "FAILED"]),
    verifiedLevels: z.array(short).min(1).max(100),
    [EXTENSION]: extension,
  }),
});

/** A record: plain JSON. */
export type PackageRecord = z.output<typeof recordSchema>;
export type RecordExtension = z.output<typeof extension>;
export type RecordSubject = PackageRecord["subject"][number];
export type RecordSignOffs = z.output<typeof signOffs>;
export type RecordPullRequest = z.output<typeof pullRequest>;
export type RecordAsked = z.output<typeof asked>;
export type RecordFinding = z.output<typeof finding>;

/** What Gatehouse itself says in a record. */
export function extensionOf({ predicate }: PackageRecord): RecordExtension {
  return predicate[EXTENSION];
}
