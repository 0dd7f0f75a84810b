import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { canonicalText } from "#core/record/canonical-text.ts";
import { contentsOf } from "#core/record/contents-of.ts";
import { EXTENSION, type PackageRecord } from "#core/record/record-schema.ts";
import { removeFolders, temporaryFolder } from "../scenarios/git-repository.ts";
import { type ReadmePackage, readmePackage } from "./made-records.ts";
import { runVerify } from "./run-verify.ts";
import { attested, testKey } from "./signers.ts";

const golden = join(import.meta.dirname, "golden/app.intoto.json");
const whole = readFileSync(golden, "utf8");
const key = testKey(7);
let folder: string;
let churn: ReadmePackage;
beforeAll(() => {
  folder = temporaryFolder();
  churn = readmePackage();
  writeFileSync(join(folder, "release.pub"), key.pem);
  writeFileSync(join(folder, "bundle.json"), attested(key, whole));
});
afterAll(removeFolders);

type Loose = any; // oxlint-disable-line typescript/no-explicit-any -- a record is taken apart here on purpose

interface Tampering {
  readonly name: string;
  /** Changes the record; `told` is Gatehouse's own part of it. */
  readonly change: (record: Loose, told: Loose) => void;
  /** What is said without a signature; absent: nothing, the record still holds together. */
  readonly unsigned?: string;
  /** What is said without a signature, but with the released files and the policy. */
  readonly withFiles?: string;
}

const asked = (told: Loose, name: string) =>
  told.signOffs.pullRequests[0].asked.find((each: Loose) => each.name === name);
const subject = (record: Loose, name: string) =>
  record.subject.find((each: Loose) => each.name === `handoffs/churn/${name}`);
const SAM = { id: 104, login: "sam", review: 3, commit: "4".repeat(40), at: "2026-11-20T11:03:00Z" };

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** Adds a sign-off by somebody who gave none, and a review to go with it. */
function signedBySam(told: Loose): void {
  asked(told, "engineering").signed.push(SAM);
  const { id, login, ...rest } = SAM;
  const by = { id, login };
  const review = { ...rest, by, state: "APPROVED", countsFor: ["engineering"], because: [] };
  told.signOffs.pullRequests[0].reviews.unshift(review);
}

/** Takes the last file out of a scope, with the digest that it then has. */
function cut(scope: Loose): void {
  scope.paths.pop();
  scope.digest = sha256(canonicalText(scope.paths));
}

/** Changes what the gate says of a sign-off. */
function inWords(told: Loose, name: string, before: string, after: string): void {
  const gate = told.gates.find((each: Loose) => each.gate === "sign-offs");
  const finding = gate.findings.find(({ message }: Loose) => message.includes(`\`${name}\` is signed`));
  finding.message = finding.message.replace(before, after);
}

/** Writes one text in place of another, and of its beginnings as they are shown, all over a record. */
function replaced(record: Loose, before: string, after: string): void {
  const text = JSON.stringify(record)
    .replaceAll(before, after)
    .replaceAll(before.slice(0, 7), after.slice(0, 7));
  Object.assign(record, JSON.parse(text));
}

/** A scope of nothing, with the digest that it has: SHA-256 of `[]`. */
const NO_FILES = { digest: sha256("[]"), paths: [] };

