import * as z from "zod";
import { handle, label, version } from "#core/handoff/handoff-fields.ts";
import { exceptionSchemas } from "#core/policy/exceptions-schema.ts";
import { RISKS } from "#core/policy/policy.ts";
import { toldInstant } from "./told-instant.ts";

const stage = z.string().min(1).max(40);

const { waivers } = exceptionSchemas(stage, handle);

const path = z
  .string()
  .min(1)
  .max(1000)
  .regex(/^(?!\/)(?!(?:.*\/)?\.\.(?:\/|$)).*$/, "expected a path from the root of the repository");

const person = z
  .string()
  .max(200)
  .regex(
    /^@?[A-Za-z0-9][A-Za-z0-9_-]*(\[bot\])?(\/[A-Za-z0-9_.-]+)?$/,
    "expected a login such as dana, or @organisation/team",
  );

const login = z
  .string()
  .max(200)
  .regex(/^@?[A-Za-z0-9][A-Za-z0-9_-]*(\[bot\])?$/, "expected a login such as dana");

const team = z
  .string()
  .max(200)
  .regex(/^@[A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z0-9_.-]+$/, "expected @organisation/team");

const opinion = z.union([
  person,
  z.strictObject({
    by: person.describe("Who: a login, or a team, which stands for a member who gave no review yet."),
    at: toldInstant.optional().describe("When; by default at the time of the judgement."),
    changed_after: z
      .array(path)
      .min(1)
      .max(1000)
      .optional()
      .describe("Paths that were changed after this review was given."),
    before_green: z
      .boolean()
      .default(false)
      .describe("Whether it was given before the gates on content were green."),
  }),
]);

const opinions = z.array(opinion).max(200).optional();

const scalar = z.union([z.number(), z.boolean(), z.string().min(1).max(200)]);

const metric = z.union([
  scalar,
  z.null(),
  z.strictObject({
    value: scalar.describe("What was measured; `12ms` is a number with its unit."),
    suite: label.optional().describe("Suite of the evidence that it stands in."),
    samples: z.int().min(0).optional().describe("From how many samples it was computed."),
    slice: z
      .record(z.string().max(200), z.string().max(200))
      .refine(
        (slice) => Object.keys(slice).length > 0,
        "expected a key and its value, such as { AgeGroup: 31-40 }",
      )
      .optional()
      .describe("Which part of the data it holds for."),
    at: toldInstant.optional().describe("When it was measured."),
  }),
]);

const metrics = z
  .record(
    z
      .string()
      .max(400)
      .regex(
        /^[a-z0-9-]+:.+$/,
        "expected a format and a name as gatehouse read shows them, such as metrics:test.auc or mlflow:test_auc",
      ),
    metric,
  )
  .optional()
  .describe(
    "What was measured, under the names by which checks read it: `metrics:test.auc`. It takes the place of what the package's evidence holds; `null` takes it away.",
  );

/** How a check run can end, as GitHub spells it: any other word would be one more that is no success. Source: GitHub's REST API, "Check runs". */
const conclusion = z.enum([
  "success",
  "failure",
  "neutral",
  "cancelled",
  "skipped",
  "timed_out",
  "action_required",
  "stale",
  "startup_failure",
]);

const manifest = z
  .record(z.string().max(200), z.unknown())
  .optional()
  .describe(
    "What the manifest says otherwise: mappings are joined, `null` takes a key away, anything else takes its place. A mapping of positions (`0:`) changes entries of a list.",
  );

/** The situation of a case. Everything that is left out is as the package and the policy have it. */
export const givenSchema = z.strictObject({
  stage: stage.optional().describe("Stage to judge by; by default the one of `base`."),
  base: z.string().min(1).max(255).optional().describe("Branch that the pull request is for."),
  now: toldInstant
    .optional()
    .describe("When it is judged: a day (noon in UTC) or an instant. Needed, unless `facts` say it."),
  facts: path
    .optional()
    .describe("File with facts that were kept by `gatehouse simulate --keep`, to start from."),
  package: path
    .optional()
    .describe("Folder of the package that is handed over; by default one that is made up."),
  version: version.optional().describe("Version of the package."),
  risk: z
    .enum([...RISKS, "Unknown"])
    .optional()
    .describe("Risk of the package."),
  manifest,
  files: z
    .record(path, z.string().max(1_000_000).nullable())
    .optional()
    .describe("Files that are otherwise than on disk, by path; `null`: not there."),
  metrics,
  baseline: z
    .strictObject({ version: version.optional().describe("Its version there."), manifest, metrics })
    .optional()
    .describe("The package stands on the base branch already, but for this. Left out, it is new."),
  changed: z
    .array(path)
    .max(1000)
    .optional()
    .describe(
      "Paths of files that the pull request changes; by default every file of the package. One that is new has its text under `files`.",
    ),
  tags: z.array(z.string().min(1).max(255)).max(200).optional().describe("Tags of the repository."),
  author: login.optional().describe("Who opened the pull request and wrote its commits."),
  contributors: z.array(login).max(100).optional().describe("Who else wrote commits of it."),
  teams: z
    .record(team, z.array(login).max(1000))
    .optional()
    .describe("Members of teams. A team that is not named has people enough, none of whom is named."),
  approvals: opinions.describe("Reviews that approve, the oldest first."),
  objections: opinions.describe("Reviews that ask for changes."),
  dismissed: z.array(login).max(200).optional().describe("Whose reviews were dismissed."),
  promoted: z
    .record(z.string().min(1).max(255), toldInstant)
    .optional()
    .describe("When the same package was merged to earlier stages, by stage."),
  checks: z
    .record(
      z.string().min(1).max(255),
      z.union([
        conclusion,
        z.strictObject({
          conclusion: conclusion.describe("As GitHub spells it: success, failure …"),
          app: z.string().max(100).optional().describe("Slug of the App that reported it."),
        }),
      ]),
    )
    .optional()
    .describe("What checks of other tools concluded, by name."),
  waivers: waivers.removeDefault().optional().describe("Waivers beside those of the policy."),
});

/** What a case says of the situation, with instants in UTC. */
export type Given = z.output<typeof givenSchema>;

/** A review as a case tells it: who, and what is special about it. */
export type Opinion = NonNullable<Given["approvals"]>[number];

/** One metric as a case tells it. */
export type GivenMetric = NonNullable<Given["metrics"]>[string];
