import type { Statement } from "#core/model/statement.ts";
import * as escape from "#core/report/escape-terminal.ts";
import { fixOf, PLAIN, says, TERMINAL } from "#core/report/fill-template.ts";
import type { Paint } from "#core/report/paint.ts";
import type { PostedCheck } from "#github/protection/read-check-posters.ts";
import { type GateRow, readAdvice, readPage } from "./page-lines.ts";
import type { Standing } from "./read-standing.ts";

/** Marks of the gates on which somebody can act; the others are counted in the headline. */
const OPEN = ["✗", "…", "⚠", "△"];

/** Things to do that are shown of one gate; the check's page has them all. */
const MOST_ADVICE = 5;

/** Who can act on a pull request now, for a terminal. With `gate`, of that gate alone. */
export function standingToTerminal(standing: Standing, gate: string | undefined, paint: Paint): string {
  const { number, title, base, draft, state, because } = standing;
  const words = [
    state === "open" ? "" : ` (${state})`,
    draft ? " (draft: nobody is asked for a review yet)" : "",
  ];
  const head = `${paint("strong", `#${number} ${escape.text(title)}`)} → ${escape.text(base)}${words.join("")}`;
  const body =
    because === null ? standing.checks.map((check) => checkLines(check, gate, paint)) : [reasonOf(because)];
  const foreign = standing.foreign.map(
    ({ name, app }) =>
      `note: ${escape.text(name)} was posted by ${escape.text(app.slug)}, whose word does not count\n`,
  );
  return `${head}\n${[...body, ...foreign].join("\n")}`;
}

function reasonOf(because: Statement): string {
  const fix = fixOf(because, TERMINAL);
  return `– no check: ${says(because, TERMINAL)}\n${fix === null ? "" : `  → ${fix}\n`}`;
}

function checkLines(check: PostedCheck, gate: string | undefined, paint: Paint): string {
  const { lead, gates } = readPage(check.summary ?? "");
  const shown = gates.filter((row) => gate === undefined || row.gate === gate);
  const open = shown.filter(({ mark }) => gate !== undefined || OPEN.some((sign) => mark.startsWith(sign)));
  const advice = readAdvice(check.text ?? "");
  const name = paint("strong", escape.text(check.name));
  return [
    `${signOf(check, paint)} ${name}: ${escape.text(check.title ?? check.conclusion ?? check.status)}`,
    ...(gate === undefined ? lead.map((line) => `  ${escape.text(line)}`) : []),
    ...open.flatMap((row) => rowLines(row, advice.get(row.gate) ?? [], paint)),
    ...(gate === undefined || shown.length > 0 ? [] : [`  it has no gate ${escape.text(gate)}`]),
    ...(check.url === null ? [] : [`  ${paint("quiet", escape.text(check.url))}`]),
    "",
  ].join("\n");
}

function signOf({ status, conclusion }: PostedCheck, paint: Paint): string {
  if (status !== "completed") return paint("waiting", "…");
  return conclusion === "success" ? paint("good", "✓") : paint("error", "✗");
}

function rowLines({ mark, gate, found, who }: GateRow, advice: readonly string[], paint: Paint): string[] {
  const actors = who.length === 0 ? "" : `  ${paint("waiting", `who: ${who.map(escape.text).join(", ")}`)}`;
  return [
    `  ${escape.text(mark.slice(0, 1))} ${paint("strong", escape.text(gate))}${actors}`,
    ...found.map((line) => `      ${escape.text(line)}`),
    ...advice.slice(0, MOST_ADVICE).map((line) => `      → ${escape.text(line)}`),
  ];
}

/** The same as JSON. */
export function standingToJson(standing: Standing, gate: string | undefined): string {
  const { number, title, state, draft, base, head, checks, foreign, because } = standing;
  const fix = because === null ? null : fixOf(because, PLAIN);
  const shown = checks.map(({ name, status, conclusion, title: headline, summary, text, app, url }) => {
    const advice = readAdvice(text ?? "");
    const gates = readPage(summary ?? "")
      .gates.filter((row) => gate === undefined || row.gate === gate)
      .map((row) => ({ ...row, advice: advice.get(row.gate) ?? [] }));
    return { name, app: app.slug, status, conclusion, headline, gates, url };
  });
  const why =
    because === null
      ? {}
      : {
          because: {
            id: because.id,
            message: says(because, PLAIN),
            ...(fix === null ? {} : { advice: fix }),
          },
        };
  const others = foreign.map(({ name, app }) => ({ name, app: app.slug }));
  const all = {
    pullRequest: number,
    title,
    state,
    draft,
    base,
    head,
    checks: shown,
    ignored: others,
    ...why,
  };
  return `${JSON.stringify(all, null, 2)}\n`;
}
