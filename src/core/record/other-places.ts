import { POLICY_PATHS } from "#core/policy/policy.ts";
import { canonicalText } from "./canonical-text.ts";
import type { Words } from "./checked.ts";
import { uriPath } from "./git-uri.ts";
import { extensionOf, type PackageRecord } from "./record-schema.ts";

/** Addresses of the standard part that are not of the commits, the repository, the package and the files that the rest is about. */
export function otherPlaces(record: PackageRecord): Words[] {
  const { resourceUri, policy } = record.predicate;
  const { head, base, package: about } = extensionOf(record);
  const repository = repositoryOf(resourceUri, head);
  const policyIn = repositoryOf(policy.uri, base);
  if (repository === null) return [otherCommit("resourceUri", resourceUri, head)];
  const found = policyIn === null ? [otherCommit("policy.uri", policy.uri, base)] : [];
  const expected = `${repository}@${head}#${uriPath(about.folder)}`;
  if (resourceUri !== expected)
    found.push({
      says: "`resourceUri` is `{uri}`, and the package that was judged is at `{expected}`",
      values: { uri: resourceUri, expected },
    });
  if (policyIn !== null && policyIn !== repository)
    found.push({
      says: "`resourceUri` is of `{repository}`, and `policy.uri` of another repository, `{policy}`",
      values: { repository, policy: policyIn },
    });
  const places = policyIn === null ? [] : POLICY_PATHS.map((path) => `${policyIn}@${base}#${uriPath(path)}`);
  if (places.length > 0 && !places.includes(policy.uri))
    found.push({
      says: "`policy.uri` is `{uri}`, and a policy is read from `{paths}` alone",
      values: { uri: policy.uri, paths: POLICY_PATHS },
    });
  return [...found, ...otherInputs(record, `${repository}@${head}#`)];
}

/** What stands before a commit in an address; `null` where it is of another commit. */
export function repositoryOf(uri: string, commit: string): string | null {
  const at = uri.indexOf(`@${commit}#`);
  return at === -1 ? null : uri.slice(0, at);
}

function otherCommit(field: string, uri: string, commit: string): Words {
  return {
    says: "`{field}` is `{uri}`, which is not at commit `{commit}`, the one that was judged",
    values: { field, uri, commit },
  };
}

/** Evidence and signatures that are told as other files than the record is about. */
function otherInputs({ subject, predicate: { inputAttestations } }: PackageRecord, before: string): Words[] {
  const digests = new Map(subject.map(({ name, digest }) => [before + uriPath(name), digest]));
  return inputAttestations.flatMap(({ uri, digest }) => {
    const known = digests.get(uri);
    if (known !== undefined && canonicalText(known) === canonicalText(digest)) return [];
    const says = "`inputAttestations` has `{uri}`, which is none of the files that the record is about";
    return [{ says, values: { uri } }];
  });
}
