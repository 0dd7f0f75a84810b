import { handle } from "#core/handoff/handoff-fields.ts";
import { writtenPath } from "#core/handoff/package-path.ts";
import type { Finding } from "#core/model/finding.ts";
import { parseDuration } from "#core/quantity/parse-duration.ts";
import { at, type Context } from "./context.ts";
import { judgeDuration, missing, vague } from "./judge-conditions.ts";

const HANDLE_PROBLEM = "expected @user, @organisation/team or an e-mail address";

/** Whether the plan says how to go back: a script that is there. */
export function judgeScript(context: Context): readonly Finding[] {
  const { plan, say } = context;
  if (plan.path === undefined)
    return [missing("path of the rollback's script", "path: deploy/rollback.sh", "", context)];
  const about = at(context, "/path");
  // What its digest fixes cannot change, and cannot be looked at from here.
  if (typeof plan.path !== "string") return [say("path-exists", { path: plan.path.uri }, about)];
  const found = context.package.references.find(({ pointer }) => pointer === "/rollback/path");
  if (found === undefined) return [say("path-unread", { path: plan.path }, about)];
  const { path, kind, similar } = found;
  if (kind === "file") return [judgeMode(path, context)];
  if (kind !== "absent") return [say("path-not-a-file", { path, kind }, about)];
  return similar === undefined
    ? [say("path-absent", { path }, about)]
    : [
        say(
          "path-misspelled",
          { path, similar, written: writtenPath(context.package.folder, similar) },
          about,
        ),
      ];
}

/** Whether a script that is there can be run as it is, where that is asked for. */
function judgeMode(path: string, context: Context): Finding {
  const { options, say, package: one } = context;
  const about = at(context, "/path");
  if (!options.executable) return say("path-exists", { path }, about);
  const mode = [...one.files, ...one.outside].find((file) => file.path === path)?.mode;
  if (mode === undefined) return say("path-unread", { path }, about);
  if (mode === "100755") return say("path-exists", { path }, about);
  return say("path-not-executable", { path, mode }, about);
}

/** Whether the plan says how fast, and who decides. */
export function judgeTimeAndAuthority(context: Context): readonly Finding[] {
  const { plan, say, options } = context;
  const { within, authority } = plan;
  const faults = [
    ...(within === undefined
      ? [missing("time that going back may take", "within: 10m", "", context)]
      : judgeDuration(within, "time that going back may take", "/within", context)),
    ...(authority === undefined
      ? [missing("authority that may decide it", 'authority: "@acme/on-call"', "", context)]
      : judgeHandle(authority, "authority that may decide it", "/authority", context)),
    ...judgeHandle(plan.stable?.endorsedBy, "name of who confirms stability", "/stable/endorsedBy", context),
  ];
  if (faults.length > 0 || within === undefined || authority === undefined) return faults;
  const [limit, promised] = [parseDuration(options.max_within ?? ""), parseDuration(within)];
  if (limit.ok && promised.ok && promised.value > limit.value) {
    return [say("too-slow", { within, most: options.max_within ?? "" }, at(context, "/within"))];
  }
  return [say("fast-enough", { within, authority }, at(context, "/within"))];
}

function judgeHandle(
  name: string | undefined,
  what: string,
  pointer: string,
  context: Context,
): readonly Finding[] {
  if (name === undefined || handle.safeParse(name).success) return [];
  return [vague(what, name, HANDLE_PROBLEM, "@acme/on-call", pointer, context)];
}
