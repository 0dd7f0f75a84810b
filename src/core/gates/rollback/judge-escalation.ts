import type { Finding } from "#core/model/finding.ts";
import { at, atKey, type Context } from "./context.ts";

/** Whether somebody else is called when nobody answers: each once, and the last one not who should have answered. */
export function judgeEscalation(context: Context): readonly Finding[] {
  const { plan, options, say } = context;
  const { escalation: levels = [], authority } = plan;
  const most = options.escalation;
  const names = levels.map(({ to }) => to);
  const others = new Set(names.map((name) => name.toLowerCase()));
  if (authority !== undefined) others.delete(authority.toLowerCase());
  const repeated = names.flatMap((name, index) =>
    names.findIndex((each) => isSame(each, name)) < index
      ? [say("escalation-repeated", { name }, at(context, `/escalation/${index}/to`))]
      : [],
  );
  const last = names.at(-1);
  const ends = last !== undefined && authority !== undefined && isSame(last, authority);
  const faults = [
    ...(others.size < most
      ? [say("escalation-short", { count: others.size, most }, atKey(context, "/escalation"))]
      : []),
    ...repeated,
    ...(ends
      ? [
          say(
            "escalation-ends-at-authority",
            { name: last },
            at(context, `/escalation/${names.length - 1}/to`),
          ),
        ]
      : []),
  ];
  if (faults.length > 0 || names.length === 0) return faults;
  return [say("escalation-named", { names }, at(context, "/escalation"))];
}

/** Handles and addresses are the same in any letters. */
function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
