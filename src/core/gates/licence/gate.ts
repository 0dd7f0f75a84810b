import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Finding } from "#core/model/finding.ts";
import { defineGate, type Say } from "../define-gate.ts";
import { manifestMistakes } from "../unreadable-manifest.ts";
import { judgeAgreement } from "./judge-agreement.ts";
import { judgeLicence } from "./judge-licence.ts";
import { type Messages, messages } from "./messages.ts";
import { common, type Options, options } from "./options.ts";
import { statedLicences } from "./stated-licences.ts";

/** The gate `licence`: see this folder's README. */
export const licence = defineGate({
  meta: {
    id: "licence",
    title: "the licences of what it is made from let it be released under its own",
    summary:
      "Licences of the package, its base models and its data are allowed, agree with each other, and go together.",
    kind: "content",
    since: "0.1",
    why: "Terms that are found after the release are kept by taking the model back.",
  },
  needs: ["packages"],
  options,
  messages,
  strengthen: (earlier, later): Options => {
    const [a, b] = [options.parse(earlier), options.parse({ ...earlier, ...later })];
    // Lists are compared as they are written: a list of the earlier one settles nothing for the later one.
    const allow = common(a, { ...b, allow: later.allow });
    return {
      ...(allow === undefined ? {} : { allow }),
      deny: [...new Set([...a.deny, ...b.deny])],
      unknown: a.unknown === "refuse" || b.unknown === "refuse" ? "refuse" : "report",
      data: a.data === "refuse" || b.data === "refuse" ? "refuse" : "report",
    };
  },
  evaluate({ packages }, chosen, say) {
    if (packages.length === 0) return { findings: [say("no-packages", {})] };
    return { findings: packages.flatMap((one) => judgePackage(one, chosen, say)) };
  },
});

function judgePackage(one: PackageFacts, options: Options, say: Say<Messages>): readonly Finding[] {
  const { manifest, folder, manifestPath } = one;
  if (!manifest.ok) {
    const { path, count, about: there } = manifestMistakes(one, manifest.issues);
    return [say("manifest-unreadable", { path, count, subject: "its licences" }, there)];
  }
  const about = { package: folder, who: [manifest.value.handoff.package.owner] };
  const stated = statedLicences(one);
  if (stated.length === 0) return [say("none-stated", {}, { ...about, where: { path: manifestPath } })];
  const own = manifest.value.handoff.package.license;
  const told = new Set<string>();
  const judged = stated
    .map((each) => judgeLicence(each, { own, options, say, about }))
    // A card repeats what the manifest says; the same said twice is one finding.
    .filter(({ id, values }) => {
      const key = JSON.stringify([id, values]);
      return !told.has(key) && told.add(key) !== undefined;
    });
  return [...judged, ...judgeAgreement(stated, say, about)];
}
