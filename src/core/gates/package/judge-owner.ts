import { type ResolvedHandoff, whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Finding } from "#core/model/finding.ts";
import type { PackageSay } from "./messages.ts";
import type { Options } from "./options.ts";

const TEAM = /^@[^/]+\/./;

/** Whether a team answers for the package. Who is in it cannot be told from here; an e-mail address may be a list of people. */
export function judgeOwner(
  manifest: ResolvedHandoff,
  { team_owner = false }: Options,
  say: PackageSay,
): Finding[] {
  const { owner } = manifest.handoff.package;
  if (TEAM.test(owner)) return [];
  const about = { where: whereOf(manifest, "/package/owner") };
  if (team_owner) return [say("owner-no-team", { owner }, about)];
  return owner.startsWith("@") ? [say("owner-alone", { owner }, about)] : [];
}