const TAMPERINGS: readonly Tampering[] = [
  {
    name: "another model, by its SHA-256",
    change: (record) => (subject(record, "model.onnx").digest.sha256 = "a".repeat(64)),
    unsigned: "its files are listed with other names or digests than `contents` is of",
    withFiles: "`handoffs/churn/model.onnx` is another file than the record is about",
  },
  {
    name: "another model, by both digests",
    change: (record) =>
      (subject(record, "model.onnx").digest = { gitBlob: "b".repeat(40), sha256: "a".repeat(64) }),
    unsigned: "`handoffs/churn/model.onnx` was signed for by `@acme/churn` as another file",
  },
  {
    name: "another model throughout",
    change: (record, told) => {
      subject(record, "model.onnx").digest.sha256 = "a".repeat(64);
      told.contents = contentsOf(record.subject, sha256);
    },
    withFiles: "`handoffs/churn/model.onnx` is another file than the record is about",
  },
  {
    name: "another digest for people to compare",
    change: (_, told) => (told.contents.gitDigest = "a".repeat(64)),
    unsigned: "its files are listed with other names or digests than `contents` is of",
  },
  {
    name: "a file known by its SHA-256 alone",
    change: (record, told) => {
      delete subject(record, "model.onnx").digest.gitBlob;
      told.contents = contentsOf(record.subject, sha256);
    },
    unsigned: "`handoffs/churn/model.onnx` has no id of git, by which every file is known",
  },
  {
    name: "a file taken out",
    change: (record) => record.subject.shift(),
    unsigned:
      "a file that was signed for, `handoffs/churn/data/crm.csv`, is none of the files that it is about",
    withFiles: "1 file in the package's folder is not in the record: handoffs/churn/data/crm.csv",
  },
  {
    name: "a file put in",
    change: (record) => record.subject.push({ name: "handoffs/churn/x", digest: { sha256: "a".repeat(64) } }),
    unsigned: "it is said to be about 10 files, and lists 11",
    withFiles: "1 of the files is not there: handoffs/churn/x",
  },
  {
    name: "a name that leads out of the folder",
    change: (record) => (subject(record, "model.onnx").name = "../../../../../etc/hostname"),
    unsigned:
      "the manifest names `handoffs/churn/model.onnx` at `/model/path`, where 1 file is said to stand, and the record is about 0",
    withFiles: "`../../../../../etc/hostname` is another file",
  },
  {
    name: "the result",
    change: (record) => (record.predicate.verificationResult = "FAILED"),
    unsigned: "the result is said to be FAILED, and the outcome is `pass`",
  },
  {
    name: "the outcome",
    change: (_, told) => (told.outcome = "waived"),
    unsigned: "the outcome is said to be `waived`, and the gates and notices come to `pass`",
  },
  {
    name: "a gate's outcome",
    change: (_, told) => (told.gates[3].outcome = "skip"),
    unsigned: "gate `evidence` is said to come to `skip`, and its findings come to `pass`",
  },
  {
    name: "a gate taken out",
    change: (_, told) => told.gates.splice(3, 1),
    unsigned: "it does not say what became of gate `evidence`",
  },
  {
    name: "a gate taken out, and said not to be asked",
    change: (_, told) => told.notAsked.push(told.gates.splice(3, 1)[0].gate),
    withFiles: "the policy asks gate `evidence`, and the record does not say that it was asked",
  },
  {
    name: "a gate said not to be asked, which is",
    change: (_, told) => told.notAsked.push("evidence"),
    unsigned: "gate `evidence` is told of twice",
  },
  {
    name: "a gate on files left to the App",
    change: (_, told) => told.deferred.push(told.gates.splice(3, 1)[0].gate),
    unsigned: "gate `evidence` is said to be left to the App, and it needs nothing but the files",
  },
  {
    name: "that a check blocks",
    change: (_, told) =>
      told.gates[3].findings.forEach((each: Loose) => {
        if (each.check === "AUC holds") each.severity = "warn";
      }),
    withFiles: "the record says of gate `evidence` that `AUC holds` only warns, and by the policy it blocks",
  },
  {
    name: "a check taken out",
    change: (_, told) =>
      (told.gates[3].findings = told.gates[3].findings.filter((each: Loose) => each.check !== "AUC holds")),
    withFiles:
      "by the policy gate `evidence` checks `AUC holds`, and the record does not say what came of it",
  },
  {
    name: "that the policy extends another",
    change: (_, told) => {
      const uri = `git+https://github.com/acme/x@${"3".repeat(40)}#.github/gatehouse.yml`;
      told.extends = { uri, digest: { gitBlob: "4".repeat(40) } };
    },
    withFiles:
      "the policy extends no other, and the record says that it extends `git+https://github.com/acme/x@",
  },
  {
    name: "that code owners were asked",
    change: (_, told) => {
      const [pull] = told.signOffs.pullRequests;
      pull.asked = pull.asked.filter((each: Loose) => each.kind === "role");
      for (const each of pull.reviews)
        each.countsFor = each.countsFor.filter((name: string) => name !== "@acme/churn");
      const gate = told.gates.find(({ gate }: Loose) => gate === "sign-offs");
      gate.findings = gate.findings.filter(({ message }: Loose) => !message.startsWith("`@acme/churn`"));
    },
    withFiles:
      "by the policy code owners sign for what changed, and the record says that none was asked for #7",
  },
  {
    name: "that it was judged before people signed",
    change: (record) => (record.predicate.timeVerified = "2026-11-01T12:00:00.000Z"),
    unsigned: "`dana` is said to have signed `engineering` at 2026-",
  },
  {
    name: "that a gate blocks",
    change: (_, told) => (told.gates[3].severity = "warn"),
    withFiles: "by the policy gate `evidence` blocks, and the record says that it only warns",
  },
  {
    name: "who may sign for a role",
    change: (_, told) => asked(told, "engineering").owners.push("@eve"),
    withFiles: "in the record @acme/ml-eng, @eve sign as `engineering`, and by the policy @acme/ml-eng",
  },
  {
    name: "who owns code",
    change: (_, told) => (asked(told, "@acme/churn").owners = ["@eve"]),
    unsigned: "the code owners `@acme/churn` are said to be @eve",
  },
  {
    name: "a role that is not of the policy",
    change: (_, told) => (asked(told, "engineering").name = "interns"),
    unsigned: "`dana` is said to have signed `interns` by review 1, and no such approval is listed",
    withFiles: "the policy has no role `interns`",
  },
  {
    name: "a gate that nobody knows",
    change: (_, told) => told.notAsked.push("horoscope"),
    unsigned: "there is no gate `horoscope`",
  },
  {
    name: "evidence taken out",
    change: (record) => record.predicate.inputAttestations.pop(),
    unsigned: "evidence `handoffs/churn/reports/metrics.json` is named by the manifest, and not among",
  },
  {
    name: "the manifest, which is another file",
    change: (_, told) => (told.package.manifest = "handoffs/churn/other.yml"),
    unsigned: "the manifest, `handoffs/churn/other.yml`, is none of the files that it is about",
  },
  {
    name: "that the manifest names the model",
    change: (_, told) =>
      (told.package.names = told.package.names.filter((each: Loose) => each.at !== "/model/path")),
    withFiles: "names `handoffs/churn/model.onnx` at `/model/path`, and the record knows of no such name",
  },
  ...(["name", "version", "risk", "owner"] as const).map((key) => ({
    name: `the package's ${key}`,
    change: (_: Loose, told: Loose) => (told.package[key] = "other"),
    withFiles: `the record is about ${key} \`other\`, and \`handoffs/churn/handoff.yml\` says \``,
  })),
  {
    name: "the content of a pointer",
    change: (_, told) => told.pointers.push({ path: "handoffs/churn/model.onnx", content: "elsewhere" }),
    unsigned: "the content of a pointer, `elsewhere`, is none of the files that it is about",
  },
  {
    name: "a finding taken out",
    change: (_, told) => told.gates[3].findings.pop(),
  },
  {
    name: "the stage, and what it claims",
    change: (record, told) => {
      told.stage = "production";
      record.predicate.verifiedLevels = ["GATEHOUSE_STAGE:production"];
    },
    withFiles: "the policy asks for 1 person of role `operations`, and the record for 0",
  },
  {
    name: "what it claims",
    change: (record) => (record.predicate.verifiedLevels = ["SLSA_BUILD_LEVEL_3"]),
    unsigned: "`verifiedLevels` says `SLSA_BUILD_LEVEL_3`",
  },
  {
    name: "a sign-off of nobody's review",
    change: (_, told) => asked(told, "engineering").signed.push(SAM),
    unsigned: "`sam` is said to have signed `engineering` by review 3, and no such approval is listed",
  },
  {
    name: "a sign-off with a review to it",
    change: (_, told) => signedBySam(told),
    unsigned:
      "the gate on sign-offs says of `engineering` something else than is listed: by whom it was signed",
  },
  {
    name: "a sign-off with a review to it, and told by the gate",
    change: (_, told) => {
      signedBySam(told);
      inWords(told, "engineering", "dana", "dana, sam");
      inWords(told, "engineering", "f0a8211`", "f0a8211`, `4444444`");
    },
  },
  {
    name: "a sign-off of whoever opened it",
    change: (_, told) => (told.signOffs.pullRequests[0].author = { id: 103, login: "lee" }),
    unsigned: "`lee` opened the pull request, and is said to have signed `@acme/churn`",
  },
  {
    name: "a sign-off taken out",
    change: (_, told) => (asked(told, "engineering").signed = []),
    unsigned:
      "`engineering` asks for 1 person, 0 signed and 0 asked for changes, and the gate is said to pass",
  },
  {
    name: "a sign-off for two roles by one person",
    change: (_, told) => {
      const [pull] = told.signOffs.pullRequests;
      pull.distinct = true;
      pull.asked.push({ ...asked(told, "engineering"), name: "security" });
      pull.reviews.find((each: Loose) => each.review === 1).countsFor.push("security");
    },
    unsigned: "`dana` is counted for `engineering` and for `security`",
  },
  {
    name: "fewer people asked for",
    change: (_, told) => (asked(told, "engineering").needs = 0),
    unsigned: "`engineering` is said to be asked for nobody",
    withFiles: "the policy asks for 1 person of role `engineering`, and the record for 0",
  },
  {
    name: "the commit that somebody saw",
    change: (_, told) => (asked(told, "engineering").signed[0].commit = "c".repeat(40)),
    unsigned: "`dana` is said to have signed `engineering` by review 1, and no such approval is listed",
  },
  {
    name: "what a sign-off was given for",
    change: (_, told) => asked(told, "engineering").scope.paths.pop(),
    unsigned: "what `engineering` signed for is listed as other files than its digest is of",
  },
  {
    name: "what a sign-off was given for, and the digest of it",
    change: (_, told) => cut(asked(told, "engineering").scope),
    unsigned: "the gate on sign-offs says of `engineering` something else than is listed",
    withFiles: "by the policy `engineering` signs for more than the record says: also for handoffs/churn/",
  },
  {
    name: "what a role's sign-off was given for, its digest, and the words of it",
    change: (_, told) => {
      cut(asked(told, "engineering").scope);
      inWords(told, "engineering", "(10)", "(9)");
    },
    withFiles: "by the policy `engineering` signs for more than the record says: also for handoffs/churn/",
  },
  {
    name: "what every sign-off was given for, the digests, and the words of it",
    change: (_, told) => {
      for (const name of ["engineering", "@acme/churn"]) {
        cut(asked(told, name).scope);
        inWords(told, name, "(10)", "(9)");
      }
    },
  },
  {
    name: "one of two sign-offs for a file, as another file",
    change: (_, told) => {
      const { scope } = asked(told, "engineering");
      scope.paths[0].oid = "c".repeat(40);
      scope.digest = sha256(canonicalText(scope.paths));
    },
    unsigned: "`handoffs/churn/data/crm.csv` was signed for by `engineering` as another file than by others",
  },
  {
    name: "where the policy lies",
    change: ({ predicate }) =>
      (predicate.policy.uri = predicate.policy.uri.replace("gatehouse.yml", "lax.yml")),
    unsigned: "and a policy is read from `.github/gatehouse.yml`, `.github/gatehouse.yaml` alone",
  },
  {
    name: "the commit that was judged, throughout",
    change: (record) => replaced(record, churn.head, "c".repeat(40)),
  },
  {
    name: "that sign-offs were judged at all",
    change: (_, told) => (told.signOffs = { judged: false, because: "left-to-app" }),
    unsigned: "the record tells of a gate on sign-offs, and that none were judged",
  },
  {
    name: "the policy's digest",
    change: (record) => (record.predicate.policy.digest = { gitBlob: "d".repeat(40) }),
    withFiles: "gatehouse.yml` is not the policy that judged",
  },
  {
    name: "the commit of the policy",
    change: (record) =>
      (record.predicate.policy.uri = "git+https://github.com/acme/churn@main#.github/gatehouse.yml"),
    unsigned:
      "`policy.uri` is `git+https://github.com/acme/churn@main#.github/gatehouse.yml`, which is not at commit",
  },
  {
    name: "when it was judged",
    change: (record) => (record.predicate.timeVerified = "2026-11-29T12:00:00.000Z"),
  },
  {
    name: "a waiver that excuses nothing",
    change: (_, told) =>
      told.waivers.push({
        gate: "evidence",
        finding: "falls-short",
        package: "churn@1.0.0",
        reason: "later",
        authority: "@acme/risk",
        expires: "2026-12-31",
        where: { path: ".github/gatehouse.yml" },
      }),
    unsigned: "a waiver of `evidence/falls-short` is told, which excuses nothing",
  },
  {
    name: "a finding that is excused by nobody",
    change: (_, told) => (told.gates[3].findings[0].outcome = "waived"),
    unsigned: "no waiver is told for `evidence/evidence-read`",
  },
  {
    name: "that code owners signed for any file",
    change: (_, told) => (asked(told, "@acme/churn").scope = NO_FILES),
    unsigned: "the code owners `@acme/churn` are said to be asked for no file",
  },
  {
    name: "the commit of the pull request",
    change: (_, told) => (told.signOffs.pullRequests[0].head = "c".repeat(40)),
    unsigned: "the sign-offs of pull request #7 are for commit `cccccccc",
  },
  {
    name: "the number of the pull request that was signed",
    change: (_, told) => (told.signOffs.pullRequests[0].number = 8),
    unsigned: "pull request #7 was judged, and the sign-offs are those of #8",
  },
  {
    name: "the name of who signed",
    change: (_, told) => (asked(told, "engineering").signed[0].login = "ceo"),
    unsigned: "`ceo` is said to have signed `engineering` by review 1, and no such approval is listed",
  },
  {
    name: "when somebody signed",
    change: (_, told) => (asked(told, "engineering").signed[0].at = "2020-01-01T00:00:00Z"),
    unsigned: "`dana` is said to have signed `engineering` by review 1, and no such approval is listed",
  },
  {
    name: "that anybody was asked",
    change: (_, told) => (told.signOffs.pullRequests[0].asked = []),
    unsigned: "said to pass with 2 given, and the pull request lists 0 as asked for",
  },
  {
    name: "that one of them was asked",
    change: (_, told) => told.signOffs.pullRequests[0].asked.pop(),
    unsigned: "said to pass with 2 given, and the pull request lists 1 as asked for",
  },
  {
    name: "the repository",
    change: (record) =>
      (record.predicate.resourceUri = record.predicate.resourceUri.replace("acme/churn", "evil/churn")),
    unsigned: "and `policy.uri` of another repository, `git+https://github.com/acme/churn`",
  },
  {
    name: "the folder",
    change: (record) => (record.predicate.resourceUri += "-2"),
    unsigned: "and the package that was judged is at `git+https://github.com/acme/churn@",
  },
  {
    name: "whether the content is green",
    change: (_, told) => (told.contentGreen = false),
    unsigned: "the content is said to be not green, and the gates and notices say green",
  },
  {
    name: "evidence that was judged",
    change: (record) => (record.predicate.inputAttestations[0].digest = { sha256: "a".repeat(64) }),
    unsigned: "which is none of the files that the record is about",
  },
  {
    name: "a waiver of another package",
    change: (record, told) => {
      const gate = told.gates.find((each: Loose) => each.gate === "evidence");
      for (const each of [told, gate, gate.findings[0]]) each.outcome = "waived";
      record.predicate.verificationResult = "PASSED";
      told.waivers.push({
        gate: "evidence",
        finding: gate.findings[0].id,
        package: "fraud@1.0.0",
        reason: "later",
        authority: "@acme/risk",
        expires: "2026-12-31",
        where: { path: ".github/gatehouse.yml" },
      });
    },
    unsigned: "no waiver is told for `evidence/evidence-read`",
  },
  {
    name: "a key that nobody knows",
    change: (record) => (record.predicate.note = "approved by the board"),
  },
];

