import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDocument } from "#core/evidence/read-document.ts";
import type { DocumentFacts } from "#core/facts/document-facts.ts";
import { documentOf, fileOf, packageOf } from "#core/facts/package.fixture.ts";
import type { Details } from "#core/model/details.ts";
import { blocks } from "#core/model/outcome.ts";
import type { Issue } from "#core/model/statement.ts";
import { testGate } from "../../../../test/gate-tester.ts";
import { sayer } from "../define-gate.ts";
import { compareSettings } from "./compare-settings.ts";
import { parity } from "./gate.ts";
import { matcherOf } from "./options.ts";
import { settingsOf } from "./settings-of.ts";

const FOLDER = "handoffs/churn";
const STAGING = "deploy/staging";
const PRODUCTION = "deploy/production";
const BOTH = `deployment: { staging: { path: ${STAGING} }, production: { path: ${PRODUCTION} } }\n`;
const [A, B] = [`sha256:${"a".repeat(64)}`, `sha256:${"b".repeat(64)}`];
const source = { pointer: "", line: 6, column: 3 };
const broken: Issue = {
  id: "not-yaml",
  says: "This is not readable YAML.",
  values: {},
  where: { path: `${FOLDER}/${STAGING}/app.yaml`, line: 2, column: 1 },
};

type Value = number | string | boolean | null;
const params = (values: Readonly<Record<string, Value>>): Details => ({
  parameters: Object.entries(values).map(([name, value]) => ({ name, value, source })),
});
const image = (name: string, version: string): Details => ({
  parameters: [],
  pins: [{ kind: "image", name, version, exact: true, locked: true, source }],
});
const at = (side: "staging" | "production", details: Details, name = "/app.yaml"): DocumentFacts =>
  documentOf(`${FOLDER}/deploy/${side}${name}`, "parameters", details, [`/deployment/${side}/path`]);

function facts(documents: readonly DocumentFacts[], sections = BOTH, same: readonly string[] = []) {
  const files = documents.map(({ path }) => ({
    ...fileOf(path),
    ...(same.includes(path) ? { oid: "same" } : {}),
  }));
  return { packages: [packageOf(sections, { documents, files })] };
}
const two = (left: Readonly<Record<string, Value>>, right: Readonly<Record<string, Value>>) =>
  facts([at("staging", params(left)), at("production", params(right))]);
const scripts = [
  { path: `${FOLDER}/deploy/staging/go.sh`, pointers: ["/deployment/staging/path"], reading: null },
  { path: `${FOLDER}/deploy/production/go.sh`, pointers: ["/deployment/production/path"], reading: null },
];
const page = (side: "staging" | "production") => at(side, { sections: [] }, "/README.md");

