import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { gates } from "#core/gates/registry.ts";
import { type Diagnostic, LanguageServer, type Place } from "./language-server.ts";

const root = join(import.meta.dirname, "../..");

type SchemaName = "gatehouse" | "handoff" | "checklist" | "policy-test";

/** The comment by which an editor finds the schema of a file; here it names the file of this repository. */
function header(name: SchemaName): string {
  return `# yaml-language-server: $schema=${pathToFileURL(join(root, `docs/schemas/${name}.schema.json`)).href}\n`;
}

let server: LanguageServer;
let opened = 0;

beforeAll(async () => {
  server = await LanguageServer.start();
});

afterAll(async () => {
  const { attempts } = server;
  await server.stop();
  expect(attempts).toEqual([]);
});

interface Opened {
  readonly uri: string;
  readonly at: Place;
  /** What is underlined, with lines as `text` counts them, from 1. */
  readonly wrong: readonly string[];
}

/** Opens a file in the editor. `¦` in the text is where somebody types, or where the mouse rests. */
async function open(name: SchemaName, text: string): Promise<Opened> {
  const typed = text.slice(0, Math.max(0, text.indexOf("¦")));
  const lines = `${header(name)}${typed}`.split("\n");
  const uri = `file:///nowhere/${++opened}.yml`;
  const found = await server.open(uri, `${header(name)}${text.replace("¦", "")}`);
  return {
    uri,
    at: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 },
    wrong: found.map(inWords),
  };
}

function inWords({ range, message }: Diagnostic): string {
  return `${range.start.line}: ${message}`;
}

const STAGE = "version: 1\nstages:\n  production:\n    branches: [main]\n";
const GATES = `${STAGE}    gates:\n`;
const CHECKS = `${GATES}      evidence:\n        checks:\n          - name: AUC holds\n`;
const HANDOFF = "apiVersion: gatehouse/v1\n";

/** Where somebody types, some of what must be offered there, and a key that must not be. */
const OFFERS: readonly (readonly [
  where: string,
  schema: SchemaName,
  text: string,
  keys: readonly string[],
  not: string,
])[] = [
  ["a new policy", "gatehouse", "¦", ["version", "roles", "stages", "freezes", "extends"], "branches"],
  ["a stage", "gatehouse", `${STAGE}    ¦`, ["requires", "after", "environments", "gates"], "branches"],
  ["the gates of a stage", "gatehouse", `${GATES}      ¦`, gates.map(({ meta }) => meta.id), "branches"],
  [
    "the options of a gate",
    "gatehouse",
    `${GATES}      rollback:\n        ¦`,
    ["max_within", "drill_max_age", "severity"],
    "checks",
  ],
  ["a check", "gatehouse", `${CHECKS}            ¦`, ["read", "op", "threshold", "min_samples"], "name"],
  ["a role", "gatehouse", "version: 1\nroles:\n  research:\n    ¦", ["owners", "covers"], "gates"],
  ["risk", "gatehouse", "version: 1\nrisk:\n  ¦", ["Low", "Medium", "High"], "Unknown"],
  ["a freeze", "gatehouse", "version: 1\nfreezes:\n  - name: x\n    ¦", ["from", "to", "except"], "name"],
  [
    "a new manifest",
    "handoff",
    "¦",
    ["apiVersion", "package", "datasets", "model", "evidence", "rollback"],
    "name",
  ],
  ["a package", "handoff", `${HANDOFF}package:\n  name: churn\n  ¦`, ["version", "owner", "risk"], "name"],
  [
    "a data set",
    "handoff",
    `${HANDOFF}datasets:\n  - name: crm\n    ¦`,
    ["role", "path", "license", "lineage"],
    "name",
  ],
  [
    "a trigger of the rollback",
    "handoff",
    `${HANDOFF}rollback:\n  triggers:\n    - metric: p95\n      ¦`,
    ["op", "threshold", "lookbackWindow", "action"],
    "metric",
  ],
  ["a new checklist", "checklist", "¦", ["title", "items"], "id"],
  ["new cases", "policy-test", "¦", ["version", "given", "cases"], "expect"],
  [
    "what a case expects",
    "policy-test",
    "version: 1\ncases:\n  - name: x\n    expect:\n      ¦",
    ["outcome", "blocks", "findings", "asked", "counts"],
    "approvals",
  ],
  ["an item", "checklist", "items:\n  - id: alerts\n    ¦", ["text", "evidence", "done"], "id"],
];

describe("keys are offered with what they mean", () => {
  test.for(OFFERS)("%s", async ([, name, text, keys, not]) => {
    const { uri, at } = await open(name, text);
    const offers = await server.offers(uri, at);
    expect([...offers.keys()]).toEqual(expect.arrayContaining([...keys]));
    expect([...offers.keys()]).not.toContain(not);
    for (const key of keys) expect(offers.get(key)?.documentation, key).toMatch(/\S+ \S+/);
  });
});

