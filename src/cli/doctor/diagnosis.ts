import type { Location } from "#core/model/location.ts";
import type { Statement, Value } from "#core/model/statement.ts";
import type { Gravity } from "./gravity.ts";
import { MESSAGES, type MessageId } from "./messages/messages.ts";

/** One thing that was looked at: what is so (`says`), what follows from it (`why`), and what to do (`fix`). */
export interface Diagnosis extends Statement {
  readonly id: MessageId;
  readonly gravity: Gravity;
  /** What it is about: a branch, a file or a setting. Foreign text. */
  readonly about: string;
  readonly where?: Location;
  /** A command for a shell that mends it, quoted for that shell. */
  readonly command?: string;
  /** Commands for a shell that change nothing and print what `fix` needs, quoted for that shell. */
  readonly lookUps?: readonly string[];
  /** A page on which it is mended, or read about. */
  readonly link?: string;
}

type More = Pick<Diagnosis, "where" | "command" | "link">;

/** Makes a diagnosis of a message and what fills it. */
export function diagnosis(
  id: MessageId,
  about: string,
  values: Readonly<Record<string, Value>> = {},
  more: { readonly [Key in keyof More]?: More[Key] | undefined } = {},
): Diagnosis {
  const { gravity, ...words } = MESSAGES[id];
  const { where, command, link } = more;
  return {
    id,
    gravity,
    about,
    ...words,
    values,
    ...(where === undefined ? {} : { where }),
    ...(command === undefined ? {} : { command }),
    ...(link === undefined ? {} : { link }),
  };
}

/** What was not seen, with the reason in its own words. */
export function notSeen(
  what: string,
  about: string,
  because: Omit<Statement, "id">,
  values: Readonly<Record<string, Value>> = {},
): Diagnosis {
  return {
    ...diagnosis("not-seen", about),
    says: `${what} was not seen, because ${because.says}`,
    values: { ...because.values, ...values },
  };
}
