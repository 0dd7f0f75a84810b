import type { Issue } from "#core/model/statement.ts";

/** Where a value of the policy stands: keys and indexes from the top. */
export type Path = readonly (string | number)[];

/** Notes a mistake of the policy at the value of a path. */
export type Complain = (id: string, says: string, values: Issue["values"], path: Path, fix?: string) => void;
