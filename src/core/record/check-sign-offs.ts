import { type Checked, fewOf, type Words } from "./checked.ts";
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
    "not judged where this record was made: a clone and the Action know no reviews, and leave them to the App, whose own record has them",
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
  return checkJudged(record, signOffs.pullRequests, sha256);
}

function checkJudged(record: PackageRecord, pulls: readonly RecordPullRequest[], sha256: Sha256): Checked {
  const told = extensionOf(record);
  const asked = pulls.flatMap((each) => each.asked);
  const blobs = new Map(record.subject.map(({ name, digest }) => [name, digest["gitBlob"]]));
  const isPassed = told.gates.some(({ gate, outcome }) => gate === SIGN_OFFS && outcome === "pass");
  const wrong = pulls.flatMap((each) => [
    ...each.asked.flatMap((one) => wrongWith(one, isPassed, sha256)),
    ...wrongSigners(each, record.predicate.timeVerified),
    ...(each.head === told.head ? each.asked.flatMap((one) => otherFiles(one, blobs)) : []),
    ...(each.distinct ? seatedTwice(each) : []),
    ...inTwoWays(each),
  ]);
  wrong.push(...otherPullRequests(told, pulls), ...otherCount(told, pulls));
  const values = { count: asked.length };
  if (wrong.length > 0)
    return {
      part: "sign-offs",
      state: "failed",
      says: { says: "{count} asked for", values },
      details: fewOf(wrong),
    };
  // A merge queue's commit has what several pull requests changed: there, files may differ from what was signed for.
  const queued = pulls.filter(({ head }) => head !== told.head).flatMap((each) => each.asked);
  const open = [...asked.flatMap(unbound), ...queued.flatMap((one) => otherFiles(one, blobs))];
  const given = asked.every(isSatisfied)
    ? "{count} asked for, each given by enough people"
    : "{count} asked for, and not each given; what there is holds together";
  if (open.length > 0)
    return {
      part: "sign-offs",
      state: "not-verified",
      says: { says: `${given}, but not each for the content that the record is about`, values },
      details: fewOf(open),
    };
  const says = asked.every(isSatisfied) ? `${given} for the very content that it names` : given;
  return { part: "sign-offs", state: "verified", says: { says, values }, details: [] };
}

/** A role is asked for even where the change has no file that it covers: its sign-off stands, and for no content. */
function unbound({ kind, name, scope: { paths } }: RecordAsked): Words[] {
  if (kind !== "role" || paths.length > 0) return [];
  return [{ says: "`{name}` is asked for no file of the change", values: { name } }];
}

/** Pull requests that are not of the commit that was judged. A merge queue's commit (0) is none of theirs. */
function otherPullRequests(
  { pullRequest, head }: RecordExtension,
  pulls: readonly RecordPullRequest[],
): Words[] {
  if (pullRequest === 0) return [];
  const found: Words[] = pulls
    .filter((each) => each.head !== head)
    .map((each) => ({
      says: "the sign-offs of pull request #{number} are for commit `{other}`, and `{head}` was judged",
      values: { number: each.number, other: each.head, head },
    }));
  if (!pulls.some(({ number }) => number === pullRequest))
    found.push({
      says: "pull request #{number} was judged, and the sign-offs are those of {others}",
      values: { number: pullRequest, others: pulls.map(({ number }) => `#${number}`) },
    });
  return found;
}

/** A gate that passed says of each that was asked for that it is signed. */
function otherCount({ gates, pullRequest }: RecordExtension, pulls: readonly RecordPullRequest[]): Words[] {
  const gate = gates.find((each) => each.gate === SIGN_OFFS);
  if (gate?.outcome !== "pass") return [];
  const signed = gate.findings.filter(({ id }) => id === "signed").length;
  const judged = pulls.filter(({ number }) => pullRequest === 0 || number === pullRequest);
  if (signed > 0 && judged.some(({ asked }) => asked.length === signed)) return [];
  return [
    {
      says: "the gate on sign-offs is said to pass with {signed} given, and the pull request lists {asked} as asked for",
      values: { signed, asked: judged.flatMap(({ asked }) => asked).length },
    },
  ];
}

function wrongWith(asked: RecordAsked, isPassed: boolean, sha256: Sha256): Words[] {
  const { name, needs, signed, scope } = asked;
  const found: Words[] = [];
  if (isPassed && !isSatisfied(asked))
    found.push({
      says: "`{name}` asks for {needs} [person|people], {signed} signed and {objections} asked for changes, and the gate is said to pass",
      values: { name, needs, signed: signed.length, objections: asked.objections.length },
    });
  if (needs < 1) found.push({ says: "`{name}` is said to be asked for nobody", values: { name } });
  if (asked.kind === "code-owners" && name !== asked.owners.join(", "))
    found.push({
      says: "the code owners `{name}` are said to be {owners}",
      values: { name, owners: asked.owners },
    });
  if (scopeDigest(scope.paths, sha256) !== scope.digest)
    found.push({
      says: "what `{name}` signed for is listed as other files than its digest is of",
      values: { name },
    });
  if (asked.kind === "code-owners" && scope.paths.length === 0)
    found.push({
      says: "the code owners `{name}` are said to be asked for no file, and they are asked for their files alone",
      values: { name },
    });
  return found;
}

/** How far the clocks of GitHub and of whoever judged may lie apart, in milliseconds. */
const SLACK = 60 * 60 * 1000;

/** Sign-offs of nobody's review, of whoever opened the pull request, and from after the judgement. Reviews are looked up by number: there may be thousands. */
function wrongSigners({ asked, reviews, author }: RecordPullRequest, judgedAt: string): Words[] {
  const approvals = new Map(
    reviews
      .filter(({ state }) => state === "APPROVED")
      .map((each) => [each.review, { ...each, counts: new Set(each.countsFor) }]),
  );
  const latest = Date.parse(judgedAt) + SLACK;
  return asked.flatMap(({ name, signed }) =>
    signed.flatMap(({ id, login, review, commit, at }): Words[] => {
      const found: Words[] = [];
      const given = approvals.get(review);
      const isTheirs = given?.by?.id === id && given.by.login === login;
      if (!isTheirs || given.commit !== commit || given.at !== at || !given.counts.has(name))
        found.push({
          says: "`{login}` is said to have signed `{name}` by review {review}, and no such approval is listed",
          values: { name, login, review },
        });
      if (id === author?.id)
        found.push({
          says: "`{login}` opened the pull request, and is said to have signed `{name}`",
          values: { name, login },
        });
      if (Date.parse(at) > latest)
        found.push({
          says: "`{login}` is said to have signed `{name}` at {at}, after this was judged at {judgedAt}",
          values: { name, login, at, judgedAt },
        });
      return found;
    }),
  );
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

/** Files that two sign-offs of one pull request, and so of one commit, list as two different ones. */
function inTwoWays({ asked }: RecordPullRequest): Words[] {
  const seen = new Map<string, string>();
  return asked.flatMap(({ name, scope: { paths } }) =>
    paths.flatMap(({ path, mode, oid }): Words[] => {
      const entry = `${mode} ${oid}`;
      const before = seen.get(path) ?? entry;
      seen.set(path, before);
      if (before === entry) return [];
      const says = "`{path}` was signed for by `{name}` as another file than by others";
      return [{ says, values: { path, name } }];
    }),
  );
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
