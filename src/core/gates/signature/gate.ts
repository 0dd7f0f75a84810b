import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Finding } from "#core/model/finding.ts";
import { defineGate, type Say } from "../define-gate.ts";
import { manifestMistakes } from "../unreadable-manifest.ts";
import { asTrusted } from "./context.ts";
import { judgeProvenance, judgeSignatures } from "./judge-signatures.ts";
import { type Messages, messages } from "./messages.ts";
import { type Options, options } from "./options.ts";
import { strengthen } from "./strengthen.ts";

/** The gate `signature`: see this folder's README. */
export const signature = defineGate({
  meta: {
    id: "signature",
    title: "the model is the one that was signed by somebody whom the base branch trusts",
    summary:
      "The model's signature and provenance are verified offline, against keys and identities of the base branch.",
    kind: "content",
    since: "0.1",
    why: "Only a signature shows that what is deployed is what was trained and approved.",
  },
  needs: ["packages"],
  options,
  messages,
  strengthen,
  evaluate({ packages }, chosen, say) {
    if (packages.length === 0) return { findings: [say("no-packages", {})] };
    return { findings: packages.flatMap((one) => judgePackage(one, chosen, say)) };
  },
});

function judgePackage(one: PackageFacts, options: Options, say: Say<Messages>): readonly Finding[] {
  const { manifest, folder, manifestPath } = one;
  if (!manifest.ok) {
    const { path, count, about: there } = manifestMistakes(one, manifest.issues);
    return [say("manifest-unreadable", { path, count, subject: "its signature" }, there)];
  }
  const about = { package: folder, who: [manifest.value.handoff.package.owner] };
  const trusts = options.keys.length + options.identities.length > 0;
  const asks = options.required || options.provenance;
  if (!trusts) {
    const named = manifest.value.handoff.model?.signature !== undefined;
    const quiet = named ? "nobody-trusted" : "not-asked";
    return [say(asks ? "trust-missing" : quiet, {}, { ...about, where: { path: manifestPath } })];
  }
  const signatures = one.signatures.map((each) => asTrusted(each, options));
  const context = { package: one, signatures, handoff: manifest.value, options, say, about };
  return [...judgeSignatures(context), ...judgeProvenance(context)];
}
