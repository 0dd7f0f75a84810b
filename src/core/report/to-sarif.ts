import type { Location } from "#core/model/location.ts";
import { exactly } from "#core/model/statement.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { levelOf, plainMessage } from "./check-annotations.ts";
import { digest } from "./digest.ts";
import { withoutLinks } from "./escape-sarif.ts";
import { ofMany, PLAIN, says, TITLE } from "./fill-template.ts";
import { gatePage } from "./gate-page.ts";
import { headline } from "./headline.ts";
import { nameOf, openFindings, type PlacedFinding } from "./tally.ts";

const LEVELS = { failure: "error", warning: "warning", notice: "note" } as const;

/** Who made the log. */
export interface SarifTool {
  readonly version: string;
  readonly informationUri?: string;
}

/**
 * The open findings as a SARIF 2.1.0 log (OASIS, 27 March 2020): a rule for each gate and finding id, a result for each
 * finding with a place. What has no place in a file becomes a notification of the invocation, since GitHub's code
 * scanning refuses results without one; `executionSuccessful` is false when something could not be judged.
 */
export function toSarif(verdict: Verdict, tool: SarifTool): string {
  const open = openFindings(verdict);
  const located = open.filter(({ finding }) => finding.where !== undefined && finding.where.path !== "");
  const others = open.filter(({ finding }) => finding.where === undefined || finding.where.path === "");
  const rules = new Map<string, object>();
  for (const placed of open) if (!rules.has(nameOf(placed))) rules.set(nameOf(placed), rule(placed));
  const indexes = new Map([...rules.keys()].map((name, index) => [name, index]));
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Gatehouse", ...tool, rules: [...rules.values()] } },
        automationDetails: { id: `gatehouse/${encodeSegment(verdict.stage)}/` },
        columnKind: "utf16CodeUnits",
        invocations: [
          {
            executionSuccessful: verdict.outcome !== "error",
            endTimeUtc: verdict.at,
            toolExecutionNotifications: others.map(notification),
          },
        ],
        results: located.map((placed) => result(placed, indexes.get(nameOf(placed)) ?? -1)),
        properties: { outcome: verdict.outcome, headline: headline(verdict, TITLE), head: verdict.head },
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function rule(placed: PlacedFinding): object {
  const { gate, finding } = placed;
  const title = gate === null ? "the judgement itself" : gate.title;
  const page = gatePage(gate?.gate ?? null);
  return {
    id: nameOf(placed),
    shortDescription: {
      text: withoutLinks(says({ says: "{text}", values: { text: ofMany(finding.says) } }, PLAIN)),
    },
    fullDescription: {
      text: withoutLinks(says({ says: "Releasable when {title}.", values: { title } }, PLAIN)),
    },
    helpUri: page,
    help: { text: `What is asked, why, and how it passes: ${page}` },
    defaultConfiguration: { level: LEVELS[levelOf(placed)] },
  };
}

function notification(placed: PlacedFinding): object {
  return {
    associatedRule: { id: nameOf(placed) },
    level: LEVELS[levelOf(placed)],
    message: { text: withoutLinks(plainMessage([placed])) },
  };
}

function result(placed: PlacedFinding, ruleIndex: number): object {
  const { finding } = placed;
  const { check, package: folder, where } = finding;
  // Numbers are left out: a drill that is a day older is still the same finding.
  const named = Object.entries(finding.values)
    .map(([name, value]) => [name, exactly(value)] as const)
    .filter(([, value]) => typeof value === "string");
  const about = [folder ?? null, check ?? null, where?.path ?? null, Object.fromEntries(named)];
  const fingerprint = digest([nameOf(placed), ...about]);
  return {
    ruleId: nameOf(placed),
    ruleIndex,
    level: LEVELS[levelOf(placed)],
    message: { text: withoutLinks(plainMessage([placed])) },
    locations: where === undefined ? [] : [{ physicalLocation: physical(where) }],
    partialFingerprints: { "gatehouse/v1": fingerprint },
    // A waiver was reviewed on the base branch before it counted: that is what an accepted suppression says.
    ...(finding.outcome === "waived" ? { suppressions: [{ kind: "external", status: "accepted" }] } : {}),
  };
}

function physical(where: Location): object {
  const { path, line, column, endLine, endColumn } = where;
  // An empty segment at the beginning would make another host of the next one.
  const uri = path.split("/").filter(Boolean).map(encodeSegment).join("/");
  const artifactLocation = { uri, uriBaseId: "%SRCROOT%" };
  if (line === undefined) return { artifactLocation };
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  return { artifactLocation, region };
}

/** Percent-encodes one segment of a path, after mending what no URI can hold (a lone surrogate). */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.toWellFormed());
}
