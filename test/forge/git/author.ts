import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { git, gitText } from "./run.ts";

/** A file to write: text or bytes, with a mode where it is no plain file; null deletes it. */
export type FileChange =
  | string
  | Buffer
  | null
  | { readonly mode: string; readonly content: string | Buffer };

/** A commit to make on a laptop. */
export interface Draft {
  readonly files: Readonly<Record<string, FileChange>>;
  readonly message: string;
  readonly author: { readonly name: string; readonly email: string };
  readonly committer?: { readonly name: string; readonly email: string };
  readonly at: Date;
  /** Commits it follows: none makes a root commit, two a merge whose content is the first one's plus `files`. */
  readonly parents: readonly string[];
}

function quoted(path: string): string {
  const escaped = path.replace(/["\\\n]/g, (c) => (c === "\n" ? "\\n" : `\\${c}`));
  return `"${escaped}"`;
}

function modification(path: string, change: FileChange): Buffer {
  if (change === null) return Buffer.from(`D ${quoted(path)}\n`);
  const plain = typeof change === "string" || Buffer.isBuffer(change);
  const mode = plain ? "100644" : change.mode;
  const content = Buffer.from(plain ? change : change.content);
  // A submodule is a commit id in place of content.
  if (mode === "160000") return Buffer.from(`M 160000 ${content.toString("utf8")} ${quoted(path)}\n`);
  return Buffer.concat([
    Buffer.from(`M ${mode} inline ${quoted(path)}\ndata ${content.length}\n`),
    content,
    Buffer.from("\n"),
  ]);
}

/** Makes a place like a laptop's clone, which reads the server's objects without copying them. */
export async function createLaptop(root: string, serverDir: string): Promise<string> {
  const dir = await mkdtemp(join(root, "laptop-"));
  await git(dir, ["init", "--quiet", "--bare", "--template="]);
  await mkdir(join(dir, "objects", "info"), { recursive: true });
  await writeFile(join(dir, "objects", "info", "alternates"), `${join(serverDir, "objects")}\n`);
  return dir;
}

/** Writes a commit in a laptop's clone and gives its sha. */
export async function writeDraft(laptop: string, draft: Draft): Promise<string> {
  const date = `${Math.floor(draft.at.getTime() / 1000)} +0000`;
  const committer = draft.committer ?? draft.author;
  const message = Buffer.from(draft.message);
  const [first, ...others] = draft.parents;
  const head = [
    "commit refs/heads/draft",
    "mark :1",
    `author ${draft.author.name} <${draft.author.email}> ${date}`,
    `committer ${committer.name} <${committer.email}> ${date}`,
    `data ${message.length}`,
    "",
  ].join("\n");
  const parents = [
    ...(first === undefined ? [] : [`from ${first}`]),
    ...others.map((sha) => `merge ${sha}`),
    "",
  ].join("\n");
  const files = Object.entries(draft.files).map(([path, change]) => modification(path, change));
  const end = Buffer.from("\nget-mark :1\n");
  const input = Buffer.concat([Buffer.from(head), message, Buffer.from(`\n${parents}`), ...files, end]);
  await git(laptop, ["update-ref", "-d", "refs/heads/draft"]);
  return gitText(laptop, ["fast-import", "--quiet", "--force", "--date-format=raw"], { input });
}
