import { type Checked, checked, type Words } from "./checked.ts";
import {
  extensionOf,
  type PackageRecord,
  type RecordAsked,
  type RecordExtension,
  type RecordPullRequest,
} from "./record-schema.ts";
import { type Sha256, scopeDigest } from "./scope-of.ts";
import { isSatisfied, SIGN_OFFS } from "./sign-offs-of.ts";

const NOT_JUDGED = {
  "left-to-app":
    "not judged where this record was made: the Action knows no reviews, and leaves them to the App, whose own record has them",
  "not-asked": "the policy asks for none at this stage",
  "nothing-judged": "no gate was asked, so no sign-off was looked at",
} as const;

/**
 * Whether the sign-offs satisfy what the record says was asked, are bound to the files that it is about, and are those of reviews that it
 * lists. What a review really said, GitHub alone knows.
 */
export function checkSignOffs(record: PackageRecord, sha256: Sha256): Checked {
  const told = extensionOf(record);
  const { signOffs } = told;
  if (!signOffs.judged) {
    // That a policy asks for none is what its gates say; it is no gap of the record.
    const isSaid = !told.gates.some(({ gate }) => gate === SIGN_OFFS);
    const left = told.deferred.includes(SIGN_OFFS) === (signOffs.because === "left-to-app");
    const says = { says: NOT_JUDGED[signOffs.because], values: {} };
    const state = signOffs.because === "not-asked" ? "verified" : "not-verified";
    if (isSaid && left) return { part: "sign-offs", state, says, details: [] };
    const wrong = { says: "the record tells of a gate on sign-offs, and that none were judged", values: {} };
    return { part: "sign-offs", state: "failed", says, details: [wrong] };
  }
  const asked = signOffs.pullRequests.flatMap((each) => each.asked);
  const blobs = new Map(record.subject.map(({ name, digest }) => [name, digest["gitBlob"]]));
  const isWhole = asked.every(isSatisfied);
  const wrong = signOffs.pullRequests.flatMap((each) => [
    ...each.asked.flatMap((one) => wrongWith(one, each, told, sha256)),
    ...each.asked.flatMap((one) => (each.head === told.head ? otherFiles(one, blobs) : [])),
    ...(each.distinct ? seatedTwice(each) : []),
  ]);
  return checked(
    "sign-offs",
    {
      says: isWhole
        ? "{count} asked for, each given by enough people for the very content that it names"
        : "{count} asked for, and not each given; what there is holds together",
      values: { count: asked.length },
    },
    { says: "{count} asked for", values: { count: asked.length } },
    wrong,
  );
}

function wrongWith(
  asked: RecordAsked,
  pull: RecordPullRequest,
  { gates }: RecordExtension,
  sha256: Sha256,
): Words[] {
  const { name, needs, signed, scope } = asked;
  const found: Words[] = [];
  const isPassed = gates.some(({ gate, outcome }) => gate === SIGN_OFFS && outcome === "pass");
  if (isPassed && !isSatisfied(asked))
    found.push({
      says: "`{name}` asks for {needs} [person|people], {signed} signed and {objections} asked for changes, and the gate is said to pass",
      values: { name, needs, signed: signed.length, objections: asked.objections.length },
    });
  if (scopeDigest(scope.paths, sha256) !== scope.digest)
    found.push({
      says: "what `{name}` signed for is listed as other files than its digest is of",
      values: { name },
    });
  for (const { id, login, review, commit } of signed) {
    const values = { name, login, review };
    const given = pull.reviews.find((each) => each.review === review);
    const isSame = given?.by?.id === id && given.commit === commit && given.state === "APPROVED";
    if (!isSame || !given.countsFor.includes(name))
      found.push({
        says: "`{login}` is said to have signed `{name}` by review {review}, and no such approval is listed",
        values,
      });
    if (id === pull.author?.id)
      found.push({ says: "`{login}` opened the pull request, and is said to have signed `{name}`", values });
  }
  return found;
}

/** Files that were signed for as something else than the record is about. */
function otherFiles(
  { name, scope: { paths } }: RecordAsked,
  blobs: ReadonlyMap<string, string | undefined>,
): Words[] {
  return paths.flatMap(({ path, oid }): Words[] => {
    const blob = blobs.get(path);
    if (blob === undefined || blob === oid) return [];
    const says = "`{path}` was signed for by `{name}` as another file than the record is about";
    return [{ says, values: { path, name } }];
  });
}

function seatedTwice({ asked }: RecordPullRequest): Words[] {
  const seen = new Map<number, string>();
  const found: Words[] = [];
  for (const { kind, name, signed } of asked)
    for (const { id, login } of kind === "role" ? signed : []) {
      const other = seen.get(id);
      if (other !== undefined)
        found.push({
          says: "`{login}` is counted for `{other}` and for `{name}`, and the policy asks for different people",
          values: { login, other, name },
        });
      seen.set(id, name);
    }
  return found;
}
