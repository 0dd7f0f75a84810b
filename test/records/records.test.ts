import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { extensionOf, type PackageRecord } from "#core/record/record-schema.ts";
import { stateFiles } from "../../examples/state-files.ts";
import { removeFolders, temporaryFolder } from "../scenarios/git-repository.ts";
import { openPullRequest } from "../scenarios/pull-request.ts";
import { actionRecord, appJudgement, exportOf, type ReadmePackage, readmePackage } from "./made-records.ts";
import { runSource } from "./run-source.ts";
import { runVerify } from "./run-verify.ts";
import { attested, testKey } from "./signers.ts";

const root = join(import.meta.dirname, "../..");
const NAME = "gatehouse-record-churn-1.0.0.intoto.json";
const key = testKey(7);
let churn: ReadmePackage;
/** The Action's record, and the App's. */
let action: string;
let app: string;
/** A folder with both, a log, and what they are verified with. */
let folder: string;

beforeAll(async () => {
  churn = readmePackage();
  folder = temporaryFolder();
  action = (await actionRecord(churn)).text;
  const { judged, verdict } = await appJudgement(churn);
  writeFileSync(join(folder, "log.jsonl"), await exportOf([judged], verdict));
  writeFileSync(join(folder, "action.intoto.json"), action);
  app = gatehouse("record", "1", "--from", "log.jsonl").stdout;
  writeFileSync(join(folder, "app.intoto.json"), app);
  writeFileSync(join(folder, "app.sigstore.json"), attested(key, app));
  writeFileSync(join(folder, "release.pub"), key.pem);
});
afterAll(removeFolders);

function gatehouse(...args: readonly string[]) {
  return gatehouseIn({}, ...args);
}

function gatehouseIn(environment: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "src/cli/gatehouse.mjs"), ...args],
    { cwd: folder, encoding: "utf8", env: { PATH: process.env["PATH"], HOME: folder, ...environment } },
  );
  return { status, stdout, stderr };
}

describe("a record", () => {
  test("of the Action is the same bytes for the same facts, and is kept as it was", async () => {
    expect((await actionRecord(churn)).text).toBe(action);
    await expect(action).toMatchFileSnapshot("golden/action.intoto.json");
  });

  test("of the App's log has the sign-offs, and is kept as it was", async () => {
    await expect(app).toMatchFileSnapshot("golden/app.intoto.json");
    // What the pages show to be verified.
    await expect(attested(key, app)).toMatchFileSnapshot("golden/app.sigstore.json");
    await expect(key.pem).toMatchFileSnapshot("golden/release.pub");
  });

  test("is of the published schema, which knows every key of it", () => {
    const schema = JSON.parse(readFileSync(join(root, "docs/schemas/record.schema.json"), "utf8")) as unknown;
    const ajv = new Ajv({ allErrors: true, strict: false });
    addFormats.default(ajv);
    const validate = ajv.compile(closed(schema) as object);
    for (const text of [action, app]) {
      validate(JSON.parse(text));
      expect(validate.errors ?? []).toEqual([]);
    }
    validate({ ...(JSON.parse(app) as object), subject: [] });
    expect(validate.errors).not.toBeNull();
  });

  test("of the Action says that sign-offs were left to the App, and claims the content alone", () => {
    expect(JSON.parse(action)).toMatchObject({
      predicate: {
        verificationResult: "PASSED",
        verifiedLevels: ["GATEHOUSE_CONTENT:engineering"],
        "https://github.com/gatehouse/gatehouse/record/v1": {
          deferred: ["sign-offs"],
          signOffs: { judged: false, because: "left-to-app" },
        },
      },
    });
  });
});

describe("the page of the Action's run", () => {
  test("names the record, its own digest and the one over its files that `verify` prints", async () => {
    const { dir: workspace, base, head } = churn;
    const { outputs, summary } = await runSource({ workspace, base, head });
    const [path = ""] = JSON.parse(outputs["record"] ?? "[]") as string[];
    const digest = createHash("sha256").update(readFileSync(path)).digest("hex");
    const [line = ""] = summary.split("\n").filter((each) => each.startsWith("**Record:**"));
    expect(line).toContain(`in \`${NAME}\`, SHA\\-256 \`${digest}\``);
    expect(line).toContain("without sign\\-offs");
    expect(line).toContain("https://github.com/acme/churn/actions/runs/41#artifacts");
    const [, files = "", over = ""] = /with (\d+) files, digest `([0-9a-f]{12})`/.exec(line) ?? [];
    expect((await runVerify(path)).out).toContain(`${files} files, digest ${over} of their names`);
  });

  test("names none of a verdict that blocks", async () => {
    const { dir: workspace, base, head } = readmePackage("failing");
    const { outputs, summary } = await runSource({ workspace, base, head });
    expect(outputs["verdict"]).toBe("fail");
    expect(summary).toContain("evidence");
    expect(summary).not.toContain("**Record:**");
  });
});

