import type { Statement } from "#core/model/statement.ts";
import { withoutCommands } from "#core/report/escape-command.ts";
import { fixOf, PLAIN, says } from "#core/report/fill-template.ts";
import { publishNothing } from "./publish-nothing.ts";
import type { World } from "./world.ts";

/** A statement as one line for a log or an annotation: what is so, and what to do about it. */
export function sentence(statement: Omit<Statement, "id">): string {
  const fix = fixOf(statement, PLAIN);
  return withoutCommands(
    fix === null ? says(statement, PLAIN) : `${says(statement, PLAIN)}. To mend it: ${fix}.`,
  );
}

/** Ends a run that judged nothing because of problems: each is told, and the step fails. */
export function stop({ writers }: World, problems: readonly Statement[]): 1 {
  publishNothing(writers);
  for (const each of problems) writers.fail(sentence(each));
  return 1;
}
