/** What a person may ask for on a pull request, in a comment or by a button of the check. */
export type Command =
  /** Say what blocks and who can act: on everything, or on one gate. */
  | { readonly verb: "explain"; readonly gate: string | null }
  /** Judge again. */
  | { readonly verb: "recheck" }
  /** Show the waiver entry that would excuse a gate's finding, for somebody to propose. */
  | { readonly verb: "waive"; readonly gate: string; readonly reason: string }
  /** Something that was meant for us and is no command. */
  | { readonly verb: "unknown"; readonly word: string };
