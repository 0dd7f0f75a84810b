import type { Pin } from "#core/model/details.ts";
import type { EvidenceReading } from "#core/model/observation.ts";
import type { Source } from "#core/model/source.ts";

/** A value of a configuration, and what of it decides whether two of them are the same. */
export interface Setting {
  readonly value: number | string | boolean | null;
  /** For an image: its digest where it has one, so that the registry in front of it does not matter. */
  readonly identity: number | string | boolean | null;
  readonly image: boolean;
  /** Whether the value must not be told, since its name or itself looks like a secret. */
  readonly hidden: boolean;
  readonly source: Source;
}

const IMAGE = /(?:^|\.)image(?:\.(?:digest|tag))?$/i;
const SECRET_NAME = /passw|passphrase|pwd|token|secret|key|credential|private|auth|cert|dsn|connection/i;
/** An address with a name and a password in it, keys, and tokens of well-known shapes. */
const SECRET_VALUE = /:\/\/[^\s/]*@|-----BEGIN|^(?:gh[a-z]_|github_pat_|glpat-|xox|sk-|AKIA|ASIA|AIza|eyJ)/;
const DIGEST = /@?(sha(?:256:[0-9a-f]{64}|512:[0-9a-f]{128}))$/;

/**
 * The plain values of a configuration under their dotted names, and its images under `images.` and their names without the
 * registry. A name that stands several times (in several documents of one file) is counted: `name`, `name (2)`.
 */
export function settingsOf({ details = {} }: EvidenceReading): ReadonlyMap<string, Setting> {
  const { parameters = [], pins = [] } = details;
  const settings = new Map<string, Setting>();
  const times = new Map<string, number>();
  const add = (name: string, setting: Setting) => {
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    settings.set(time === 1 ? name : `${name} (${time})`, setting);
  };
  const texts = new Map(parameters.map(({ name, value }) => [name, value]));
  for (const { file, name, value, source } of parameters) {
    const full = file === undefined ? name : `${file}:${name}`;
    const image = IMAGE.test(name);
    const hidden = looksSecret(name, value) || SECRET_NAME.test(labelOf(name, texts));
    add(full, { value, identity: image ? identityOf(value) : value, image, hidden, source });
  }
  for (const pin of pins) if (pin.kind === "image") add(`images.${shortName(pin)}`, settingOf(pin));
  return settings;
}

function settingOf({ name, version = "", source }: Pin): Setting {
  const value = version === "" ? name : `${name}:${version}`;
  // A digest is the content wherever it stands; a tag means something only together with whose image it is.
  return { value, identity: identityOf(value), image: true, hidden: looksSecret("", value), source };
}

function shortName({ name }: Pin): string {
  return name.slice(name.lastIndexOf("/") + 1);
}

function identityOf(value: Setting["value"]): Setting["value"] {
  return typeof value === "string" ? (DIGEST.exec(value)?.[1] ?? value) : value;
}

function looksSecret(name: string, value: Setting["value"]): boolean {
  return SECRET_NAME.test(name) || (typeof value === "string" && SECRET_VALUE.test(value));
}

/** In a list of variables the name stands beside the value: `env.3.name` says what `env.3.value` is. */
function labelOf(name: string, texts: ReadonlyMap<string, Setting["value"]>): string {
  const parent = name.slice(0, Math.max(0, name.lastIndexOf(".")));
  return ["name", "key", "Name", "Key"].map((key) => String(texts.get(`${parent}.${key}`) ?? "")).join(" ");
}