const VALUES: readonly (readonly [
  where: string,
  schema: SchemaName,
  text: string,
  values: readonly string[],
])[] = [
  [
    "requires",
    "gatehouse",
    `${STAGE}    requires: ¦`,
    ["research-to-engineering", "engineering-to-operations", "production"],
  ],
  ["op", "gatehouse", `${CHECKS}            op: ¦`, ["gte", "gt", "lte", "lt", "eq"]],
  ["severity", "gatehouse", `${GATES}      rollback:\n        severity: ¦`, ["block", "warn"]],
  ["risk", "handoff", `${HANDOFF}package:\n  risk: ¦`, ["Low", "Medium", "High", "Unknown"]],
  ["role of data", "handoff", `${HANDOFF}datasets:\n  - name: crm\n    role: ¦`, ["train", "test"]],
  ["format", "handoff", `${HANDOFF}evidence:\n  - path: r.xml\n    as: ¦`, ["junit", "sarif", "metrics"]],
  [
    "outcome of a case",
    "policy-test",
    "version: 1\ncases:\n  - name: x\n    expect:\n      outcome: ¦",
    ["pass", "fail", "pending"],
  ],
  ["evidence", "checklist", "items:\n  - id: a\n    evidence: ¦", ["required", "optional", "none"]],
];

describe("values are offered", () => {
  test.for(VALUES)("%s", async ([, name, text, values]) => {
    const { uri, at } = await open(name, text);
    expect([...(await server.offers(uri, at)).keys()]).toEqual(expect.arrayContaining([...values]));
  });
});

const HOVERS: readonly (readonly [schema: SchemaName, text: string, said: string])[] = [
  [
    "gatehouse",
    `${GATES}      roll¦back: { max_within: 15m }\n`,
    "The rollback plan says exactly when, where to, how, how fast and by whom, and a drill has shown it.",
  ],
  [
    "gatehouse",
    `${GATES}      rollback: { max_wi¦thin: 15m }\n`,
    "How long going back may take at most, by the plan.",
  ],
  ["handoff", `${HANDOFF}model: { appro¦ach: docs/a.md }\n`, "Decision record of the modelling approach."],
  ["checklist", "items:\n  - id: a\n    te¦xt: Alerts were tested\n", "What is to be confirmed."],
];

describe("resting on a key says what it means", () => {
  test.for(HOVERS)("%s: %s", async ([name, text, said]) => {
    const { uri, at } = await open(name, text);
    expect(await server.hover(uri, at)).toContain(said);
  });
});

const WRONG: readonly (readonly [
  what: string,
  schema: SchemaName,
  text: string,
  found: readonly string[],
])[] = [
  ["a mistyped gate", "gatehouse", `${GATES}      rolback: {}\n`, ["6: Property rolback is not allowed."]],
  ["a mistyped risk", "gatehouse", `${STAGE}risk:\n  Hig: {}\n`, ["6: Property Hig is not allowed."]],
  [
    "a word for a list",
    "gatehouse",
    "version: 1\nstages:\n  production:\n    branches: main\n",
    ['4: Incorrect type. Expected "array".'],
  ],
  [
    "a stage that is empty",
    "gatehouse",
    "version: 1\nstages:\n  production:\n",
    ['3: Incorrect type. Expected "entry of stages".'],
  ],
  [
    "a value that is none",
    "gatehouse",
    `${STAGE}    requires: prod\n`,
    [
      '5: Value is not accepted. Valid values: "research-to-engineering", "engineering-to-operations", "production".',
    ],
  ],
  [
    "a check without a bar",
    "gatehouse",
    `${CHECKS}            read: "metrics:auc"\n            op: gte\n`,
    ['8: Missing property "threshold".'],
  ],
  [
    "a mistyped key of a section",
    "handoff",
    `${HANDOFF}package: { name: churn, version: 1.0.0, owner: "@acme/churn" }\nmodel:\n  aproach: docs/a.md\n`,
    ["4: Property aproach is not allowed."],
  ],
  [
    "a number for a version",
    "handoff",
    `${HANDOFF}package:\n  name: churn\n  version: 1.0\n  owner: "@acme/churn"\n`,
    ['4: Incorrect type. Expected "string".'],
  ],
  [
    "an item without words",
    "checklist",
    "title: Ready\nitems:\n  - id: a\n",
    ['3: Missing property "text".'],
  ],
];

describe("a mistake is underlined where it is", () => {
  test.for(WRONG)("%s", async ([, name, text, found]) => {
    expect((await open(name, text)).wrong).toEqual(found);
  });
});

/** Every file of the examples that a schema is for. */
const EXAMPLES = globSync(["examples/**/*.{yml,yaml}", "examples/**/.github/**/*.{yml,yaml}"], {
  cwd: root,
}).flatMap((file) => {
  const name = schemaFor(file);
  return name === null ? [] : [[name, file] as const];
});

function schemaFor(file: string): SchemaName | null {
  if (/\.github\/gatehouse\.ya?ml$/.test(file)) return "gatehouse";
  if (/\.github\/gatehouse\.test\.ya?ml$/.test(file)) return "policy-test";
  if (/handoffs\/[^/]+\/handoff\.ya?ml$/.test(file)) return "handoff";
  return /\/checklists\/[^/]+$/.test(file) ? "checklist" : null;
}

describe("nothing is underlined in the examples", () => {
  test("there is one of each", () => {
    expect(new Set(EXAMPLES.map(([name]) => name)).size).toBe(4);
  });

  test.for(EXAMPLES)("%s: %s", async ([name, file]) => {
    expect((await open(name, readFileSync(join(root, file), "utf8"))).wrong).toEqual([]);
  });
});

test("what reaches for the network is caught", async () => {
  const curious = await LanguageServer.start({
    schemaStore: { enable: true, url: "https://example.com/catalog" },
  });
  await curious.open("file:///nowhere/workflow.yml", "a: 1\n");
  await curious.stop();
  expect(curious.attempts.join()).toContain("example.com");
});
