import type { FileDigests } from "#core/facts/document-facts.ts";
import {
  digestsOf,
  documentOf,
  evidenceOf,
  fileOf,
  observationOf,
  packageOf,
} from "#core/facts/package.fixture.ts";
import type { EvidenceFacts, PackageFacts } from "#core/facts/package-facts.ts";
import type { SignatureFacts } from "#core/facts/signature-facts.ts";
import type { Details, Subject } from "#core/model/details.ts";

/** Where the model stands. */
export const MODEL = "handoffs/churn/model.pkl";
/** Where the test data stand. */
export const TEST = "handoffs/churn/test.csv";
/** Where the report stands. */
export const REPORT = "handoffs/churn/reports/m.json";
/** The run that the manifest names. */
export const RUN = "05c9b38c261744cf8e12edb8be6d6da0";

/** Manifest with a model, its run, data sets and code. */
export const sections = `model: { path: model.pkl, run_id: ${RUN} }
datasets: [{ name: test, role: test, path: test.csv }, { name: train, role: train }]
code: { path: src }
evidence: [{ path: reports/m.json, as: metrics }]
`;
/** Where a report says what it is about. */
export const source = { pointer: "/s", line: 2, column: 3 };
/** Digests of a file that is too large to be a pointer. */
export const big = (content: string): FileDigests => ({ ...digestsOf(content), size: 1000 });
/** Digests of the model, the test data and the report. */
export const digests = { [MODEL]: big("model"), [TEST]: big("test"), [REPORT]: big("report") };
/** Content that a report names. */
export const content = (of: FileDigests, name?: string): Subject => ({
  kind: "content",
  digests: [{ algorithm: "sha256", value: of.sha256 }],
  source,
  ...(name === undefined ? {} : { name }),
});
/** A run that a report names. */
export const run = (id: string): Subject => ({ kind: "run", id, source });
/** A commit that a report names. */
export const commit = (id: string, dirty = false): Subject => ({ kind: "commit", id, dirty, source });
/** Data that a report names. */
export const dataset = (of: FileDigests): Subject => ({
  kind: "dataset",
  name: "test",
  digests: [{ algorithm: "sha256", value: of.sha256 }],
  source,
});

/** A package with one report that says what is given, and no other sign of what it is about. */
export function reporting(
  details: Details,
  more: Partial<EvidenceFacts> & { readonly pack?: Partial<PackageFacts>; readonly text?: string } = {},
): PackageFacts {
  const { pack = {}, text = sections, ...facts } = more;
  const observations = facts.reading?.observations ?? [observationOf("auc", 0.8)];
  const file = evidenceOf(REPORT, "metrics", { details, observations }, { ...facts });
  const files = [fileOf(MODEL, "m".repeat(999)), fileOf(TEST, "t".repeat(999))];
  const reading = { ...file.reading, details, observations };
  return packageOf(text, { files, digests, evidence: [{ ...file, reading }], ...pack });
}

/** A report with one entry of its own in place of a metric. */
export const plain = (name: string, value: string | boolean) =>
  ({
    reading: evidenceOf(REPORT, "metrics", { observations: [observationOf(name, value)] }).reading,
  }) as const;

const signature = (subjects: readonly FileDigests[], more: Partial<SignatureFacts> = {}): SignatureFacts => ({
  path: "handoffs/churn/bundle.json",
  where: { path: "handoffs/churn/bundle.json" },
  predicateType: null,
  subjects: subjects.map(({ sha256 }) => ({
    name: "x",
    digests: [{ algorithm: "sha256", value: sha256 }],
    source,
  })),
  status: "verified",
  ...more,
});
/** A package with a verified signature over these contents. */
export const signed = (subjects: readonly FileDigests[], more: Partial<SignatureFacts> = {}) => ({
  pack: { signatures: [signature(subjects, more)] },
});
/** The manifest with a model outside of the repository. */
export const elsewhere = sections.replace(
  "path: model.pkl",
  `path: { uri: "s3://b/m", digest: { sha256: ${big("far").sha256} } }`,
);
/** A manifest without model. */
export const MODELLESS = "evidence: [{ path: reports/m.json, as: metrics }]\n";
/** A pointer where the model should be, as its reader sees it. */
export const pointer = documentOf(MODEL, "lfs-pointer", {
  artifacts: [{ name: "m", digests: [{ algorithm: "sha256", value: big("far").sha256 }], source }],
});
