import { withoutCommands } from "./escape-command.ts";
import { oneLine, showHidden } from "./hidden-characters.ts";

/**
 * Foreign text for a terminal: one line, in which no character moves the cursor, changes colours, sets a title,
 * reorders its neighbours or hides. Workflow commands are parted too, since a terminal's output may be a runner's log.
 */
export function text(foreign: string): string {
  return withoutCommands(oneLine(foreign));
}

/** A line of a source file: spaces stay as they are, and a tab is one space so that columns keep their places. */
export function sourceLine(foreign: string): string {
  return showHidden(foreign.replace(/[\t-\r\u2028\u2029]/g, " "));
}
