import * as z from "zod";
import type { Gate } from "#core/gates/define-gate.ts";

/** An option of a gate as its schema describes it. */
export interface OptionRow {
  readonly name: string;
  /** JSON type, or the words that are allowed: `array`, `none, declared, embedded, attested`. */
  readonly type: string;
  readonly meaning: string;
  /** What holds where the policy does not say it; absent where there is no default. */
  readonly preset?: unknown;
}

interface Described {
  readonly description?: string;
  readonly default?: unknown;
  readonly type?: string;
  readonly enum?: readonly unknown[];
}

/** The options of a gate that a policy may write, in the order of its schema. */
export function optionRows(gate: Gate): readonly OptionRow[] {
  const { properties = {} } = z.toJSONSchema(gate.options, { io: "input", unrepresentable: "any" }) as {
    readonly properties?: Readonly<Record<string, Described>>;
  };
  return Object.entries(properties).map(([name, described]) => ({
    name,
    type: described.enum?.map(String).join(", ") ?? described.type ?? "",
    meaning: described.description ?? "",
    ...(described.default === undefined ? {} : { preset: described.default }),
  }));
}
