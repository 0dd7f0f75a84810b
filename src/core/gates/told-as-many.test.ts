import { describe, expect, test } from "vitest";
import { digestsOf, documentOf, evidenceOf, fileOf, packageOf } from "#core/facts/package.fixture.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Details } from "#core/model/details.ts";
import type { Finding } from "#core/model/finding.ts";
import { MARKDOWN, PLAIN } from "#core/report/fill-template.ts";
import { adviceOf, linesOf, saysOf, toldTogether } from "#core/report/told-together.ts";
import { type Gate, type Message, sayer } from "./define-gate.ts";
import { gates } from "./registry.ts";

const FOLDER = "handoffs/churn";
const source = { pointer: "", line: 7, column: 1 };

function gateOf(id: string): Gate {
  const gate = gates.find(({ meta }) => meta.id === id);
  if (gate === undefined) throw new Error(`no gate "${id}"`);
  return gate;
}

/** What a gate says of a package, where it tells several findings as one. */
function groupsOf(id: string, one: PackageFacts, options: unknown = {}): readonly string[] {
  const gate = gateOf(id);
  const facts = { packages: [one], baseline: [], releases: {} };
  const { findings } = gate.evaluate(facts as never, gate.options.parse(options), sayer(gate.messages));
  return toldTogether(findings.map((finding): { finding: Finding } => ({ finding }))).flatMap((told) =>
    told.length === 1 ? [] : [`${saysOf(told, PLAIN)} (${linesOf(told, PLAIN).length})`],
  );
}

const document = (path: string, format: string, details: Details, pointer: string) =>
  documentOf(`${FOLDER}/${path}`, format, details, [pointer]);

describe("where several findings are about one thing, what is counted is not the things", () => {
  test.for<[what: string, gate: string, one: PackageFacts, options: unknown, said: string]>([
    [
      "one file that the manifest names three times",
      "package",
      packageOf("", {
        references: ["/problem/doc", "/code/params", "/migration/doc", "/model/path"].map(
          (pointer, index) => {
            return {
              pointer,
              path: `${FOLDER}/${index < 3 ? "same" : "other"}.md`,
              size: null,
              kind: "absent",
            };
          },
        ),
      }),
      {},
      "4 places of the manifest name a file that does not exist (4)",
    ],
    [
      "three digests of one file",
      "inventory",
      packageOf("model: { path: model.bin }\n", {
        files: [fileOf(`${FOLDER}/model.bin`), fileOf(`${FOLDER}/sums`)],
        documents: [
          documentOf(`${FOLDER}/sums`, "sums", {
            artifacts: (["md5", "sha256", "sha512"] as const).map((algorithm) => {
              return { name: "model.bin", digests: [{ algorithm, value: "00" }], source };
            }),
          }),
        ],
        digests: { [`${FOLDER}/model.bin`]: digestsOf("model") },
      }),
      {},
      "3 times, this document states a digest that is not the file's. (3)",
    ],
    [
      "one dependency for three versions of Python",
      "environment",
      packageOf("code: { environment: [requirements.txt] }\n", {
        references: [
          { pointer: "/code/environment/0", path: `${FOLDER}/requirements.txt`, kind: "file", size: 1 },
        ],
        documents: [
          document(
            "requirements.txt",
            "requirements-txt",
            {
              pins: [1, 2, 3].map((line) => {
                const at = { ...source, line };
                return {
                  kind: "package",
                  name: "numpy",
                  version: ">=1",
                  exact: false,
                  locked: false,
                  source: at,
                };
              }),
            },
            "/code/environment/0",
          ),
        ],
      }),
      { requires: "engineering-to-operations" },
      "3 entries are not one version each. (3)",
    ],
    [
      "one weakness in three components",
      "security",
      packageOf("", {
        evidence: [
          evidenceOf("scan.json", "trivy", {
            details: {
              weaknesses: ["a", "b", "c"].map((component) => {
                return { id: "CVE-2026-1", severity: "critical", component, suppressed: false, source };
              }),
            },
          }),
        ],
      }),
      {},
      "3 findings of the scanner block. (3)",
    ],
    [
      "one metric as a trigger and as a measure of success",
      "monitoring",
      packageOf(
        "monitoring: { alerts: rules.yml }\n" +
          "problem: { success: [{ metric: auc, op: gte, target: 0.8 }] }\n" +
          "rollback: { triggers: [{ metric: auc, op: lt, threshold: 0.7 }, { metric: p95, op: gt, threshold: 9ms }] }\n",
        {
          documents: [document("rules.yml", "prometheus-rules", { alerts: [] }, "/monitoring/alerts")],
        },
      ),
      { covers: ["triggers", "success"] },
      "The manifest relies on metrics in 3 places, and no alert and no SLO of the package reads them. (3)",
    ],
  ])("%s", ([, gate, one, options, said]) => expect(groupsOf(gate, one, options)).toEqual([said]));
});

const MANY = gates.flatMap(({ meta, messages }) =>
  Object.entries<Message>(messages).flatMap(([id, message]) =>
    message.many === undefined ? [] : [[`${meta.id}/${id}`, message] as const],
  ),
);

test("there are messages for many", () => expect(MANY.length).toBeGreaterThan(20));

test.for(MANY)("the words of %s for many hold no address: on a page it would be bare text", ([, message]) => {
  const finding: Finding = { ...message, id: "x", values: {} };
  const [told] = toldTogether([finding, finding, finding].map((each) => ({ finding: each })));
  if (told === undefined) throw new Error("nothing is told");
  expect(`${saysOf(told, MARKDOWN)} ${adviceOf(told, MARKDOWN)}`).not.toContain("http");
});
