import type { Statement } from "#core/model/statement.ts";
import type { Gravity } from "../gravity.ts";

/** `says` is what is so, `why` what follows from it, `fix` what to do: templates, which a diagnosis fills. */
export type Message = Pick<Statement, "says" | "why" | "fix"> & { readonly gravity: Gravity };
