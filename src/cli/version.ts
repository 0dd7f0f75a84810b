import described from "../../package.json" with { type: "json" };

/** This release, as package.json names it. */
export function ownVersion(): string {
  return described.version;
}
