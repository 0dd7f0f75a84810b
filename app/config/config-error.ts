/** The environment does not hold what the App needs. Every fault is named at once. */
export class ConfigError extends Error {
  readonly code = "config";
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join("\n"));
    this.name = "ConfigError";
    this.faults = faults;
  }
}