function tampered({ change }: Pick<Tampering, "change">): string {
  const record = JSON.parse(whole) as PackageRecord;
  change(record, record.predicate[EXTENSION]);
  const path = join(folder, "record.json");
  writeFileSync(path, JSON.stringify(record));
  return path;
}

const signed = () => ({ bundle: join(folder, "bundle.json"), key: join(folder, "release.pub") });

describe("each change is found where the record is signed", () => {
  test.for(TAMPERINGS)("$name", async (tampering) => {
    const { status, out } = await runVerify(tampered(tampering), signed());
    expect(out).toMatch(
      /the signature is good, and it is over another statement: `(subject|predicate)` was changed/,
    );
    expect(status).toBe(1);
  });

  test("and nothing is wrong with the same record in another order and on one line", async () => {
    const path = tampered({ change: () => {} });
    const reversed = (value: unknown): unknown => {
      if (typeof value !== "object" || value === null) return value;
      if (Array.isArray(value)) return value.map(reversed);
      return Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([name, inner]) => [name, reversed(inner)]),
      );
    };
    writeFileSync(path, JSON.stringify(reversed(JSON.parse(whole))));
    expect(readFileSync(path, "utf8").startsWith('{"subject"')).toBe(true);
    const { status, out } = await runVerify(path, signed());
    expect(out).toContain("✓ signature  signed with the key of ");
    expect(status).toBe(0);
  });
});

