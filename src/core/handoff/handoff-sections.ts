import * as z from "zod";
import { judgeKinds } from "./constraint-kinds.ts";
import {
  duration,
  handle,
  label,
  licence,
  operator,
  packageName,
  pathOrUri,
  quantity,
  rollbackTarget,
  text,
  version,
} from "./handoff-fields.ts";

const link = z
  .string()
  .max(2000)
  .regex(/^https?:\/\/[!#-;=?-~]+$/, "expected a web address that begins with https://");

const metric = label.describe("Name of a metric: an observation of an evidence file, an SLO or an alert.");

export const packageSection = z.strictObject({
  name: packageName.describe("Name of the package; with the version, its identity."),
  version: version.describe("Semantic version. Content that changes without a new version is an error."),
  description: text.optional().describe("What the package is for, in one sentence."),
  license: licence.optional().describe("SPDX licence expression."),
  owner: handle.describe(
    "Who answers for the package, spelled as CODEOWNERS spells it; must own this folder there.",
  ),
  risk: z
    .enum(["Low", "Medium", "High", "Unknown"])
    .optional()
    .describe("Risk tier. Unknown, and no risk at all, is treated as High."),
  previous: version
    .optional()
    .describe("Version that comparisons are made against, and the default target of a rollback."),
});

export const problemSection = z.strictObject({
  doc: pathOrUri.optional().describe("Document that frames the problem."),
  success: z
    .array(
      z.strictObject({
        metric,
        op: operator,
        target: quantity.describe("Value to be reached: a promise about the future, with its unit."),
      }),
    )
    .max(100)
    .optional()
    .describe("Metrics that say whether the problem is solved; the same from research to rollback."),
  limitations: z.array(text).max(100).optional().describe("What the package must not be used for."),
});

const dataset = z.strictObject({
  name: label.describe("Name of the data set, unique in this file."),
  role: z.enum(["train", "validate", "test", "reference"]).optional().describe("What the data was used for."),
  path: pathOrUri.optional().describe("The data, or a Git LFS or DVC pointer to it."),
  license: licence.optional().describe("SPDX licence expression of the data."),
  classification: label.optional().describe("Sensitivity in the owner's own words, such as public or pii."),
  contract: pathOrUri.optional().describe("Data contract."),
  retention: text.optional().describe("How long the data may be kept, such as 2y, or why there is no end."),
  purpose: text.optional().describe("What the data may be used for."),
  lineage: z
    .array(pathOrUri)
    .max(100)
    .optional()
    .describe("Files that say where the data came from, such as dvc.lock."),
});

export const datasetsSection = z.array(dataset).max(200);

export const codeSection = z.strictObject({
  path: pathOrUri.optional().describe("Folder of the training and serving code."),
  params: pathOrUri.optional().describe("Parameters of the run, with its seed."),
  features: z.array(pathOrUri).max(100).optional().describe("Feature definitions."),
  environment: z
    .array(pathOrUri)
    .max(100)
    .optional()
    .describe("Files that pin the environment: lock files, a Dockerfile, an image by digest."),
});

export const modelSection = z.strictObject({
  path: pathOrUri.optional().describe("The model: a file or a folder."),
  framework: label.optional().describe("Framework of the model, such as sklearn."),
  run_id: label.optional().describe("Run that trained it, as the tracking server names it."),
  approach: pathOrUri.optional().describe("Decision record of the modelling approach."),
  card: pathOrUri.optional().describe("Model card."),
  signature: pathOrUri
    .optional()
    .describe("Signature of the model, such as an OpenSSF model signing bundle."),
  provenance: z
    .array(pathOrUri)
    .max(20)
    .optional()
    .describe("Attestations of how it was made, such as SLSA provenance."),
  base: z
    .array(
      z.strictObject({
        name: label.describe("Name of the base model, as its registry spells it."),
        license: licence.optional().describe("SPDX licence expression of the base model."),
      }),
    )
    .max(20)
    .optional()
    .describe("Models that it was made from."),
});

export const migrationSection = z.strictObject({
  doc: pathOrUri.optional().describe("How the package moves into production code."),
  constraints: z
    .record(label, quantity)
    .superRefine(judgeKinds)
    .optional()
    .describe("What engineering must be able to meet: metric and bound with its unit."),
});

const evidence = z.strictObject({
  path: pathOrUri.describe("File that a tool wrote, inside the package folder."),
  as: z
    .string()
    .max(40)
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "expected the id of an evidence format, such as junit or metrics")
    .optional()
    .describe("Format of the file, such as junit; left out, it is recognised by what is in the file."),
  suite: label.optional().describe("Which suite it reports on, where a policy's check names one."),
  about: z.array(label).max(50).optional().describe("What it is about: model, or names of data sets."),
  environment: label.optional().describe("Where it was measured."),
});

export const evidenceSection = z.array(evidence).max(500);

const rollout = {
  strategy: z
    .enum(["canary", "blue-green", "shadow", "flag", "recreate"])
    .optional()
    .describe("How the new version takes over."),
  path: pathOrUri.optional().describe("Rollout definition or script."),
  impact: pathOrUri.optional().describe("Who is touched, and what happens if an assumption fails."),
};

export const deploymentSection = z.strictObject({
  ...rollout,
  staging: z.strictObject(rollout).optional().describe("What differs in staging."),
  production: z.strictObject(rollout).optional().describe("What differs in production."),
});

export const monitoringSection = z.strictObject({
  alerts: pathOrUri.optional().describe("Alert rules."),
  tests: pathOrUri.optional().describe("Tests of the alert rules."),
  slo: pathOrUri.optional().describe("Service level objectives."),
  dashboards: z.array(link).max(50).optional().describe("Addresses of dashboards."),
  runbook: pathOrUri.optional().describe("What to do when an alert fires."),
  drift: z.array(label).max(50).optional().describe("Data sets that live data is compared with."),
});

const condition = {
  metric,
  op: operator,
  threshold: quantity.describe("Bound with its unit."),
  lookbackWindow: duration.optional().describe("How far back the metric is looked at."),
};

const trigger = z.strictObject({
  ...condition,
  alertAfter: duration.optional().describe("How long the condition must hold."),
  severity: z.enum(["page", "ticket"]).optional().describe("Whether someone is woken."),
  action: label.optional().describe("What is done, such as replace-model or flag-off."),
});

export const rollbackSection = z.strictObject({
  to: rollbackTarget
    .optional()
    .describe("Version to go back to; by default the previous one. `none` for a first release."),
  instead: z
    .string()
    .min(1)
    .max(500)
    .optional()
    .describe("With `to: none`: what serves while the model is off, such as the rule that served before it."),
  triggers: z.array(trigger).max(100).optional().describe("When to go back."),
  path: pathOrUri.optional().describe("Script that goes back."),
  within: duration.optional().describe("How long going back may take."),
  authority: handle.optional().describe("Who may decide it."),
  stable: z
    .strictObject({
      ...condition,
      endorsedBy: handle.optional().describe("Who confirms it."),
    })
    .optional()
    .describe("When the package counts as stable after going back."),
  escalation: z
    .array(
      z.strictObject({
        to: handle.describe("Who is called, as CODEOWNERS spells them."),
        after: duration.optional().describe("How long the one before is waited for."),
      }),
    )
    .max(20)
    .optional()
    .describe("Who is called next when nobody answers, in order."),
  drill: pathOrUri.optional().describe("Record of the last drill, inside the package folder."),
});
