import { quoteIssue } from "#core/evidence/quote-issue.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Finding } from "#core/model/finding.ts";
import type { EvidenceReading } from "#core/model/observation.ts";
import { type About, defineGate, type Say } from "../define-gate.ts";
import { manifestMistakes } from "../unreadable-manifest.ts";
import { judgeScan } from "./judge-scan.ts";
import { type Messages, messages } from "./messages.ts";
import { atLeast, type Options, options, stricter } from "./options.ts";

/** The gate `security`: see this folder's README. */
export const security = defineGate({
  meta: {
    id: "security",
    title: "its scans found nothing grave",
    summary:
      "Scanners ran, their reports can be read, and what they found is mended or suppressed with a reason.",
    kind: "content",
    since: "0.1",
    why: "A model is served by code and packages whose weaknesses are public the day they are found.",
  },
  needs: ["packages"],
  options,
  messages,
  strengthen: (earlier, later): Options => {
    // What the later one does not write, it takes from the earlier one, and not from a default.
    const [a, b] = [options.parse(earlier), options.parse({ ...earlier, ...later })];
    return {
      required: a.required || b.required,
      tools: [...new Set([...a.tools, ...b.tools])],
      block: atLeast(a.block, b.block) ? b.block : a.block,
      unrated: a.unrated === "block" || b.unrated === "block" ? "block" : "report",
      suppressed: stricter(a.suppressed, b.suppressed),
      fixable_only: a.fixable_only && b.fixable_only,
    };
  },
  evaluate({ packages }, chosen, say) {
    if (packages.length === 0) return { findings: [say("no-packages", {})] };
    return { findings: packages.flatMap((one) => judgePackage(one, chosen, say)) };
  },
});

function judgePackage(one: PackageFacts, options: Options, say: Say<Messages>): readonly Finding[] {
  const { manifest, manifestPath, folder } = one;
  if (!manifest.ok) {
    const { path, count, about: there } = manifestMistakes(one, manifest.issues);
    return [say("manifest-unreadable", { path, count, subject: "its scans" }, there)];
  }
  const about: About = { package: folder, who: [manifest.value.handoff.package.owner] };
  const scans = scansOf(one);
  const top = { ...about, where: { path: manifestPath, line: 1, column: 1 } };
  const tools = scans.flatMap(({ producer }) => (producer === undefined ? [] : [producer.tool]));
  const missing = options.tools
    .filter((tool) => !tools.some((each) => each.toLowerCase() === tool.toLowerCase()))
    .map((tool) => say("tool-missing", { tool, found: tools }, top));
  const none = options.required ? "scan-missing" : "no-scan";
  if (scans.length === 0) return missing.length > 0 ? missing : [say(none, {}, top)];
  return [...missing, ...scans.flatMap((scan) => judgeReading(scan, options, say, about))];
}

function judgeReading(
  reading: EvidenceReading,
  options: Options,
  say: Say<Messages>,
  about: About,
): readonly Finding[] {
  const { path, problems } = reading;
  const [problem] = problems;
  if (problem === undefined) return judgeScan(reading, options, say, about);
  const unread = say("scan-unreadable", { path, ...quoteIssue(problem) }, { ...about, where: problem.where });
  const seen = judgeScan(reading, options, say, about);
  return [unread, ...seen.filter(({ outcome }) => outcome !== "pass")];
}

/** Reports of scanners: files that say what was found, even where that is nothing. */
function scansOf({ evidence, documents }: PackageFacts): readonly EvidenceReading[] {
  const readings = [...evidence.map(({ reading }) => reading), ...documents.map(({ reading }) => reading)];
  return readings.flatMap((reading) => (reading?.details?.weaknesses === undefined ? [] : [reading]));
}