describe("without a signature, a record that contradicts itself is found", () => {
  test.for(TAMPERINGS.filter((each) => each.unsigned !== undefined))("$name", async (tampering) => {
    const { status, out } = await runVerify(tampered(tampering));
    expect(out).toContain(tampering.unsigned);
    expect(status).toBe(1);
  });
});

describe("without a signature, a record that was changed throughout is not found, and that is said", () => {
  test.for(TAMPERINGS.filter((each) => each.unsigned === undefined))("$name", async (tampering) => {
    const { status, out } = await runVerify(tampered(tampering));
    expect(out).toContain(
      "so this rests on whoever sent it: that Gatehouse judged, when, and at which commits; what each gate found; who was asked, who signed, and for which files",
    );
    expect(out).toContain("that Gatehouse said it, only a signature shows");
    expect(status).toBe(0);
  });

  test("there are such changes", () =>
    expect(TAMPERINGS.filter((each) => each.unsigned === undefined).length).toBeGreaterThan(5));
});

describe("what is about files and policy is told with these at hand", () => {
  test.for(TAMPERINGS.filter((each) => each.withFiles !== undefined))("$name", async (tampering) => {
    const policy = [join(churn.dir, ".github/gatehouse.yml")];
    const { out } = await runVerify(tampered(tampering), { files: churn.dir, policy });
    expect(out).toContain(tampering.withFiles);
  });
});