testGate(parity, [
  { name: "no package", facts: { packages: [] }, finds: ["no-packages"], outcome: "skip" },
  {
    name: "a manifest that cannot be read",
    facts: facts([], "x: 1\n"),
    finds: ["manifest-unreadable"],
    outcome: "error",
  },
  {
    name: "neither side",
    facts: facts([], "deployment: { path: deploy }\n"),
    finds: ["no-sides"],
    outcome: "skip",
  },
  {
    name: "one side where both are asked for",
    facts: facts([], "deployment: { staging: { path: deploy } }\n"),
    options: { required: true },
    finds: ["sides-missing"],
    outcome: "fail",
    at: ["3:13"],
  },
  ...[{ required: false }, { required: true }].map(({ required }) => ({
    name: `one file for both sides, asked for: ${required}`,
    facts: facts(
      [at("staging", params({ a: 1 }))],
      "deployment: { staging: { path: deploy/staging }, production: { path: ./deploy/staging/ } }\n",
    ),
    options: { required },
    finds: [required ? "same-file" : "one-for-both"],
    outcome: required ? ("fail" as const) : ("skip" as const),
  })),
  {
    name: "one tag of images of two names",
    facts: facts([
      at("staging", image("acme.example/churn", "1")),
      at("production", image("other.example/churn", "1")),
    ]),
    finds: ["image-differs"],
    outcome: "fail",
  },
  {
    name: "one side, and what the whole deployment runs on",
    facts: facts(
      [
        documentOf(`${FOLDER}/deploy/base.yaml`, "parameters", params({ a: 1 }), ["/deployment/path"]),
        documentOf(`${FOLDER}/deploy/prod.yaml`, "parameters", params({ a: 2 }), [
          "/deployment/production/path",
        ]),
      ],
      "deployment: { path: deploy/base.yaml, production: { path: deploy/prod.yaml } }\n",
    ),
    options: { allow: [] },
    finds: ["setting-differs"],
    outcome: "fail",
  },
  {
    name: "the same values, whatever their place",
    facts: two({ a: 0.5, b: "x", c: null }, { c: null, b: "x", a: 0.5 }),
    options: { allow: [], required: true },
    finds: ["compared"],
    outcome: "pass",
  },
  {
    name: "differences that no policy judges are shown",
    facts: two({ a: 1 }, { a: 2 }),
    finds: ["differences-shown"],
    outcome: "pass",
  },
  {
    name: "a difference that is allowed",
    facts: two({ "Deployment/churn.spec.replicas": 1 }, { "Deployment/churn.spec.replicas": 3 }),
    options: { allow: ["**.replicas"] },
    finds: ["compared"],
    outcome: "pass",
  },
  {
    name: "values, kinds of values, and settings of one side",
    facts: two({ a: 1, b: "1.10", c: 1, d: true, gone: 1 }, { a: 2, b: "1.1", c: "1", d: null, new: 1 }),
    options: { allow: ["z"] },
    finds: Array<string>(6).fill("setting-differs"),
    outcome: "fail",
  },
  {
    name: "a file of one side",
    facts: facts([
      at("staging", params({ a: 1 })),
      at("production", params({ a: 1 })),
      at("production", params({ b: 1 }), "/more.yaml"),
    ]),
    options: { allow: [] },
    finds: ["setting-differs"],
    outcome: "fail",
    at: ["6:3"],
  },
  {
    name: "a setting in a list that is named twice",
    facts: facts([
      at("staging", { parameters: [1, 2].map((value) => ({ name: "a", value, source })) }),
      at("production", { parameters: [1, 3].map((value) => ({ name: "a", value, source })) }),
    ]),
    options: { allow: ["a"] },
    finds: ["setting-differs"],
    outcome: "fail",
  },
  {
    name: "another image, whatever is allowed",
    facts: two({ "spec.image": `r/churn@${A}` }, { "spec.image": `r/churn@${B}` }),
    options: { allow: ["**"] },
    finds: ["image-differs"],
    outcome: "fail",
    at: ["6:3"],
  },
  {
    name: "the same image from another registry",
    facts: two({ image: `staging.example/churn:1@${A}` }, { image: `prod.example/churn@${A}` }),
    options: { allow: [] },
    finds: ["compared"],
    outcome: "pass",
  },
  {
    name: "another image of a rollout, by pins",
    facts: facts([
      at("staging", image("s.example/churn", `1@${A}`)),
      at("production", image("p.example/churn", B)),
    ]),
    finds: ["image-differs"],
    outcome: "fail",
  },
  {
    name: "the same image of a rollout, by pins",
    facts: facts([
      at("staging", image("s.example/churn", `1@${A}`)),
      at("production", image("p.example/churn", A)),
    ]),
    options: { allow: [] },
    finds: ["compared"],
    outcome: "pass",
  },
  {
    name: "a file that cannot be read",
    facts: facts([
      documentOf(
        `${FOLDER}/${STAGING}/app.yaml`,
        "parameters",
        params({ a: 1 }),
        ["/deployment/staging/path"],
        {
          problems: [broken],
        },
      ),
      at("production", params({ a: 1 })),
    ]),
    finds: ["unreadable"],
    outcome: "error",
    at: ["2:1"],
  },
  { name: "scripts, which nobody asked about", facts: facts(scripts), finds: ["no-files"], outcome: "skip" },
  {
    name: "scripts that differ where a comparison is asked for",
    facts: facts(scripts),
    options: { required: true },
    finds: ["incomparable"],
    outcome: "error",
  },
  {
    name: "the same scripts",
    facts: facts(
      scripts,
      BOTH,
      scripts.map(({ path }) => path),
    ),
    options: { required: true },
    finds: ["compared"],
    outcome: "pass",
  },
  {
    name: "pages beside the configuration",
    facts: facts([
      page("staging"),
      page("production"),
      at("staging", params({ a: 1 })),
      at("production", params({ a: 1 })),
    ]),
    options: { required: true },
    finds: ["compared"],
    outcome: "pass",
  },
  {
    name: "pages alone",
    facts: facts([page("staging"), page("production")]),
    options: { required: true },
    finds: ["nothing-found"],
    outcome: "fail",
  },
  { name: "nothing there", facts: facts([]), finds: ["no-files"], outcome: "skip" },
  {
    name: "nothing there where it is asked for",
    facts: facts([]),
    options: { required: true },
    finds: ["nothing-found"],
    outcome: "fail",
  },
  {
    name: "elsewhere",
    facts: facts(
      [],
      BOTH.replace(STAGING, `{ uri: "https://a.example/s", digest: { sha256: ${"a".repeat(64)} } }`),
    ),
    finds: ["not-here"],
    outcome: "skip",
  },
  {
    name: "elsewhere where a comparison is asked for",
    facts: facts(
      [],
      BOTH.replace(STAGING, `{ uri: "https://a.example/s", digest: { sha256: ${"a".repeat(64)} } }`),
    ),
    options: { required: true },
    finds: ["elsewhere"],
    outcome: "error",
  },
  {
    name: "many are told in part",
    facts: two({}, Object.fromEntries(Array.from({ length: 14 }, (_, n) => [`a${n}`, n]))),
    options: { allow: [] },
    finds: [...Array<string>(12).fill("setting-differs"), "more-found"],
    outcome: "fail",
  },
]);

