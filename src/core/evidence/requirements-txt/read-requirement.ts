/** What a requirement of PEP 508 asks for. */
export interface Requirement {
  readonly name: string;
  /** As written: the version of `==`, else all clauses, or the address; absent when nothing is asked for. */
  readonly version?: string;
  readonly exact: boolean;
  /** Whether a digest or a full commit id in the address fixes the content; hashes beside it are not seen here. */
  readonly locked: boolean;
}

const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?/;
const EXTRAS = /^\s*\[[^\]]*\]/;
const CLAUSE = /^(===|==|~=|!=|<=|>=|<|>)\s*(\S+)$/;
const COMMIT = /@([0-9a-f]{40}|[0-9a-f]{64})(?:[#?&]|$)/i;
const DIGEST = /[#&](?:sha256=[0-9a-f]{64}|sha384=[0-9a-f]{96}|sha512=[0-9a-f]{128})(?:&|$)/i;
const EGG = /[#&]egg=([A-Za-z0-9._-]{1,100})/;
const LONGEST = 4000;

/**
 * Reads one requirement without its options: `name[extras]==1.2; marker`, `name @ url`, or a bare address. Returns `undefined`
 * for what pip would refuse. A version is exact when a clause is `==` without a wildcard or `===`; an address is exact when it
 * names a full commit, a digest, or a file with a version in its name.
 *
 * Source: packaging.python.org, "Dependency specifiers" and "Version specifiers".
 */
export function readRequirement(text: string): Requirement | undefined {
  if (text.length > LONGEST) return undefined;
  if (isAddress(text)) return ofAddress(text);
  const name = NAME.exec(text)?.[0];
  if (name === undefined) return undefined;
  const rest = text.slice(name.length).replace(EXTRAS, "").trim();
  if (rest.startsWith("@")) {
    const address = rest.slice(1).trim().split(/\s/, 1)[0] ?? "";
    return address === "" ? undefined : ofAddress(address, name);
  }
  const versions = rest.split(";", 1)[0]?.trim() ?? "";
  const bare = versions.startsWith("(") && versions.endsWith(")") ? versions.slice(1, -1).trim() : versions;
  return ofVersions(name, bare);
}

/** Whether a requirement is an address (`https:…`, `git+ssh:…`, `file:…`) without a name before it. */
export function isAddress(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]{1,20}:/.test(text);
}

function ofVersions(name: string, versions: string): Requirement | undefined {
  if (versions === "") return { name, exact: false, locked: false };
  const clauses = versions
    .replace(/,\s*$/, "")
    .split(",")
    .map((clause) => CLAUSE.exec(clause.trim()));
  if (clauses.includes(null)) return undefined;
  const one = clauses.find((clause) => {
    const [, operator = "", version = ""] = clause ?? [];
    return operator === "===" || (operator === "==" && !version.includes("*"));
  });
  return { name, version: one?.[2] ?? versions, exact: one !== undefined, locked: false };
}

function ofAddress(address: string, name?: string): Requirement {
  const plain = withoutCredentials(address);
  const locked = DIGEST.test(plain) || (/^(?:git|hg)\+/.test(plain) && COMMIT.test(plain));
  const version = COMMIT.exec(plain)?.[1] ?? versionInName(plain);
  return {
    name: name ?? EGG.exec(plain)?.[1] ?? plain,
    version: version ?? plain,
    exact: locked || version !== undefined,
    locked,
  };
}

/** The version in the name of a wheel or source archive: `…/torch-2.4.0+cu121-cp312-cp312-linux_x86_64.whl`. */
function versionInName(address: string): string | undefined {
  const file = address.split(/[#?]/, 1)[0]?.split("/").at(-1) ?? "";
  const stem = /^(.+)\.(?:whl|tar\.gz|zip)$/.exec(file)?.[1];
  return stem?.split("-").find((part, index) => index > 0 && /^\d/.test(part));
}

/** An address without the user and password that it may carry: nothing repeats them. */
export function withoutCredentials(address: string): string {
  return address.replace(/^([A-Za-z][A-Za-z0-9+.-]{1,20}:\/\/)[^/@?#\s]*@/, "$1");
}