describe("a version that is written into it loosens nothing", () => {
  const versions = ["0.0.9", "0.2.0"];
  const unlike = TAMPERINGS.filter(({ withFiles, unsigned }) => (withFiles ?? unsigned) !== undefined);
  test.for(versions.flatMap((version) => unlike.map((each) => ({ ...each, version }))))(
    "$version: $name",
    async ({ version, change, unsigned, withFiles }) => {
      const path = tampered({
        change: (record, told) => {
          change(record, told);
          record.predicate.verifier.version.gatehouse = version;
        },
      });
      const policy = [join(churn.dir, ".github/gatehouse.yml")];
      const { status, out } = await runVerify(
        path,
        withFiles === undefined ? {} : { files: churn.dir, policy },
      );
      expect(out).toContain(withFiles ?? unsigned);
      expect(status).toBe(1);
    },
  );

  test.for(["0.1.0-rc.1", "0.1.1", "0.2.0", "10.0.0", "latest", ""])(
    "%s is refused as it is",
    async (version) => {
      const change = (record: Loose) => (record.predicate.verifier.version.gatehouse = version);
      const { status, out } = await runVerify(tampered({ change }));
      expect(out).toContain("✗ shape");
      expect(out).toContain("and this is 0.1.0, which knows neither that one nor what may be new in it");
      expect(status).toBe(1);
    },
  );

  test("none at all is refused as well", async () => {
    const { status, out } = await runVerify(
      tampered({ change: ({ predicate }) => (predicate.verifier.version = {}) }),
    );
    expect(out).toContain("the record names version `none` of Gatehouse");
    expect(status).toBe(1);
  });

  test("an earlier one is held to the rules of this one, and holds by them", async () => {
    const change = (record: Loose) => (record.predicate.verifier.version.gatehouse = "0.0.9");
    const policy = [join(churn.dir, ".github/gatehouse.yml")];
    const { status, out } = await runVerify(tampered({ change }), { policy, files: churn.dir });
    expect(out).toContain("✓ result");
    expect(out).toContain("✓ policy");
    expect(status).toBe(0);
  });

  test("an earlier one that had other gates is believed where somebody signed for the version, and left open", async () => {
    const path = tampered({
      change: ({ predicate }, told) => {
        predicate.verifier.version.gatehouse = "0.0.9";
        told.notAsked = told.notAsked.slice(1);
        told.gates = told.gates.filter(({ gate }: Loose) => gate !== "evidence");
      },
    });
    const bundle = join(folder, "earlier.json");
    writeFileSync(bundle, attested(key, readFileSync(path, "utf8")));
    const policy = [join(churn.dir, ".github/gatehouse.yml")];
    const believed = await runVerify(path, { ...signed(), bundle, policy });
    expect(believed.out).toContain("– result     not verified: PASSED");
    expect(believed.out).toContain("– policy     not verified: judged by");
    expect(believed.out).toContain("→ verify it with 0.0.9, too");
    expect(believed.status).toBe(0);
    const unsigned = await runVerify(path, { policy });
    expect(unsigned.out).toContain("✗ Do not rely on it: result, policy");
    expect(unsigned.out).toContain("by which they may differ, or somebody wrote");
    expect(unsigned.status).toBe(1);
  });
});