describe("secrets", () => {
  const settings = (values: Readonly<Record<string, Value>>) =>
    settingsOf({
      path: "p",
      format: "parameters",
      digest: "",
      observations: [],
      details: params(values),
      problems: [],
    });

  test.for([
    ["db.password", "hunter2"],
    ["API_TOKEN", "hunter2"],
    ["db.secretRef", "hunter2"],
    ["signingKey", "hunter2"],
    ["url", "postgres://me:hunter2@db.example/x"],
    ["motto", "ghp_hunter2"],
  ] as const)("%s is never shown", ([name, value]) => {
    const { findings, tables } = parity.evaluate(
      two({ [name]: value }, { [name]: `${value}!` }),
      parity.options.parse({ allow: [] }),
      sayer(parity.messages),
    );
    expect(findings.map(({ id }) => id)).toEqual(["setting-differs"]);
    expect(JSON.stringify({ findings, tables })).not.toContain("hunter2");
  });

  test("the value beside a secret's name in a list of variables is never shown", () => {
    const of = (value: string) => settings({ "env.0.name": "DB_PASSWORD", "env.0.value": value });
    const [difference] = compareSettings(of("hunter2"), of("hunter3"));
    expect(difference).toMatchObject({ name: "env.0.value", staging: "a value that is not shown" });
  });

  test("other values are shown, and cut", () => {
    const [difference] = compareSettings(settings({ a: "x".repeat(99) }), settings({}));
    expect(difference).toMatchObject({ staging: `"${"x".repeat(40)}…"`, production: "nothing" });
  });
});

