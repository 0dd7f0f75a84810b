import type { Subject } from "#core/model/details.ts";
import type { Issue } from "#core/model/statement.ts";
import { shown } from "#core/source/source-issue.ts";
import type { Tally } from "./tally.ts";

/** Names of properties that say what was tested. Case does not count, and `.`, `-` and blanks are as good as `_`. */
const NAMES = {
  model: ["model_sha256", "model_digest", "artifact_sha256", "artifact_digest"],
  dataset: ["dataset_sha256", "dataset_digest", "data_sha256", "data_digest"],
  commit: ["git_commit", "git_sha", "git_commit_sha", "git_commit_id", "commit", "commit_sha", "commit_id"],
  run: ["mlflow_run_id", "run_id"],
} as const;

const WRONG = {
  digest: {
    id: "not-a-digest",
    says: "The property `{name}` is `{found}`, which is no SHA-256 digest, so it does not say what was tested.",
    fix: "Record the digest as 64 hexadecimal digits.",
  },
  commit: {
    id: "not-a-commit",
    says: "The property `{name}` is `{found}`, which is no id of a commit, so it does not say what was tested.",
    fix: "Record the id as git prints it: `git rev-parse HEAD`.",
  },
} as const;

/** Most properties of one report that are told to be wrong. */
const MOST_PROBLEMS = 20;

type Property = Tally["properties"] extends ReadonlyMap<string, infer Each> ? Each : never;
type Found = { readonly subject: Subject } | { readonly wrong: keyof typeof WRONG };

/**
 * What a report was about, by the properties that its tests recorded (`record_property("model_sha256", …)` of pytest), and
 * those of these properties that cannot be what they are called.
 */
export function subjectsOf(
  { properties }: Pick<Tally, "properties">,
  path: string,
): { readonly subjects: readonly Subject[]; readonly problems: readonly Issue[] } {
  const all = [...properties.values()];
  const dirty = all.some(
    ({ name, value }) => plain(name) === "git_dirty" && /^(?:true|1|yes)$/i.test(value.trim()),
  );
  const named = all.find(({ name }) => plain(name) === "dataset_name")?.value;
  const subjects: Subject[] = [];
  const problems: Issue[] = [];
  for (const property of all) {
    const found = subjectOf(property, { dirty, dataset: named });
    if (found === undefined) continue;
    if ("subject" in found) subjects.push(found.subject);
    else if (problems.length < MOST_PROBLEMS) {
      const values = { name: shown(property.name), found: shown(property.value, 40) };
      const { line, column } = property.spot;
      problems.push({ ...WRONG[found.wrong], values, where: { path, line, column } });
    }
  }
  return { subjects, problems };
}

function subjectOf(
  { name, value, spot }: Property,
  about: { readonly dirty: boolean; readonly dataset: string | undefined },
): Found | undefined {
  const key = plain(name);
  const is = (names: readonly string[]) => names.includes(key);
  const text = value.trim();
  // What a script recorded of a variable that was not set binds nothing, and is no mistake.
  if (text === "") return undefined;
  if (is(NAMES.run)) return { subject: { kind: "run", id: text, source: spot } };
  if (is(NAMES.commit)) {
    const id = /^[0-9a-f]{7,64}$/i.test(text) ? text.toLowerCase() : undefined;
    const dirty = about.dirty ? { dirty: true } : {};
    return id === undefined
      ? { wrong: "commit" }
      : { subject: { kind: "commit", id, ...dirty, source: spot } };
  }
  const model = is(NAMES.model);
  if (!model && !is(NAMES.dataset)) return undefined;
  const digest = /^(?:sha256:)?([0-9a-f]{64})$/i.exec(text)?.[1]?.toLowerCase();
  if (digest === undefined) return { wrong: "digest" };
  const digests = [{ algorithm: "sha256", value: digest }];
  return model
    ? { subject: { kind: "content", name: "model", digests, source: spot } }
    : { subject: { kind: "dataset", name: about.dataset ?? "dataset", digests, source: spot } };
}

function plain(name: string): string {
  return name
    .slice(0, 100)
    .toLowerCase()
    .replace(/[.\- ]/g, "_");
}
