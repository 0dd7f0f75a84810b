import { gates } from "#core/gates/registry.ts";
import type { Finding, Table } from "#core/model/finding.ts";
import { blocks } from "#core/model/outcome.ts";
import type { GateResult, Verdict } from "#core/model/verdict.ts";
import type { Policy, Risk, Stage } from "#core/policy/policy.ts";
import { originsOf, type RuleOrigin } from "#core/policy/rule-origins.ts";

/** Most places that one finding names; the gate's table has all of them. */
const MOST_PLACES = 4;

/**
 * The verdict with the places where each gate's rules are written: as a table of the gate, and in the reason of what blocks.
 * A policy that stands for itself is one file, of which nothing more is told.
 */
export function tellOrigins(verdict: Verdict, policy: Policy, asked: { stage: Stage; risk: Risk }): Verdict {
  if (policy.extends === undefined) return verdict;
  return { ...verdict, gates: verdict.gates.map((result) => told(result, policy, asked)) };
}

function told(result: GateResult, policy: Policy, asked: { stage: Stage; risk: Risk }): GateResult {
  const gate = gates.find(({ meta }) => meta.id === result.gate);
  const origins = gate === undefined ? [] : originsOf(gate, policy, asked);
  if (origins.length === 0) return result;
  return {
    ...result,
    findings: result.findings.map((finding) => withOrigin(finding, origins)),
    tables: [...result.tables, tableOf(origins)],
  };
}

function withOrigin(finding: Finding, origins: readonly RuleOrigin[]): Finding {
  if (!blocks(finding.outcome) && finding.outcome !== "waived") return finding;
  // What is not about a check of the policy's is asked for by the rest of what the gate is told.
  const asking = origins.filter(({ check }) => check === finding.check);
  const from = [...new Set(asking.map((origin) => origin.from))];
  if (from.length === 0) return finding;
  const askedIn = [...from.slice(0, MOST_PLACES), ...(from.length > MOST_PLACES ? ["others"] : [])];
  const why = `${finding.why === undefined ? "" : `${finding.why} `}Asked for in \`{askedIn}\`.`;
  return { ...finding, why, values: { ...finding.values, askedIn } };
}

function tableOf(origins: readonly RuleOrigin[]): Table {
  return {
    title: "where its rules stand",
    columns: ["rule", "asked for", "from"],
    rows: origins.map(({ rule, check, asks = "", from }) => [
      check === undefined ? rule : `${rule}: ${check}`,
      asks,
      from,
    ]),
  };
}