test("the manifest is compared in the package's own folder, too", async () => {
  const change = (_: Loose, told: Loose) => (told.package.version = "9.9.9");
  const { status, out } = await runVerify(tampered({ change }), { files: join(churn.dir, "handoffs/churn") });
  expect(out).toContain("the record is about version `9.9.9`, and `handoffs/churn/handoff.yml` says `1.0.0`");
  expect(out).toContain("✗ files      10 of 10 files");
  expect(status).toBe(1);
});

test("what stands in place of the manifest is told where it is none", async () => {
  const { dir } = readmePackage();
  writeFileSync(join(dir, "handoffs/churn/handoff.yml"), "apiVersion: gatehouse/v1\npackage: [\n");
  const { out } = await runVerify(tampered({ change: () => {} }), { files: dir });
  expect(out).toContain("`handoffs/churn/handoff.yml` cannot be read as a manifest, from line ");
  expect(out).toContain("`handoffs/churn/handoff.yml` is another file than the record is about");
});

describe("sign-offs that are not for the very content are not verified", () => {
  test("those of a role that covers no file of the change", async () => {
    const change = (_: Loose, told: Loose) => {
      asked(told, "engineering").scope = NO_FILES;
      inWords(told, "engineering", "(10)", "(0)");
    };
    const { status, out } = await runVerify(tampered({ change }));
    expect(out).toContain(
      "– sign-offs  not verified: 2 asked for, each given by enough people, but not each for",
    );
    expect(out).toContain("`engineering` is asked for no file of the change");
    expect(status).toBe(0);
  });

  const queued = (record: Loose, told: Loose) => {
    told.pullRequest = 0;
    told.signOffs.pullRequests[0].head = "c".repeat(40);
    return record;
  };
  test("those in a merge queue whose commit has another file", async () => {
    const change = (record: Loose, told: Loose) => {
      subject(queued(record, told), "model.onnx").digest = { gitBlob: "b".repeat(40) };
      told.contents = contentsOf(record.subject, sha256);
    };
    const { out } = await runVerify(tampered({ change }));
    expect(out).toContain("– sign-offs  not verified: ");
    expect(out).toContain("`handoffs/churn/model.onnx` was signed for by `@acme/churn` as another file");
  });

  test("and where the queue's commit has the same files, they are", async () => {
    const { out } = await runVerify(tampered({ change: queued }));
    expect(out).toContain("✓ sign-offs  2 asked for, each given by enough people for the very content");
  });
});