describe("there is no record", () => {
  test("where nothing was judged, since the clone lacks the commits", async () => {
    const run = await runSource({ workspace: churn.dir, base: "0".repeat(40), head: churn.head });
    expect(run.outputs).toMatchObject({ verdict: "none", record: "[]" });
  });

  test("where the policy is broken, and no package was looked at", async () => {
    const { dir, base, head } = readmePackage("broken-policy");
    const run = await runSource({ workspace: dir, base, head });
    expect(run.outputs).toMatchObject({ verdict: "error", record: "[]" });
    expect(run.summary).not.toContain("**Record:**");
  });
});

describe("gatehouse verify", () => {
  test("says of each part that it was verified, or that nothing was given to verify it with", () => {
    const plain = gatehouse("verify", "action.intoto.json");
    expect([plain.status, plain.stderr]).toEqual([0, ""]);
    expect(marks(plain.stdout)).toEqual({
      shape: "✓",
      signature: "–",
      package: "✓",
      result: "✓",
      "sign-offs": "–",
      files: "–",
      policy: "–",
    });
    expect(plain.stdout).toContain("that Gatehouse said it, only a signature shows");
    expect(plain.stdout).toContain("a clone and the Action know no reviews, and leave them to the App");
  });

  test("verifies everything with a signature, the files and the policy", () => {
    const whole = gatehouse(
      "verify",
      "app.intoto.json",
      "--bundle=app.sigstore.json",
      "--key=release.pub",
      `--files=${churn.dir}`,
      `--policy=${join(churn.dir, ".github/gatehouse.yml")}`,
      "--strict",
    );
    expect([whole.status, whole.stderr]).toEqual([0, ""]);
    expect(Object.values(marks(whole.stdout))).toEqual(["✓", "✓", "✓", "✓", "✓", "✓", "✓"]);
    expect(whole.stdout).toContain("lee (saw ");
    expect(whole.stdout).toContain("✓ Everything was verified");
  });

  test("verifies the Action's record of the example, whose package names files all over its repository", async () => {
    const { repository, base, head } = openPullRequest(stateFiles("released"), stateFiles("retrained"));
    const dir = repository.clone(head, 0);
    const record = await actionRecord({ dir, base, head });
    const policy = [join(dir, ".github/gatehouse.yml")];
    const { status, out } = await runVerify(record.path, { files: dir, policy });
    const { subject } = JSON.parse(record.text) as { subject: { name: string; digest: object }[] };
    expect(subject.length).toBeGreaterThan(30);
    expect(subject.filter(({ digest }) => !("sha256" in digest))).toEqual([]);
    expect(out).toContain("triage 1.1.0 for stage `engineering`");
    expect(out).toContain(`✓ files      ${subject.length} of ${subject.length} files`);
    expect(out).toContain("✓ policy");
    expect(status).toBe(0);
  });

  test("with --strict, what could not be verified is a no", () => {
    expect(gatehouse("verify", "app.intoto.json", "--strict").status).toBe(1);
  });

  test("prints what it found as JSON", () => {
    const { stdout, status } = gatehouse("verify", "app.intoto.json", "--json");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: "gatehouse/verification/v1",
      ok: true,
      complete: false,
      restsOnSender: [{ claim: "judgement" }, { claim: "findings" }, { claim: "sign-offs" }],
      files: { count: 10, gitDigest: gitDigestOf(app), bySha1Alone: 1 },
      package: { name: "churn", version: "1.0.0" },
      result: "PASSED",
      signOffs: [
        { name: "@acme/churn", satisfied: true, signed: [{ login: "lee" }] },
        { name: "engineering", satisfied: true, signed: [{ login: "dana" }] },
      ],
    });
  });

  test("says in JSON that nothing rests on the sender only where the signature is good", async () => {
    const rests = async (options: { readonly bundle: string; readonly key: string }) => {
      const { out } = await runVerify(join(folder, "app.intoto.json"), { ...options, json: true });
      return (JSON.parse(out) as { restsOnSender: readonly unknown[] }).restsOnSender;
    };
    const bundle = join(folder, "app.sigstore.json");
    expect(await rests({ bundle, key: join(folder, "release.pub") })).toEqual([]);
    const other = join(folder, "other.pub");
    writeFileSync(other, testKey(8).pem);
    expect(await rests({ bundle, key: other })).toHaveLength(3);
  });

  test("a release that did not pass is a no, whatever else holds", async () => {
    const failing = await actionRecord(readmePackage("failing"));
    writeFileSync(join(folder, "failing.intoto.json"), failing.text);
    const { status, stdout } = gatehouse("verify", "failing.intoto.json");
    expect(status).toBe(1);
    expect(stdout).toContain("it did not pass: kept back by evidence");
    expect(stdout).toContain("✗ Do not rely on it: result");
  });

  test("ends with 2, and says what is wrong, where there is nothing to verify", () => {
    const { status, stdout, stderr } = gatehouse("verify", "release.pub");
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("is no record of Gatehouse: line 1");
  });

  test.for([
    ["a file that is not there", "none.json", {}, "`none.json` does not exist"],
    ["a folder", ".", {}, "cannot be read: it is a folder"],
    ["a signature of anybody", "app.intoto.json", { bundle: "app.sigstore.json" }, "whose it should be"],
    ["a key and no signature", "app.intoto.json", { key: "release.pub" }, "there is no signature"],
    ["half an identity", "app.intoto.json", { certificateIdentity: "me" }, "go together"],
    ["no policy there", "app.intoto.json", { policy: ["none.yml"] }, "`none.yml` does not exist"],
  ] as const)("says what to give in place of %s", async ([, path, options, says]) => {
    const inFolder = Object.fromEntries(
      Object.entries(options).map(([name, value]) => [
        name,
        name === "bundle" || name === "key" ? join(folder, String(value)) : value,
      ]),
    );
    const given = path === "none.json" ? path : join(folder, path);
    const { status, out, err } = await runVerify(given, inFolder);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain(says);
  });
});

