import { serverAddress } from "#audit/server-address.ts";
import type { Statement } from "#core/model/statement.ts";
import { siteOf } from "#github/site-of.ts";

/** Who may say which GitHub holds a repository, the first of them that does: the user, the log, the environment. */
export interface ServerSources {
  /** `--server`. */
  readonly asked: string | undefined;
  /** What the log keeps of the verdict. */
  readonly logged: string | undefined;
  /** Number of the verdict's row. */
  readonly seq: number;
  /** `GITHUB_SERVER_URL` or `GITHUB_API_URL`, as a workflow and the App have them. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

type Told = Omit<Statement, "id">;

/** The server, with what has to be said of it; or why it is not known. */
export type ServerAnswer =
  | {
      readonly ok: true;
      readonly server: string;
      readonly told: (Told & { readonly word: "note" | "warning" }) | null;
    }
  | { readonly ok: false; readonly problem: Told };

/**
 * Which GitHub a record names. Nothing is assumed: a log that does not say it may come from any server, and a record with another one's address
 * would be signed and verified all the same.
 */
export function serverOf({ asked, logged, seq, environment }: ServerSources): ServerAnswer {
  if (asked !== undefined) {
    const server = serverAddress(asked);
    if (server === null) return wrongServer("--server", asked);
    const differs = logged !== undefined && logged !== server;
    return { ok: true, server, told: differs ? otherThanLogged({ server, logged, seq }) : null };
  }
  if (logged !== undefined) return { ok: true, server: logged, told: null };
  for (const [name, toSite] of VARIABLES) {
    const value = environment[name]?.trim() ?? "";
    if (value === "") continue;
    const address = serverAddress(value);
    if (address === null) return wrongServer(name, value);
    return { ok: true, server: toSite(address), told: taken(toSite(address), name, seq) };
  }
  return { ok: false, problem: unknownServer(seq) };
}

const VARIABLES = [
  ["GITHUB_SERVER_URL", (address: string) => address],
  ["GITHUB_API_URL", siteOf],
] as const;

function wrongServer(name: string, given: string): ServerAnswer {
  const says = "{name} is `{given}`, which is no address of a GitHub";
  const fix = "write it as `https://github.com` or `https://git.acme.example`";
  return { ok: false, problem: { says, fix, values: { name, given } } };
}

function otherThanLogged(values: { readonly server: string; readonly logged: string; readonly seq: number }) {
  const says =
    "row {seq} was judged on `{logged}`, says the log, and the record names `{server}` as --server asks";
  const fix = "leave --server out, unless both are addresses of the same server";
  return { word: "warning", says, fix, values: { ...values, seq: String(values.seq) } } as const;
}

function taken(server: string, name: string, seq: number) {
  const says =
    "the log does not say on which GitHub row {seq} was judged: the record names `{server}`, from {name}";
  return { word: "note", says, values: { seq: String(seq), server, name } } as const;
}

function unknownServer(seq: number): Told {
  return {
    says: "the log does not say on which GitHub row {seq} was judged, as logs of earlier versions do not",
    fix: "name it: --server https://github.com, or the address of your Enterprise Server; GITHUB_SERVER_URL or GITHUB_API_URL say it as well",
    values: { seq: String(seq) },
  };
}
