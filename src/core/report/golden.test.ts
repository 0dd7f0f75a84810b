import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { BROKEN, GREEN, MANY, PENDING, RED } from "./golden/verdicts.fixture.ts";
import { toAnnotations } from "./to-annotations.ts";
import { toCheckOutput } from "./to-check-output.ts";
import { toJson } from "./to-json.ts";
import { toSarif } from "./to-sarif.ts";
import { toSummary } from "./to-summary.ts";
import { toTerminal } from "./to-terminal.ts";

const golden = (name: string) => join(import.meta.dirname, "golden", name);

const sources: Readonly<Record<string, string>> = {
  "handoffs/churn/handoff.yml":
    "rollback:\n  stable: { metric: error_rate, op: lt }\n  drill: drills/2026-08-08.md\n  within: 10m\n",
  "handoffs/churn/reports/fairness.json": `{\n${"\n".repeat(38)}  "difference_overall": {\n    "recall":    0.62\n  }\n}\n`,
};

const source = (path: string): string | null => sources[path] ?? null;

const linkTo = ({ path, line }: { path: string; line?: number }): string =>
  `https://github.com/acme/churn/blob/4be91c2/${path}${line === undefined ? "" : `#L${line}`}`;

describe.each([
  { name: "red", verdict: RED },
  { name: "pending", verdict: PENDING },
  { name: "green", verdict: GREEN },
  { name: "broken", verdict: BROKEN },
  { name: "many", verdict: MANY },
])("$name", ({ name, verdict }) => {
  test("job summary", () => expect(toSummary(verdict)).toMatchFileSnapshot(golden(`${name}-summary.md`)));

  test("check page", () => {
    const { title, summary, text, annotations } = toCheckOutput(verdict, linkTo);
    const page = [`TITLE ${title}`, summary, text ?? "NO TEXT", JSON.stringify(annotations, null, 2)];
    return expect(page.join("\n----\n")).toMatchFileSnapshot(golden(`${name}-check.md`));
  });

  test("terminal", () =>
    expect(toTerminal(verdict, { source, elapsed: 0.214 })).toMatchFileSnapshot(
      golden(`${name}-terminal.golden`),
    ));

  test("annotations of the Action", () =>
    expect(`${JSON.stringify(toAnnotations(verdict), null, 2)}\n`).toMatchFileSnapshot(
      golden(`${name}-annotations.golden`),
    ));

  test("JSON", () => expect(toJson(verdict)).toMatchFileSnapshot(golden(`${name}-json.golden`)));

  test("SARIF", () =>
    expect(toSarif(verdict, { version: "0.1.0" })).toMatchFileSnapshot(golden(`${name}-sarif.golden`)));
});
