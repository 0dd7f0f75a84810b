import type { ObjectStore } from "./object-store.ts";

/** Who wrote or committed, and when (ISO 8601 in UTC). */
export interface Signature {
  readonly name: string;
  readonly email: string;
  readonly date: string;
}

/** A commit as git stores it. */
export interface Commit {
  readonly oid: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

/** An entry of a tree. `mode` is six octal digits. */
export interface TreeEntry {
  readonly name: string;
  readonly mode: string;
  readonly oid: string;
  readonly type: "blob" | "tree" | "commit";
}

function parseSignature(text: string): Signature {
  const match = /^(.*?) ?<(.*)> (\d+) [+-]\d{4}$/.exec(text);
  const seconds = Number(match?.[3] ?? 0);
  return {
    name: match?.[1] ?? "",
    email: match?.[2] ?? "",
    date: new Date(seconds * 1000).toISOString().replace(".000Z", "Z"),
  };
}

/** Parses the bytes of a commit object. */
export function parseCommit(oid: string, bytes: Buffer): Commit {
  const text = bytes.toString("utf8");
  const split = text.indexOf("\n\n");
  const lines = text.slice(0, split < 0 ? text.length : split).split("\n");
  const all = (key: string) =>
    lines.filter((line) => line.startsWith(`${key} `)).map((line) => line.slice(key.length + 1));
  return {
    oid,
    tree: all("tree")[0] ?? "",
    parents: all("parent"),
    author: parseSignature(all("author")[0] ?? ""),
    committer: parseSignature(all("committer")[0] ?? ""),
    message: split < 0 ? "" : text.slice(split + 2).replace(/\n$/, ""),
  };
}

/** Parses the bytes of a tree object. */
export function parseTree(bytes: Buffer): TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(32, at);
    const zero = bytes.indexOf(0, space);
    const mode = bytes.subarray(at, space).toString("latin1").padStart(6, "0");
    const name = bytes.subarray(space + 1, zero).toString("utf8");
    const oid = bytes.subarray(zero + 1, zero + 21).toString("hex");
    const type = mode === "040000" ? "tree" : mode === "160000" ? "commit" : "blob";
    entries.push({ name, mode, oid, type });
    at = zero + 21;
  }
  return entries;
}

/** A commit by any name git understands; null where it names none. */
export async function readCommit(store: ObjectStore, name: string): Promise<Commit | null> {
  const object = await store.read(`${name}^{commit}`);
  return object?.type === "commit" && object.bytes ? parseCommit(object.oid, object.bytes) : null;
}

/** Entries of a tree by any name git understands; null where it names none. */
export async function readTree(store: ObjectStore, name: string): Promise<TreeEntry[] | null> {
  const object = await store.read(`${name}^{tree}`);
  return object?.type === "tree" && object.bytes ? parseTree(object.bytes) : null;
}

/** The entry of a path in a commit or tree, with the mode that only its parent tree knows. */
export async function entryAt(store: ObjectStore, root: string, path: string): Promise<TreeEntry | null> {
  const segments = path.split("/");
  const name = segments.pop() ?? "";
  const folder = segments.length === 0 ? `${root}^{tree}` : `${root}:${segments.join("/")}`;
  const object = await store.read(folder);
  if (object?.type !== "tree" || !object.bytes) return null;
  return parseTree(object.bytes).find((entry) => entry.name === name) ?? null;
}
