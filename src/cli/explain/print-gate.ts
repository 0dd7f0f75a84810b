import { blocks } from "#core/model/outcome.ts";
import { ofMany } from "#core/report/fill-template.ts";
import type { FindingRow, GateExplanation } from "./explanation.ts";
import { columns, labelled, type Shown, safe, wrapped } from "./layout.ts";
import { askedLines } from "./print-asked.ts";

/** A gate for a terminal. */
export function printGate(explanation: GateExplanation, shown: Shown): readonly string[] {
  const { meta, page, options, findings } = explanation;
  const { paint } = shown;
  const [open, calm] = [findings.filter(isBlocking), findings.filter((row) => !isBlocking(row))];
  return [
    `${paint("strong", meta.id)}: a pull request is releasable when ${meta.title}`,
    "",
    ...wrapped(meta.summary, "  "),
    ...labelled("Why:", meta.why),
    `  Page: ${page}`,
    "",
    ...inRepository(explanation, shown),
    paint("strong", options.length === 0 ? "It has no options." : "Options"),
    ...options.flatMap(({ name, type, meaning, preset }) => [
      `  ${name}  ${paint("quiet", preset === undefined ? type : `${type}, by default ${JSON.stringify(preset)}`)}`,
      ...wrapped(meaning, "      "),
    ]),
    "",
    paint("strong", "What it may find that blocks"),
    ...rows(open),
    "",
    paint("strong", "What else it says"),
    ...rows(calm),
    "",
    paint("quiet", `gatehouse explain ${meta.id}/<name> says what to do about one`),
  ];
}

function isBlocking({ outcome }: FindingRow): boolean {
  return blocks(outcome);
}

function rows(findings: readonly FindingRow[]): readonly string[] {
  const heads = columns(
    findings.map(({ id, outcome }) => [id, outcome.padEnd("pending".length), ""]),
    "",
  );
  const width = Math.max(0, ...heads.map(({ length }) => length));
  return findings.flatMap(({ says }, at) => labelled(`${(heads[at] ?? "").padEnd(width)} `, ofMany(says)));
}

function inRepository({ meta, asked }: GateExplanation, shown: Shown): readonly string[] {
  if (asked === null) return [];
  const { paint, base, path } = shown;
  const by = `${safe(path)} of ${safe(base)}`;
  if (asked.length === 0) return [`No stage of ${by} asks ${meta.id}.`, ""];
  const stages = asked.flatMap((one, at) => askedLines(safe(one.stage), one, shown, at > 0));
  return [paint("strong", `In this repository, by ${by}`), ...stages, ""];
}
