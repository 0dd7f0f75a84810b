import type { Annotation } from "#core/model/effect.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { type Annotated, annotated, annotatedPlace, levelOf, plainMessage } from "./check-annotations.ts";
import { plain, withoutCommands } from "./escape-command.ts";
import { nameOf } from "./tally.ts";
import { cutToBytes } from "./text-size.ts";

/** A runner shows this many annotations of each level for a step (actions/runner, `_maxCountPerIssueType`). */
export const PER_LEVEL = 10;
/** Longest message a runner keeps (actions/runner, `_maxIssueMessageLength`); ours leaves room for the count. */
const MESSAGE_LIMIT = 3_900;

/** One workflow command: the message may have line breaks, which `@actions/core` encodes. */
export interface WorkflowAnnotation {
  readonly level: "error" | "warning" | "notice";
  readonly title: string;
  readonly message: string;
  /** Absent for what has no place in a file. */
  readonly where?: Annotation["where"];
}

/**
 * The open findings as workflow commands, gravest first, at most ten a level: a runner drops the rest without a word,
 * so the tenth counts those that follow. Nothing in them is read as a command.
 */
export function toAnnotations(verdict: Verdict): readonly WorkflowAnnotation[] {
  const open = annotated(verdict);
  return (["failure", "warning", "notice"] as const).flatMap((level) => {
    const here = open.filter(({ told: [placed] }) => levelOf(placed) === level);
    const left = here.length - PER_LEVEL;
    return here.slice(0, PER_LEVEL).map((each, index) => {
      const annotation = annotate(each, level === "failure" ? "error" : level);
      if (left <= 0 || index < PER_LEVEL - 1) return annotation;
      return { ...annotation, message: `${annotation.message}\n${more(left)}` };
    });
  });
}

function more(left: number): string {
  return `And ${left} more of this level: the job summary lists them.`;
}

function annotate({ told, whole }: Annotated, level: WorkflowAnnotation["level"]): WorkflowAnnotation {
  const [placed] = told;
  const { where } = placed.finding;
  const title = cutToBytes(plain(nameOf(placed)), 255);
  const message = cutToBytes(plainMessage(told, whole), MESSAGE_LIMIT);
  if (where === undefined || where.path === "") return { level, title, message };
  const place = annotatedPlace(where);
  return { level, title, message, where: { ...place, path: withoutCommands(place.path) } };
}