describe("allowed names", () => {
  test.for([
    ["replicas", "replicas", true],
    ["replicas", "spec.replicas", false],
    ["*.replicas", "spec.replicas", true],
    ["*.replicas", "a.spec.replicas", false],
    ["**.replicas", "a.spec.replicas", true],
    ["**.replicas", "replicas", true],
    ["spec.**", "spec.a.b", true],
    ["Deployment/*.spec.replicas", "Deployment/churn.spec.replicas", true],
    ["spec.*", "spec.a/b", true],
    ["!replicas", "other", false],
  ] as const)("%s, %s", ([glob, name, allowed]) => {
    expect(matcherOf([glob])(name) !== undefined).toBe(allowed);
  });

  test("what is allowed together is what both allow", () => {
    expect(
      parity.strengthen({ allow: ["**.replicas", "host"] }, { allow: ["spec.replicas", "host"] }),
    ).toEqual({
      required: false,
      allow: ["host", "spec.replicas"],
    });
    expect(parity.strengthen({ allow: ["a"] }, { required: true })).toEqual({ required: true, allow: ["a"] });
    expect(parity.strengthen({}, { allow: ["a"] })).toEqual({ required: false, allow: ["a"] });
    expect(parity.strengthen({ allow: ["a?"] }, { allow: ["a*"] })).toEqual({ required: false, allow: [] });
    expect(parity.strengthen({}, {})).toEqual({ required: false });
  });
});

const NAMES = ["a", "b.c", "b.d", "e.f.replicas"] as const;
const anyOptions = fc.record(
  {
    required: fc.boolean(),
    allow: fc.subarray(["a", "b.*", "b.c", "**.replicas", "e.**", "**"]),
  },
  { requiredKeys: [] },
);
const anyValues = fc.dictionary(fc.constantFrom(...NAMES), fc.integer({ min: 0, max: 1 }), { maxKeys: 4 });

test("what either of two stages blocks, both together block", () => {
  const verdict = (given: ReturnType<typeof facts>, chosen: object) => {
    const { findings } = parity.evaluate(given, parity.options.parse(chosen), sayer(parity.messages));
    return findings.some(({ outcome }) => blocks(outcome));
  };
  const given = fc.oneof(
    fc.tuple(anyValues, anyValues).map(([left, right]) => two(left, right)),
    fc.constantFrom(facts([]), facts([], ""), facts(scripts)),
  );
  fc.assert(
    fc.property(given, anyOptions, anyOptions, (some, earlier, later) => {
      const joined = parity.strengthen(parity.options.parse(earlier), later);
      if (verdict(some, earlier) || verdict(some, later)) expect(verdict(some, joined)).toBe(true);
    }),
    { seed: 5, numRuns: 400 },
  );
});

test("a table holds every difference, and what allows it", () => {
  const { tables } = parity.evaluate(
    two({ replicas: 1, log: "debug" }, { replicas: 3, log: "info" }),
    parity.options.parse({ allow: ["replicas"] }),
    sayer(parity.messages),
  );
  expect(tables?.[0]?.rows).toEqual([
    [`${FOLDER}/deploy/production/app.yaml`, "replicas", "1", "3", "replicas"],
    [`${FOLDER}/deploy/production/app.yaml`, "log", '"debug"', '"info"', "nothing"],
  ]);
});

test("configurations as they are written: numbers are numbers", async () => {
  const read = async (side: string, text: string): Promise<DocumentFacts> => {
    const path = `${FOLDER}/deploy/${side}/app.yaml`;
    const reading = await readDocument({ path, text, oid: side }, {});
    return { path, pointers: [`/deployment/${side}/path`], reading };
  };
  const documents = [
    await read("staging", "limits: { cpu: 0.50, memory: 512Mi }\nreplicas: 1\n"),
    await read("production", "replicas: 3\nlimits: { memory: 512Mi, cpu: 5e-1 }\n"),
  ];
  const { findings } = parity.evaluate(
    facts(documents),
    parity.options.parse({ allow: [] }),
    sayer(parity.messages),
  );
  expect(findings.map(({ id, where, values }) => [id, where?.line, values["setting"]])).toEqual([
    ["setting-differs", 1, "replicas"],
  ]);
});
