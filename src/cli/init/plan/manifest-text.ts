import { writtenPath } from "#core/handoff/package-path.ts";
import type { FoundDataset, Known } from "../survey/survey.ts";
import { yamlText } from "../yaml-text.ts";
import { chooseMetric } from "./choose-metric.ts";
import type { PackagePlan } from "./package-plan.ts";
import { reportPath } from "./report-path.ts";
import { schemaLine } from "./schema-line.ts";

/**
 * A key of the manifest: with its value in YAML and where that was read, or open, with an example of what belongs there. An example is
 * a path at which nothing stands yet, or begins with `TODO`, which the gate `package` finds: none may pass as it is.
 */
interface Line {
  readonly key: string;
  readonly value?: string;
  readonly from?: string;
  readonly example?: string;
}

/** What is left open waits in a comment: the gate `package` finds that it is missing, and nothing stands in its place. */
export function manifestText(plan: PackagePlan): string {
  const { survey, folder, gatehouse } = plan;
  const written = (path: string): string => yamlText(writtenPath(folder, path));
  return [
    schemaLine("handoff", gatehouse),
    "# What exists, and where. What stands in a comment is still to be said by somebody who knows:",
    "# uncomment it, and write that in place of TODO.",
    "apiVersion: gatehouse/v1",
    ...section("package", packageLines(plan)),
    ...section("problem", problemLines(plan)),
    ...datasetsSection(survey.datasets, written),
    ...section("code", codeLines(plan, written)),
    ...section("model", modelLines(plan, written)),
    ...section("migration", [
      { key: "doc", example: "docs/migration.md" },
      { key: "constraints", example: "{ p95_latency: TODO such as 120ms, memory: TODO such as 512Mi }" },
    ]),
    ...evidenceSection(plan),
    "# Later stages ask for deployment, monitoring and rollback: docs/handoff.md of Gatehouse has them all.",
    "",
  ].join("\n");
}

function packageLines({ name, owner, risk, survey }: PackagePlan): readonly Line[] {
  return [
    { key: "name", value: yamlText(name) },
    survey.version === undefined
      ? { key: "version", value: "0.1.0" }
      : { key: "version", value: survey.version.value, from: survey.version.from },
    known("description", survey.description, "TODO what it is for, in one sentence"),
    known("license", survey.license, "TODO an SPDX expression, such as Apache-2.0"),
    { key: "owner", value: JSON.stringify(owner) },
    risk === undefined
      ? { key: "risk", example: "TODO Low, Medium or High; without it, it is treated as High" }
      : { key: "risk", value: risk },
  ];
}

function known(key: string, found: Known | undefined, example: string): Line {
  if (found === undefined) return { key, example };
  return { key, value: yamlText(found.value.slice(0, 2000)), from: found.from };
}

function problemLines({ survey }: PackagePlan): readonly Line[] {
  const metric = chooseMetric(survey.evidence);
  const name = metric === undefined ? "test.auc" : metric.name;
  return [
    { key: "doc", example: "docs/problem.md" },
    {
      key: "success",
      example: `[{ metric: ${yamlText(name)}, op: ${metric?.op ?? "gte"}, target: TODO what solves the problem }]`,
    },
    { key: "limitations", example: "[TODO what it must not be used for]" },
  ];
}

function codeLines({ survey }: PackagePlan, written: (path: string) => string): readonly Line[] {
  const { code, params, environment } = survey;
  return [
    code === undefined
      ? { key: "path", example: "../../src" }
      : { key: "path", value: written(code.value), ...fromElsewhere(code.value, code.from) },
    params === undefined
      ? { key: "params", example: "TODO ../../params.yaml, with the seed" }
      : { key: "params", value: written(params.value) },
    environment.length === 0
      ? { key: "environment", example: "[../../uv.lock]" }
      : { key: "environment", value: `[${environment.map(written).join(", ")}]` },
  ];
}

function modelLines(
  { survey: { model, card } }: PackagePlan,
  written: (path: string) => string,
): readonly Line[] {
  const { framework, runId, from } = model ?? {};
  return [
    model === undefined
      ? { key: "path", example: "TODO model.onnx, or a pointer of Git LFS or DVC" }
      : { key: "path", value: written(model.path), ...fromElsewhere(model.path, model.from) },
    ...(framework === undefined ? [] : [{ key: "framework", value: yamlText(framework) }]),
    runId === undefined
      ? { key: "run_id", example: "TODO the run, as the tracking server names it" }
      : { key: "run_id", value: yamlText(runId), ...(from === undefined ? {} : { from }) },
    ...(card === undefined ? [] : [{ key: "card", value: written(card.value) }]),
    { key: "approach", value: "docs/approach.md" },
  ];
}

/** Where a path was read, unless the path itself says so. */
function fromElsewhere(path: string, from: string): { readonly from?: string } {
  return path === from ? {} : { from };
}

/** A section; one in which everything is open is a comment as a whole. */
function section(name: string, lines: readonly Line[]): readonly string[] {
  const isOpen = lines.every(({ value }) => value === undefined);
  return [
    isOpen ? `# ${name}:` : `${name}:`,
    ...lines.map((line) => `  ${lineText(line)}`).map(commentedIf(isOpen)),
  ];
}

/** In a section that is a comment, every line is one; none is twice. */
function commentedIf(isOpen: boolean): (line: string) => string {
  return (line) => (isOpen ? `# ${line.replace(/^( *)# /, "$1")}` : line);
}

function lineText({ key, value, from, example }: Line): string {
  if (value === undefined) return `# ${key}: ${example ?? ""}`;
  return `${key}: ${value}${from === undefined ? "" : ` # ${yamlText(from)}`}`;
}

function datasetsSection(
  datasets: readonly FoundDataset[],
  written: (path: string) => string,
): readonly string[] {
  if (datasets.length === 0) {
    return [
      "# datasets:",
      "#   - name: TODO what people call the data, such as customers-2026",
      "#     role: TODO train, validate, test or reference",
      "#     path: ../../data/train.csv.dvc",
      "#     license: TODO an SPDX expression, or LicenseRef- and a name",
      "#     classification: TODO in your own words, such as public or pii",
      "#     lineage: [TODO files that say where the data came from]",
    ];
  }
  const entries = datasets.flatMap(({ name, role, path, license, lineage, from }) => {
    const lines: readonly Line[] = [
      { key: "name", value: yamlText(name), from },
      role === undefined
        ? { key: "role", example: "TODO train, validate, test or reference" }
        : { key: "role", value: role },
      { key: "path", value: written(path) },
      license === undefined
        ? { key: "license", example: "TODO an SPDX expression, or LicenseRef- and a name" }
        : { key: "license", value: yamlText(license) },
      { key: "classification", example: "TODO in your own words, such as public or pii" },
      lineage.length === 0
        ? { key: "lineage", example: "[TODO files that say where the data came from]" }
        : { key: "lineage", value: `[${lineage.map(written).join(", ")}]` },
    ];
    return lines.map((line, index) => `  ${index === 0 ? "- " : "  "}${lineText(line)}`);
  });
  return ["datasets:", ...entries];
}

function evidenceSection({ survey: { evidence } }: PackagePlan): readonly string[] {
  if (evidence.length === 0)
    return ["# evidence:", "#   - { path: reports/metrics.json, as: metrics, about: [model] }"];
  const entries = evidence.map(
    (each) => `  - { path: ${yamlText(reportPath(each, evidence))}, as: ${each.format} }`,
  );
  return ["evidence:", ...entries];
}