describe("gatehouse record", () => {
  test("writes one file for each package with --out, and prints their names", () => {
    const { status, stdout, stderr } = gatehouse("record", "1", "--from", "log.jsonl", "--out", "records");
    expect([status, stdout, stderr]).toEqual([0, `${NAME}\n`, ""]);
    expect(readFileSync(join(folder, "records", NAME), "utf8")).toBe(app);
  });

  describe("names the GitHub", () => {
    const [github, acmes, other] = [
      "https://github.com",
      "https://git.acme.example",
      "https://other.example",
    ];
    const uri = (server: string) => `git+${server}/acme/churn@${churn.head}#handoffs/churn`;
    const told = async (logged: string | null, env: Readonly<Record<string, string>>, ...args: string[]) => {
      const { judged, verdict } = await appJudgement(churn);
      writeFileSync(join(folder, "served.jsonl"), await exportOf([judged], verdict, [], logged));
      return gatehouseIn(env, "record", "1", "--from=served.jsonl", ...args);
    };

    test.for<[string, string | null, Record<string, string>, string[], string, string]>([
      ["that the log judged on", acmes, {}, [], acmes, ""],
      [
        "that the log judged on, whatever the environment says",
        acmes,
        { GITHUB_SERVER_URL: github },
        [],
        acmes,
        "",
      ],
      ["that it is told, where the log says nothing", null, {}, [`--server=${acmes}/`], acmes, ""],
      ["that it is told, and of which the log says the same", acmes, {}, [`--server=${acmes}/`], acmes, ""],
      [
        "that it is told against the log, and says so",
        acmes,
        {},
        [`--server=${other}`],
        other,
        `warning: row 1 was judged on \`${acmes}\`, says the log, and the record names \`${other}\` as --server asks`,
      ],
      [
        "of a workflow, where the log says nothing, and says so",
        null,
        { GITHUB_SERVER_URL: acmes, GITHUB_API_URL: "https://api.github.com" },
        [],
        acmes,
        `note: the log does not say on which GitHub row 1 was judged: the record names \`${acmes}\`, from GITHUB_SERVER_URL`,
      ],
      [
        "of the App's API, where the log says nothing, and says so",
        null,
        { GITHUB_SERVER_URL: "", GITHUB_API_URL: `${acmes}/api/v3` },
        [],
        acmes,
        `\`${acmes}\`, from GITHUB_API_URL`,
      ],
    ])("%s", async ([, logged, env, args, server, says]) => {
      const { status, stdout, stderr } = await told(logged, env, ...args);
      expect(status, stderr).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ predicate: { resourceUri: uri(server) } });
      if (says === "") expect(stderr).toBe("");
      else expect(stderr).toContain(says);
    });

    test.for<[string, Record<string, string>, string[], string]>([
      ["nobody says which it is", {}, [], "  → name it: --server https://github.com, or"],
      [
        "it is told no address",
        {},
        ["--server=git.acme.example"],
        "--server is `git.acme.example`, which is no address",
      ],
      [
        "the environment has none",
        { GITHUB_SERVER_URL: "acme" },
        [],
        "GITHUB_SERVER_URL is `acme`, which is no address",
      ],
    ])("and makes no record where %s", async ([, env, args, says]) => {
      const { status, stdout, stderr } = await told(null, env, ...args);
      expect([status, stdout]).toEqual([2, ""]);
      expect(stderr).toContain(says);
    });
  });

  test.for([
    ["x", "is no number of a row"],
    ["2", "holds no row 2"],
  ])("ends with 2 where there is none: %s", ([id = "", says = ""]) => {
    const { status, stderr } = gatehouse("record", id, "--from", "log.jsonl");
    expect(status).toBe(2);
    expect(stderr).toContain(says);
  });

  describe("of a pull request", () => {
    const promotion = (verdict: number | null) => ({ kind: "promotion", data: { verdict } }) as const;
    const later = { kind: "verdict", data: { facts: "0".repeat(64), verdict: "0".repeat(64) } } as const;
    const log = async (name: string, ...more: Parameters<typeof exportOf>[2] & object) => {
      const { judged, verdict } = await appJudgement(churn);
      writeFileSync(join(folder, name), await exportOf([judged], verdict, more));
      return ["--from", name];
    };

    test("is that of its newest verdict while it is open", async () => {
      const { status, stdout, stderr } = gatehouse("record", "Acme/churn#7", ...(await log("open.jsonl")));
      expect([status, stdout]).toEqual([0, app]);
      expect(stderr).toContain("row 1: the newest verdict of `Acme/churn#7`, which was not merged");
    });

    test("is that of the verdict by which it was merged, whatever was judged later", async () => {
      const from = await log("merged.jsonl", promotion(1), later);
      const { status, stdout, stderr } = gatehouse("record", "acme/churn#7", ...from);
      expect([status, stdout]).toEqual([0, app]);
      expect(stderr).toContain("row 1: by this verdict `acme/churn#7` was merged");
    });

    test("is none where a row of it was changed", async () => {
      const [, name = ""] = await log("forged.jsonl", promotion(1));
      const forged = readFileSync(join(folder, name), "utf8").replace(
        '{\\"verdict\\":1}',
        '{\\"verdict\\":2}',
      );
      writeFileSync(join(folder, name), forged);
      const { status, stdout, stderr } = gatehouse("record", "acme/churn#7", "--from", name);
      expect([status, stdout]).toEqual([1, ""]);
      expect(stderr).toContain("a row of `acme/churn#7` in `forged.jsonl` is not as it was sealed");
    });

    test.for([
      ["another one", "acme/churn#8", "merged.jsonl", "`merged.jsonl` holds no verdict of `acme/churn#8`"],
      ["one that was merged unjudged", "acme/churn#7", "bypassed.jsonl", "was merged by no verdict"],
      [
        "one of which too little is kept",
        "acme/churn#7",
        "old.jsonl",
        "retention took away by which verdict",
      ],
      ["what is none", "churn#7", "merged.jsonl", "write a pull request as `acme/churn#7`"],
    ])("there is none for %s", async ([, id = "", name = "", says = ""]) => {
      await log("merged.jsonl", promotion(1));
      await log("bypassed.jsonl", promotion(null), later);
      await log("old.jsonl", { ...promotion(1), removed: true });
      const { status, stdout, stderr } = gatehouse("record", id, "--from", name);
      expect([status, stdout]).toEqual([2, ""]);
      expect(stderr).toContain(says);
    });
  });

  test("makes none of a verdict that does not come out again", async () => {
    const { judged, verdict } = await appJudgement(churn);
    writeFileSync(join(folder, "changed.jsonl"), await exportOf([judged], { ...verdict, outcome: "fail" }));
    const { status, stdout, stderr } = gatehouse("record", "1", "--from", "changed.jsonl");
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("the verdict differs from the one that was kept");
  });
});

/** The digest over names and git's ids that a record states. */
function gitDigestOf(record: string): string {
  return extensionOf(JSON.parse(record) as PackageRecord).contents.gitDigest;
}

/** The mark of each part, as it is printed. */
function marks(out: string): Record<string, string> {
  const rows = [...out.matchAll(/^ {2}([✓✗–]) ([\w-]+) /gm)];
  return Object.fromEntries(rows.map(([, mark = "", part = ""]) => [part, mark]));
}

/** A schema without its openness: what it does not name is a mistake. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== "object" || schema === null) return schema;
  const entries = Object.entries(schema).map(([name, inner]): [string, unknown] => [name, closed(inner)]);
  return Object.fromEntries("properties" in schema ? [...entries, ["additionalProperties", false]] : entries);
}
