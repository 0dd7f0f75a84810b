import { readFileSync } from "node:fs";

/** Variables of the process, by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What a variable is set to. An empty one is not set: a file of variables leaves it so when there is nothing to say, and an empty address
 * would be every address of the machine.
 */
export function setIn(env: Environment, name: string): string | undefined {
  return env[name] === "" ? undefined : env[name];
}

interface Bounds {
  readonly least: number;
  readonly most: number;
  /** Where the variable is not set; without it, it has to be. */
  readonly otherwise: number | undefined;
}

/** A whole number from the environment. What is wrong goes to `faults`, and 0 is answered. */
export function numberIn(
  env: Environment,
  name: string,
  { least, most, otherwise }: Bounds,
  faults: string[],
): number {
  const text = setIn(env, name);
  if (text === undefined && otherwise !== undefined) return otherwise;
  const value = text !== undefined && /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  faults.push(
    name === "APP_ID"
      ? `APP_ID: expected the App's numeric id (on its settings page, not the client id)${text === undefined ? '; "node app/main.ts setup" registers an App' : ""}`
      : `${name}: expected a whole number from ${least} to ${most}`,
  );
  return 0;
}

/** An http(s) address from the environment, without a slash at its end. */
export function httpUrl(env: Environment, name: string, otherwise: string, faults: string[]): string {
  try {
    const url = new URL(setIn(env, name) ?? otherwise);
    if (/^https?:$/.test(url.protocol)) return url.href.replace(/\/$/, "");
  } catch {
    // Told below.
  }
  faults.push(`${name}: expected an http(s) address such as ${otherwise}`);
  return otherwise;
}

/** A secret: in the variable itself, or in the file that `NAME_FILE` names, which may be exchanged while the App runs. An empty one is none. */
export function secretIn(env: Environment, name: string, faults: string[]): string | undefined {
  const [text, path] = [setIn(env, name), setIn(env, `${name}_FILE`)];
  if (path === undefined) return text;
  if (text !== undefined) faults.push(`${name}, ${name}_FILE: expected one of the two, not both`);
  try {
    return readFileSync(path, "utf8").trim() || undefined;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    faults.push(`${name}_FILE: the file cannot be read (${code})`);
    return undefined;
  }
}
