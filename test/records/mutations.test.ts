import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readRecord } from "#core/record/read-record.ts";
import { EXTENSION } from "#core/record/record-schema.ts";
import { checkParts } from "../../src/cli/verify/check-parts.ts";
import { type Given, readAll } from "../../src/cli/verify/given.ts";
import { removeFolders, temporaryFolder } from "../scenarios/git-repository.ts";
import { type ReadmePackage, readmePackage } from "./made-records.ts";
import { type Mutation, mutationsOf } from "./mutate.ts";
import { attested, testKey } from "./signers.ts";

const text = readFileSync(join(import.meta.dirname, "golden/app.intoto.json"), "utf8");
const mutations = mutationsOf(JSON.parse(text));

/** Why a change of one place goes unnoticed where nobody signed; `files` where the released files and the policy show it. */
interface Unnoticed {
  readonly why: string;
  readonly shownBy?: "files" | "policy";
}

const WORDS = "a finding's words and place are the gate's, and nothing else in the record repeats them";
const PEOPLE = "GitHub alone knows who an account is";
const POLICY = "the policy says it, and the record tells it once";
const MANIFEST = "the manifest says it, and the record tells it once";

/** Every place of the record that may be removed or altered, alone, without a signature, and is not noticed. */
const UNNOTICED: Readonly<Record<string, Unnoticed>> = {
  "told/gates/*/findings/* removed": { why: "a gate may find one thing or several" },
  "told/gates/*/findings/*/check altered": { why: WORDS, shownBy: "policy" },
  "told/gates/*/findings/*/check removed": { why: WORDS, shownBy: "policy" },
  "told/gates/*/findings/*/message altered": { why: WORDS },
  "told/gates/*/findings/*/package altered": { why: WORDS },
  "told/gates/*/findings/*/package removed": { why: WORDS },
  "told/gates/*/findings/*/where removed": { why: WORDS },
  "told/gates/*/findings/*/where/line altered": { why: WORDS },
  "told/gates/*/findings/*/where/line removed": { why: WORDS },
  "told/gates/*/findings/*/where/path altered": { why: WORDS },
  "told/gates/*/severity altered": { why: POLICY, shownBy: "policy" },
  "told/package/name altered": { why: MANIFEST, shownBy: "files" },
  "told/package/names/* removed": { why: MANIFEST, shownBy: "files" },
  "told/package/names/*/at altered": { why: MANIFEST, shownBy: "files" },
  "told/package/owner altered": { why: MANIFEST, shownBy: "files" },
  "told/package/risk altered": { why: MANIFEST, shownBy: "files" },
  "told/package/risk removed": { why: MANIFEST, shownBy: "files" },
  "told/package/version altered": { why: MANIFEST, shownBy: "files" },
  "told/signOffs/pullRequests/*/afterGates altered": { why: POLICY },
  "told/signOffs/pullRequests/*/asked/*/kind altered": { why: POLICY, shownBy: "policy" },
  "told/signOffs/pullRequests/*/asked/*/owners/* altered": { why: POLICY, shownBy: "policy" },
  "told/signOffs/pullRequests/*/asked/*/owners/* removed": { why: POLICY, shownBy: "policy" },
  "told/signOffs/pullRequests/*/author/id altered": { why: PEOPLE },
  "told/signOffs/pullRequests/*/author/login altered": { why: PEOPLE },
  "told/signOffs/pullRequests/*/distinct altered": { why: POLICY },
  "predicate/policy/digest/gitBlob altered": { why: "the policy itself is elsewhere", shownBy: "policy" },
  "predicate/timeVerified altered": { why: "nobody else looked at the clock" },
};

/** What a record is verified with, beside itself. */
type With = Pick<Given, "anchors" | "policies"> & {
  readonly bundle?: { readonly path: string; readonly text: string };
  readonly files?: string;
};

/** Those of some mutations that are not noticed. */
async function unnoticed(
  among: readonly Mutation[],
  { anchors, policies, bundle, files }: With,
): Promise<readonly Mutation[]> {
  const found: Mutation[] = [];
  for (const mutation of among) {
    const bytes = Buffer.from(JSON.stringify(mutation.value));
    const read = readRecord(bytes.toString(), "record.json");
    if (!read.ok) continue;
    const signed = bundle === undefined ? null : { ...read.value, bytes, bundle };
    const given: Given = { record: read.value, signed, anchors, policies };
    const parts = await checkParts(given, files === undefined ? {} : { files });
    if (parts.every(({ state }) => state !== "failed")) found.push(mutation);
  }
  return found;
}

/** Their places, each once, with what is done there. */
function placesOf(found: readonly Mutation[]): readonly string[] {
  const told = found.map(
    ({ place, how }) => `${place.slice(1).replace(`predicate/${EXTENSION}`, "told")} ${how}`,
  );
  return [...new Set(told)].sort();
}

const NOBODY: With = { anchors: { keys: [], identities: [] }, policies: [] };
let churn: ReadmePackage;
/** Those that are not noticed where nothing is given. Of the others, nothing that is given can make the verification succeed. */
let quiet: readonly Mutation[];
beforeAll(async () => {
  churn = readmePackage();
  quiet = await unnoticed(mutations, NOBODY);
});
afterAll(removeFolders);

describe("each place of a record, removed or altered alone", () => {
  test("is many, and each is another record", () => {
    const texts = new Set(mutations.map(({ value }) => JSON.stringify(value)));
    expect(texts.size).toBeGreaterThan(1000);
    expect(texts).not.toContain(JSON.stringify(JSON.parse(text)));
  });

  test("is noticed, but for those of which nothing else in it tells", () => {
    expect(placesOf(quiet)).toEqual(Object.keys(UNNOTICED).sort());
  });

  test("is noticed with the files and the policy, but for fewer", async () => {
    const path = join(churn.dir, ".github/gatehouse.yml");
    const policies = [{ path, bytes: readFileSync(path) }];
    const rest = Object.entries(UNNOTICED).filter(([, { shownBy }]) => shownBy === undefined);
    const left = await unnoticed(quiet, { ...NOBODY, policies, files: churn.dir });
    expect(placesOf(left)).toEqual(rest.map(([place]) => place).sort());
  });

  test("is noticed where it is signed, without exception", async () => {
    const folder = temporaryFolder();
    const key = testKey(7);
    const given = { bundle: join(folder, "bundle.json"), key: join(folder, "release.pub"), policy: [] };
    const record = join(folder, "record.json");
    for (const [path, content] of [
      [record, text],
      [given.bundle, attested(key, text)],
      [given.key, key.pem],
    ] as const)
      writeFileSync(path, content);
    const read = await readAll(record, given);
    if (!read.ok || read.value.signed === null) throw new Error("the record is not signed");
    const { anchors, signed } = read.value;
    expect(placesOf(await unnoticed(quiet, { ...NOBODY, anchors, bundle: signed.bundle }))).toEqual([]);
    // The same signature over the record as it is does hold.
    const parts = await checkParts(read.value, {});
    expect(parts.find(({ part }) => part === "signature")?.state).toBe("verified");
  });
});
