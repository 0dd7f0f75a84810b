import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { documentOf, evidenceOf, fileOf, observationOf, packageOf } from "#core/facts/package.fixture.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { changesOf } from "./changes-of.ts";
import { compareRows, type Row } from "./compare-rows.ts";

const FOLDER = "handoffs/churn";
const head = (version: string) =>
  `apiVersion: gatehouse/v1\npackage: { name: churn, version: ${version}, owner: "@a", previous: 3.0.0 }\n`;
const at = { pointer: "/x", line: 2, column: 1 };

interface Made {
  readonly version?: string;
  readonly auc?: number;
  readonly seed?: number;
  readonly numpy?: string;
  readonly model?: string;
  readonly run?: string;
  readonly within?: string;
  readonly script?: string;
}

function made({
  version = "3.1.0",
  auc = 0.8,
  seed = 1,
  numpy = "2.1.0",
  model = "m",
  run = "r1",
  within = "10m",
  script = "s",
}: Made = {}): PackageFacts {
  const text = `${head(version)}code: { path: src, params: params.yaml, environment: [lock.txt] }
model: { path: model, run_id: ${run} }
datasets: [{ name: crm, role: train, path: data/crm.csv, license: MIT }]
rollback: { to: churn@3.0.0, within: ${within}, path: back.sh, triggers: [{ metric: p95, op: gt, threshold: 250ms }] }
`;
  const params = { name: "seed", value: seed, source: at };
  const pin = {
    kind: "package",
    name: "NumPy",
    version: numpy,
    exact: true,
    locked: true,
    source: at,
  } as const;
  return packageOf("", {
    text,
    files: [
      fileOf(`${FOLDER}/model/model.json`, model),
      fileOf(`${FOLDER}/data/crm.csv`),
      fileOf(`${FOLDER}/src/train.py`),
      fileOf(`${FOLDER}/back.sh`, script),
    ],
    evidence: [
      evidenceOf(`${FOLDER}/reports/m.json`, "metrics", {
        observations: [observationOf("auc", auc), observationOf("note", "text")],
      }),
    ],
    documents: [
      documentOf(`${FOLDER}/params.yaml`, "parameters", { parameters: [params] }, ["/code/params"]),
      documentOf(`${FOLDER}/lock.txt`, "requirements-txt", { pins: [pin] }, ["/code/environment/0"]),
    ],
  });
}

function changed(after: PackageFacts, before: PackageFacts, releases: Record<string, PackageFacts> = {}) {
  return changesOf(after, { packages: [after], baseline: [before], releases });
}

test("each kind of change is told with both sides, and numbers with their difference", () => {
  const after = made({ auc: 0.81, seed: 7, numpy: "2.2.0", model: "n", within: "5m", script: "t" });
  const changes = changed(after, made({ version: "3.0.0" }));
  expect(changes?.since).toBe("3.0.0");
  const told = changes?.groups.flatMap(({ kind, rows }) =>
    rows.map(({ name, before, after: now, difference = "" }) =>
      [kind, name, before, now, difference].join("|"),
    ),
  );
  expect(told?.map((line) => line.replaceAll(/\b[0-9a-f]{7}\b/g, "oid"))).toEqual([
    "metrics|auc|0.8|0.81|+0.01",
    "parameters|seed|1|7|+6",
    "model|handoffs/churn/model/model.json|oid|oid|",
    "model|run_id|r1|r1|stays, though the model changed",
    "dependencies|NumPy|2.1.0|2.2.0|",
    "rollback|within|10m|5m|",
    "rollback|script|oid|oid|",
  ]);
});

test.for([
  ["another model of another run", { model: "n", run: "r2" }, ["oid|oid|", "r1|r2|"]],
  ["another model of the same run", { model: "n" }, ["oid|oid|", "r1|r1|stays, though the model changed"]],
  ["the same model of another run", { run: "r2" }, ["r1|r2|"]],
  ["the same model of the same run", {}, []],
] as const)("%s", ([, after, rows]) => {
  const groups = changed(made(after), made({ version: "3.0.0" }))?.groups ?? [];
  const told = groups.flatMap(({ kind, rows: all }) =>
    kind === "model"
      ? all.map(({ before, after: now, difference = "" }) => [before, now, difference].join("|"))
      : [],
  );
  expect(told.map((line) => line.replaceAll(/\b[0-9a-f]{7}\b/g, "oid"))).toEqual(rows);
});

test("the same package changes nothing", () => {
  expect(changed(made(), made())).toEqual({ since: "3.1.0", groups: [] });
});

test("a package is compared with the version that it names, where the base holds another", () => {
  const release = made({ version: "3.0.0", auc: 0.5 });
  const changes = changed(made({ auc: 0.81 }), made({ version: "3.0.9" }), { "churn@3.0.0": release });
  expect(changes?.since).toBe("3.0.0");
  expect(changes?.groups[0]?.rows[0]).toMatchObject({ name: "auc", before: "0.5", after: "0.81" });
});

test("a new package, and a manifest that cannot be read, are compared with nothing", () => {
  const one = made();
  expect(changesOf(one, { packages: [one], baseline: [] })).toBeUndefined();
  const broken = packageOf("nonsense: 1\n");
  expect(changesOf(broken, { packages: [broken], baseline: [made()] })).toBeUndefined();
});

test("metrics that somebody asks about come first, then the largest changes; how long tests took is left out", () => {
  const measured = (values: Readonly<Record<string, number>>, seconds: number) => {
    const observations = Object.entries(values).map(([name, value]) => observationOf(name, value));
    const time = { ...observationOf("time", seconds), unit: "s" };
    return packageOf("problem: { success: [{ metric: goal, op: gte, target: 0.5 }] }\n", {
      evidence: [
        evidenceOf(`${FOLDER}/reports/m.json`, "metrics", { observations }),
        evidenceOf(`${FOLDER}/reports/j.xml`, "junit", { observations: [time] }),
      ],
    });
  };
  const before = measured({ small: 100, large: 0.1, goal: 0.8, checked: 1000 }, 1);
  const after = measured({ small: 101, large: 0.2, goal: 0.81, checked: 1001 }, 9);
  const names = (checked: readonly string[]) =>
    changesOf(after, { packages: [after], baseline: [before], checked })?.groups[0]?.rows.map(
      ({ name }) => name,
    );
  expect(names([])).toEqual(["goal", "large", "small"].concat("checked"));
  expect(names(["checked", "time"])).toEqual(["time", "goal", "checked", "large", "small"]);
});

describe("rows", () => {
  const rows = fc.uniqueArray(
    fc.record({ key: fc.string({ maxLength: 3 }), name: fc.string(), shown: fc.string({ maxLength: 2 }) }),
    { selector: ({ key }) => key, maxLength: 12 },
  );
  const names = (list: readonly Row[]) => new Map(list.map((row) => [row.key, row.shown]));

  test("a comparison tells exactly what differs", () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const [old, now] = [names(before), names(after)];
        const differing = [...new Set([...old.keys(), ...now.keys()])].filter(
          (key) => old.get(key) !== now.get(key),
        );
        expect(compareRows(before, after)).toHaveLength(differing.length);
        expect(compareRows(before, before)).toEqual([]);
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  test("numbers of unlike units have no difference", () => {
    const row = (value: number, unit: string): Row => ({
      key: "a",
      name: "a",
      shown: `${value}${unit}`,
      number: { value, unit },
    });
    expect(compareRows([row(1, "s")], [row(2, "ms")])[0]).not.toHaveProperty("difference");
    expect(compareRows([row(0.3, "s")], [row(0.1, "s")])[0]?.difference).toBe("−0.2s");
  });
});
