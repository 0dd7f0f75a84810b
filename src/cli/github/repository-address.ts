/** A repository on a GitHub, as the address of a clone's remote or a word on the command line names it. */
export interface RepositoryAddress {
  /** `github.com`, or the host of an Enterprise Server. */
  readonly host: string;
  readonly owner: string;
  readonly name: string;
}

const NAME = "[A-Za-z0-9._-]+";
const SLUG = new RegExp(`^(?:([A-Za-z0-9.-]+\\.[A-Za-z0-9.-]+)/)?(${NAME})/(${NAME})$`);
const WITH_SCHEME = new RegExp(
  `^(?:https?|ssh|git)://(?:[^/@]*@)?([A-Za-z0-9.-]+)(?::\\d+)?/(${NAME})/(${NAME}?)(?:\\.git)?/?$`,
);
const LIKE_SCP = new RegExp(`^(?:[^/@:]+@)?([A-Za-z0-9.-]+):/?(${NAME})/(${NAME}?)(?:\\.git)?/?$`);

/** Reads `owner/name` or `host/owner/name`; `null` for anything else. */
export function parseSlug(word: string): RepositoryAddress | null {
  const [, host = "github.com", owner, name] = SLUG.exec(word) ?? [];
  return owner === undefined || name === undefined ? null : { host: host.toLowerCase(), owner, name };
}

/** Reads the address of a remote, as `git clone` takes it over HTTPS and SSH; `null` for a folder and for other forms. */
export function parseRemote(address: string): RepositoryAddress | null {
  const match = WITH_SCHEME.exec(address) ?? LIKE_SCP.exec(address);
  const [, host, owner, name] = match ?? [];
  if (host === undefined || owner === undefined || name === undefined || name === "") return null;
  // SSH over the port of HTTPS goes by a host of its own.
  const known = host.toLowerCase() === "ssh.github.com" ? "github.com" : host.toLowerCase();
  return { host: known, owner, name };
}
