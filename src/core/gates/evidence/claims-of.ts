import type { Digest } from "#core/model/details.ts";
import type { EvidenceReading } from "#core/model/observation.ts";
import type { Source } from "#core/model/source.ts";

/** What a report says that it is about. */
export type Claim =
  /** `of`: what kind of content it says it is; absent where only a name or a digest is given. */
  | {
      readonly kind: "content";
      readonly of?: "model" | "dataset";
      readonly name?: string;
      readonly digests: readonly Digest[];
      readonly source: Source;
    }
  | { readonly kind: "run"; readonly id: string; readonly source: Source }
  | { readonly kind: "commit"; readonly id: string; readonly dirty: boolean; readonly source: Source };

/** Last parts of names under which plain files state what they are about, with `_` for every other mark between words. */
const SPELLINGS: Readonly<Record<string, "run" | "commit" | "dirty" | "model" | "dataset">> = {
  run_id: "run",
  run_uuid: "run",
  mlflow_run_id: "run",
  wandb_run_id: "run",
  git_commit: "commit",
  git_sha: "commit",
  commit_sha: "commit",
  commit_id: "commit",
  source_commit: "commit",
  git_dirty: "dirty",
  worktree_dirty: "dirty",
  model_sha256: "model",
  model_sha512: "model",
  model_md5: "model",
  model_digest: "model",
  model_hash: "model",
  dataset_sha256: "dataset",
  dataset_sha512: "dataset",
  dataset_md5: "dataset",
  dataset_digest: "dataset",
  dataset_hash: "dataset",
  data_sha256: "dataset",
};

const ALGORITHMS: ReadonlyMap<number, string> = new Map([
  [32, "md5"],
  [40, "sha1"],
  [64, "sha256"],
  [128, "sha512"],
]);

/**
 * What a report says that it is about: its reader's subjects, the subjects of statements in it, and entries of plain files under
 * the few names that people give them (`run_id`, `model_sha256`).
 */
export function claimsOf({ observations, details = {} }: EvidenceReading): readonly Claim[] {
  const { subjects = [], attestations = [], properties = [], parameters = [] } = details;
  const stated = subjects.map((subject): Claim => {
    if (subject.kind === "run") return subject;
    if (subject.kind === "commit") return { ...subject, dirty: subject.dirty ?? false };
    if (subject.kind === "content") return subject;
    const { name, digests, source } = subject;
    return { kind: "content", of: "dataset", name, digests, source };
  });
  const attested = attestations.flatMap((one) =>
    one.subjects.map(({ name, digests, source }): Claim => ({ kind: "content", name, digests, source })),
  );
  const plain = [...observations.filter(({ slice }) => slice === undefined), ...properties, ...parameters];
  const spelled = plain.flatMap(spelledClaim);
  const dirty = plain.some(({ name, value }) => value === true && spellingOf(name) === "dirty");
  const all = [...stated, ...attested, ...spelled];
  return dirty ? all.map((one) => (one.kind === "commit" ? { ...one, dirty } : one)) : all;
}

function spelledClaim(one: { name: string; value: unknown; source: Source }): readonly Claim[] {
  const spelling = spellingOf(one.name);
  const { value, source } = one;
  if (spelling === undefined || spelling === "dirty" || typeof value !== "string") return [];
  if (spelling === "run") return [{ kind: "run", id: value, source }];
  if (spelling === "commit") return [{ kind: "commit", id: value, dirty: false, source }];
  const digest = digestIn(value);
  return digest === undefined ? [] : [{ kind: "content", of: spelling, digests: [digest], source }];
}

function spellingOf(name: string) {
  const last = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  const key = last.replaceAll(/[- ]/g, "_");
  return Object.hasOwn(SPELLINGS, key) ? SPELLINGS[key] : undefined;
}

/** `sha256:…` or the bare hexadecimal digits, whose number tells the algorithm. */
function digestIn(text: string): Digest | undefined {
  const [, hex = ""] = /^(?:[a-z0-9]{1,10}:)?([0-9a-f]{32,128})$/.exec(text.toLowerCase()) ?? [];
  const algorithm = ALGORITHMS.get(hex.length);
  return algorithm === undefined ? undefined : { algorithm, value: hex };
}
