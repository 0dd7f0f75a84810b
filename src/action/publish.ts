import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Location } from "#core/model/location.ts";
import type { Verdict } from "#core/model/verdict.ts";
import type { RecordNotice } from "#core/report/record-line.ts";
import { toAnnotations } from "#core/report/to-annotations.ts";
import { toJson } from "#core/report/to-json.ts";
import { toSarif } from "#core/report/to-sarif.ts";
import { toSummary } from "#core/report/to-summary.ts";
import { toTerminal } from "#core/report/to-terminal.ts";
import { annotate } from "./annotate.ts";
import type { Inputs } from "./inputs.ts";
import type { World } from "./world.ts";

/** Shows a verdict in every place that a runner has but the job summary: annotations, log, report files and outputs. */
export async function publish(
  verdict: Verdict,
  inputs: Inputs,
  world: World,
  version: string,
): Promise<void> {
  const { writers } = world;
  const { reportPath, sarifPath } = inputs;
  if (inputs.annotations) for (const annotation of toAnnotations(verdict)) annotate(writers, annotation);
  writers.log(toTerminal(verdict).trimEnd());
  await Promise.all([write(reportPath, toJson(verdict)), write(sarifPath, toSarif(verdict, { version }))]);
  writers.output("verdict", verdict.outcome);
  writers.output("stage", verdict.stage);
  // An output is for expressions and small scripts; the report holds the rest.
  const packages = verdict.packages.map(({ folder, name, version, risk }) => ({
    folder,
    name,
    version,
    risk,
  }));
  writers.output("packages", JSON.stringify(packages));
  writers.output("report", reportPath);
  writers.output("sarif", sarifPath);
}

/** Shows a verdict on the page of the run, with its records; nowhere on older servers and local runners, which have no job summary. */
export async function publishSummary(
  verdict: Verdict,
  records: RecordNotice | null,
  { summary }: Pick<Inputs, "summary">,
  { writers, environment }: World,
): Promise<void> {
  if (!summary || (environment["GITHUB_STEP_SUMMARY"] ?? "") === "") return;
  const linkTo = linksTo(environment, verdict.head);
  await writers.summary(toSummary(verdict, { linkTo, ...(records === null ? {} : { records }) }));
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

/** Addresses of places at the judged commit; none where the runner does not say which repository it is. */
function linksTo(environment: World["environment"], head: string): (where: Location) => string | null {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = environment;
  if (server === undefined || repository === undefined) return () => null;
  return ({ path, line }) => {
    const segments = path.split("/").map((segment) => encodeURIComponent(segment.toWellFormed()));
    const place = line === undefined ? "" : `#L${line}`;
    return `${server}/${repository}/blob/${head}/${segments.join("/")}${place}`;
  };
}
