import * as z from "zod";
import { gates } from "#core/gates/registry.ts";
import { OUTCOMES } from "#core/model/outcome.ts";
import { givenSchema } from "./given-schema.ts";

const ids = gates.map(({ meta }) => meta.id);
const gate = z.enum(ids);
const outcome = z.enum(OUTCOMES as readonly [(typeof OUTCOMES)[number]]);

const finding = z
  .string()
  .max(200)
  .superRefine((name, context) => {
    const [of = "", id = ""] = name.split("/");
    if (id !== "" && (of === "verdict" || ids.includes(of))) return;
    context.addIssue({
      code: "custom",
      message: "expected a gate and the id of a finding, such as rollback/drill-too-old",
    });
  });

/** What must not be found is only worth asking where it could be found at all: an id that no gate has is a mistake. */
const knownFinding = finding.superRefine((name, context) => {
  const [of = "", id = ""] = name.split("/");
  const known = gates.find(({ meta }) => meta.id === of);
  if (known === undefined || Object.hasOwn(known.messages, id)) return;
  context.addIssue({
    code: "custom",
    message: "expected an id that the gate's page lists under its findings",
  });
});

const NOTHING_EXPECTED = {
  says: "`{key}` is empty, so the case would hold whatever the policy makes of it.",
  fix: "Expect at least one of `outcome`, `stage`, `blocks`, `gates`, `findings`, `without`, `asked` and `counts`.",
};

/** What a case expects. What it does not name may be anything. */
const expectSchema = z
  .strictObject({
    outcome: outcome.optional().describe("What the verdict comes to."),
    stage: z
      .string()
      .min(1)
      .max(40)
      .nullable()
      .optional()
      .describe("Stage that judges; `null`: none does, since the branch is not gated."),
    blocks: z
      .array(gate)
      .max(100)
      .optional()
      .describe("Gates that keep the merge back: these, and no other."),
    gates: z.partialRecord(gate, outcome).optional().describe("What single gates come to."),
    findings: z.array(finding).max(200).optional().describe("Findings that must be there, as `gate/id`."),
    without: z.array(knownFinding).max(200).optional().describe("Findings that must not be there."),
    asked: z
      .array(z.string().min(1).max(200))
      .max(200)
      .optional()
      .describe("Who is asked to sign: these handles, and no other."),
    counts: z
      .record(z.string().min(1).max(200), z.array(z.string().min(1).max(1000)).max(100))
      .optional()
      .describe("For what each person's approval counts: roles by name, code owners by their handles."),
  })
  .refine((expected) => Object.values(expected).some((each) => each !== undefined), {
    params: NOTHING_EXPECTED,
  });

/** What a case expects, as it is written. */
export type Expected = z.output<typeof expectSchema>;

const oneCase = z.strictObject({
  name: z.string().min(1).max(200).describe("What is shown, in a few words. Unique in its file."),
  given: givenSchema.optional().describe("The situation. A key takes the place of the file's own."),
  expect: expectSchema,
});

/** A file of policy cases. */
export const caseFileSchema = z.strictObject({
  version: z.literal(1).describe("Version of this format."),
  policy: z
    .string()
    .min(1)
    .max(1000)
    .optional()
    .describe("Policy that is tested, by its path from this file; by default the repository's own."),
  repository: z
    .string()
    .min(1)
    .max(1000)
    .optional()
    .describe("Folder that packages are read from, by its path from this file; by default the repository."),
  codeowners: z
    .string()
    .max(100_000)
    .optional()
    .describe("CODEOWNERS to judge by, as text; by default the repository's own."),
  given: givenSchema.optional().describe("What holds for every case that does not say otherwise."),
  cases: z.array(oneCase).min(1).max(1000).describe("The cases, each on its own."),
});
