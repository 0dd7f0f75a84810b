import type { PackageFacts } from "#core/facts/package-facts.ts";
import { resolvePath } from "#core/handoff/package-path.ts";
import { type ResolvedHandoff, whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Finding, Table } from "#core/model/finding.ts";
import { defineGate, type Evaluation, type Say } from "../define-gate.ts";
import { tellAtMost } from "../tell-at-most.ts";
import { type Context, judgePair, type Told } from "./judge-pair.ts";
import { type Messages, messages } from "./messages.ts";
import { type Options, options, strengthen } from "./options.ts";
import { type Named, namedFor, pairDocuments } from "./pair-documents.ts";

/** Rows of the table of differences. */
const MOST_ROWS = 100;

/** The gate `parity`: see this folder's README. */
export const parity = defineGate({
  meta: {
    id: "parity",
    title: "production differs from staging only where that was decided",
    summary:
      "The configurations of staging and production are compared setting by setting; images are the same, and differences are allowed by the policy.",
    kind: "content",
    since: "0.1",
    why: "What was tried in staging says something about production as far as the two are the same.",
  },
  needs: ["packages"],
  options,
  messages,
  strengthen,
  evaluate({ packages }, chosen, say) {
    if (packages.length === 0) return { findings: [say("no-packages", {})] };
    const judged = packages.map((one) => judgePackage(one, chosen, say));
    return {
      findings: judged.flatMap(({ findings }) => findings),
      tables: judged.flatMap(({ tables = [] }) => tables),
    };
  },
});

function judgePackage(one: PackageFacts, options: Options, say: Say<Messages>): Evaluation {
  const { manifest, manifestPath, folder } = one;
  if (!manifest.ok) {
    const where = manifest.issues[0]?.where ?? { path: manifestPath, line: 1, column: 1 };
    const values = { path: manifestPath, count: manifest.issues.length };
    return { findings: [say("manifest-unreadable", values, { where, package: folder })] };
  }
  const handoff = manifest.value;
  const about = { package: folder, who: [handoff.handoff.package.owner] };
  const context: Context = { package: one, options, say, about };
  const [staging, production] = [namedFor(handoff, "staging"), namedFor(handoff, "production")];
  if (staging !== undefined && production !== undefined)
    return judgeSides(staging, production, handoff, context);
  const id = options.required ? "sides-missing" : "no-sides";
  return { findings: [say(id, {}, { ...about, where: whereOf(handoff, "/deployment") })] };
}

function judgeSides(
  staging: Named,
  production: Named,
  handoff: ResolvedHandoff,
  context: Context,
): Evaluation {
  const { package: one, options, say, about } = context;
  const there = { ...about, where: whereOf(handoff, production.pointer) };
  const elsewhere = [staging, production].find(({ written }) => typeof written !== "string");
  if (elsewhere !== undefined && typeof elsewhere.written !== "string") {
    const id = options.required ? "elsewhere" : "not-here";
    const where = whereOf(handoff, elsewhere.pointer);
    return { findings: [say(id, { uri: elsewhere.written.uri }, { ...about, where })] };
  }
  const paths = [staging, production].map(({ written }) =>
    typeof written === "string" ? resolvePath(one.folder, written) : null,
  );
  if (paths[0] === paths[1]) {
    const id = options.required ? "same-file" : "one-for-both";
    return { findings: [say(id, { path: paths[0] ?? "" }, there)] };
  }
  const pairs = pairDocuments(one, staging, production);
  const judged = pairs.map((pair) => judgePair(pair, context));
  const differences = judged.flatMap((each) => each.differences);
  const findings = judged.flatMap((each) => each.findings);
  const tables = tableOf(differences, one.folder);
  if (findings.length > 0) return { findings: bounded(findings, context), tables };
  const compared = judged.filter((each) => each.compared).length;
  if (compared === 0) return { findings: [say(options.required ? "nothing-found" : "no-files", {}, there)] };
  const values = { count: compared, differences: differences.length };
  const id = options.allow === undefined && differences.length > 0 ? "differences-shown" : "compared";
  return { findings: [say(id, values, there)], tables };
}

function bounded(findings: readonly Finding[], { say, about }: Context): readonly Finding[] {
  return [...Map.groupBy(findings, ({ id }) => id).values()].flatMap((same) =>
    tellAtMost(same, (count) => say("more-found", { count }, about)),
  );
}

function tableOf(differences: readonly Told[], folder: string): readonly Table[] {
  if (differences.length === 0) return [];
  const rows = differences
    .slice(0, MOST_ROWS)
    .map(({ file, name, staging, production, allowed, image }) => [
      file,
      name,
      staging,
      production,
      image ? "never" : (allowed ?? "nothing"),
    ]);
  const left = differences.length - rows.length;
  const more = left > 0 ? `, the first ${rows.length} of ${differences.length}` : "";
  const columns = ["File", "Setting", "Staging", "Production", "Allowed by"];
  return [{ title: `Differences between staging and production in ${folder}${more}`, columns, rows }];
}
