import type { GateSetting, GateSettings } from "./policy.ts";

/** A gate's setting; options that the file does not write are left out, whatever their defaults. */
export function settingOf(raw: unknown, written: unknown): GateSetting | null {
  if (raw === undefined) return null;
  if (raw === "off") return { on: false };
  const { severity, ...options } = raw as { severity?: "block" | "warn" } & Record<string, unknown>;
  const said = Object.entries(options).filter(([name]) => childOf(written, name) !== undefined);
  return { on: true, severity: severity ?? "block", options: Object.fromEntries(said) };
}

/** Settings of the gates that the file names. */
export function settingsOf(
  raw: Readonly<Record<string, unknown>> | undefined,
  written: unknown,
): GateSettings {
  const settings: Record<string, GateSetting> = {};
  for (const [gate, value] of Object.entries(raw ?? {})) {
    const setting = settingOf(value, childOf(written, gate));
    if (setting !== null) settings[gate] = setting;
  }
  return settings;
}

/** What stands below keys of the file as it is written, before any default. */
export function childOf(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (here, key) =>
      typeof here === "object" && here !== null && Object.hasOwn(here, key)
        ? Reflect.get(here, key)
        : undefined,
    value,
  );
}
