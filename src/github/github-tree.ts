import * as z from "zod";
import {
  BYTES_LIMIT,
  type Content,
  type Entry,
  type ListedFile,
  type Listing,
  TEXT_LIMIT,
  type Tree,
} from "#core/model/tree.ts";
import { expectShape } from "./expect-shape.ts";
import type { GithubClient } from "./github-client.ts";
import { GithubError } from "./github-error.ts";
import { type GraphqlBatch, literal } from "./graphql-batch.ts";
import { readBlob } from "./read-blob.ts";

/** Levels of folders that one query looks into; deeper ones take another. */
const DEPTH = 4;

/** Paths for one selection of a document. */
const PATHS_A_SELECTION = 100;

const blob = z.object({
  __typename: z.literal("Blob"),
  byteSize: z.number(),
  isBinary: z.boolean().nullable(),
  isTruncated: z.boolean(),
  text: z.string().nullable(),
});
const fileEntry = z.object({
  mode: z.number(),
  oid: z.string(),
  type: z.string(),
  size: z.number().optional(),
});
const fileWithText = fileEntry.extend({
  object: z.union([blob, z.object({ __typename: z.string() })]).nullish(),
});

interface TreeNode {
  readonly path: string;
  readonly mode: number;
  readonly oid: string;
  readonly type: string;
  readonly size: number;
  readonly object?: { readonly entries?: readonly TreeNode[] | null | undefined } | null | undefined;
}
const treeNode: z.ZodType<TreeNode> = z.lazy(() =>
  z.object({
    path: z.string(),
    mode: z.number(),
    oid: z.string(),
    type: z.string(),
    size: z.number(),
    object: z.object({ entries: z.array(treeNode).nullish() }).nullish(),
  }),
);
const rootFolder = z.object({ entries: z.array(treeNode).nullish() });
const folder = fileEntry.extend({ object: z.object({ entries: z.array(treeNode).nullish() }).nullish() });

/**
 * One commit as GitHub's API shows it. Nothing is checked out; content is addressed by commit, so that what is read
 * is what is judged, whatever is pushed meanwhile. Rejects with a {@link GithubError} when the commit is gone.
 */
export class GithubTree implements Tree {
  readonly commit: string;
  readonly #client: GithubClient;
  readonly #batch: GraphqlBatch;

  constructor(client: GithubClient, batch: GraphqlBatch, commit: string) {
    this.#client = client;
    this.#batch = batch;
    this.commit = commit;
  }

  async entries(paths: readonly string[]): Promise<ReadonlyMap<string, Entry>> {
    const found = await this.#files(paths, "mode oid type", fileEntry);
    return new Map([...found].map(([path, { mode, oid }]) => [path, { mode: octal(mode), oid }]));
  }

  async list(folders: readonly string[]): Promise<ReadonlyMap<string, Listing>> {
    const listings = folders.map(async (path): Promise<[string, Listing]> => [path, await this.#list(path)]);
    return new Map(await Promise.all(listings));
  }

  async read(paths: readonly string[]): Promise<ReadonlyMap<string, Content>> {
    const selection =
      "mode oid type object { __typename ... on Blob { byteSize isBinary isTruncated text } }";
    const found = await this.#files(paths, selection, fileWithText);
    const contents = paths.map(
      async (path): Promise<[string, Content]> => [path, await this.#content(found.get(path))],
    );
    return new Map(await Promise.all(contents));
  }

  async bytes(path: string): Promise<Uint8Array | null> {
    const file = (await this.#files([path], "mode oid type size", fileEntry)).get(path);
    if (file === undefined || file.type !== "blob" || octal(file.mode) === "120000") return null;
    const { oid, size = 0 } = file;
    return size > BYTES_LIMIT ? null : readBlob(this.#client, oid, size);
  }

  async #files<T>(
    paths: readonly string[],
    selection: string,
    schema: z.ZodType<T>,
  ): Promise<Map<string, T>> {
    const plain = [...new Set(paths.filter(isPlain))];
    const found = new Map<string, T>();
    const chunks = Array.from({ length: Math.ceil(plain.length / PATHS_A_SELECTION) }, (_, index) =>
      plain.slice(index * PATHS_A_SELECTION, (index + 1) * PATHS_A_SELECTION),
    );
    const answers = await Promise.all(
      chunks.map((chunk) => {
        const fields = chunk.map((path, index) => `f${index}: file(path: ${literal(path)}) { ${selection} }`);
        return this.#ofCommit(fields.join(" "), chunk.length);
      }),
    );
    for (const [at, chunk] of chunks.entries()) {
      for (const [index, path] of chunk.entries()) {
        const entry = answers[at]?.[`f${index}`];
        if (entry !== null && entry !== undefined) found.set(path, expectShape(schema, entry, "an entry"));
      }
    }
    return found;
  }

  async #list(path: string): Promise<Listing> {
    if (path !== "" && !isPlain(path)) return { files: [], complete: true };
    const field =
      path === ""
        ? `folder: tree { ${entries(DEPTH)} }`
        : `folder: file(path: ${literal(path)}) { mode oid type object { ... on Tree { ${entries(DEPTH)} } } }`;
    const answer = (await this.#ofCommit(field, 20))["folder"] ?? null;
    if (answer === null) return { files: [], complete: true };
    const nodes =
      path === ""
        ? expectShape(rootFolder, answer, "a folder").entries
        : expectShape(folder, answer, "a folder").object?.entries;
    return this.#flatten(nodes ?? []);
  }

  async #flatten(nodes: readonly TreeNode[]): Promise<Listing> {
    const files: ListedFile[] = [];
    for (const node of nodes) {
      if (node.type !== "tree") {
        files.push({
          path: node.path,
          mode: octal(node.mode),
          oid: node.oid,
          size: node.type === "blob" ? node.size : null,
        });
        continue;
      }
      const inner = node.object?.entries;
      const below = inner == null ? await this.#list(node.path) : await this.#flatten(inner);
      files.push(...below.files);
    }
    return { files, complete: true };
  }

  async #ofCommit(fields: string, weight: number): Promise<Record<string, unknown>> {
    const selection = `object(oid: ${literal(this.commit)}) { __typename ... on Commit { ${fields} } }`;
    const answer = await this.#batch.repository(selection, weight);
    const commit = z.object({ object: z.looseObject({ __typename: z.literal("Commit") }) }).safeParse(answer);
    if (!commit.success) throw new GithubError("not-found", `commit ${this.commit} cannot be read`);
    return commit.data.object;
  }

  async #content(file: z.output<typeof fileWithText> | undefined): Promise<Content> {
    if (file === undefined) return { kind: "absent" };
    const { oid } = file;
    const mode = octal(file.mode);
    if (mode === "120000") return { kind: "symlink", oid };
    if (mode === "160000") return { kind: "submodule", oid };
    const object = blob.safeParse(file.object);
    if (!object.success) return { kind: "folder", oid };
    const { byteSize: size, isBinary, isTruncated, text } = object.data;
    if (size > TEXT_LIMIT) return { kind: "too-large", oid, size, limit: TEXT_LIMIT };
    if (isTruncated) return this.#blob(oid, size);
    return isBinary !== false || text === null
      ? { kind: "binary", oid, size }
      : { kind: "text", text, oid, size };
  }

  /** GraphQL cuts long texts; the blob itself comes whole through REST. */
  async #blob(oid: string, size: number): Promise<Content> {
    const bytes = await readBlob(this.#client, oid, size);
    if (bytes.includes(0)) return { kind: "binary", oid, size };
    try {
      const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
      return { kind: "text", text, oid, size };
    } catch {
      return { kind: "binary", oid, size };
    }
  }
}

/** Selection of a folder's entries, some levels deep. */
function entries(depth: number): string {
  const deeper = depth > 1 ? ` object { ... on Tree { ${entries(depth - 1)} } }` : "";
  return `entries { path mode oid type size${deeper} }`;
}

/** GitHub gives a mode as the number that git's octal spells. */
function octal(mode: number): string {
  return mode.toString(8).padStart(6, "0");
}

function isPlain(path: string): boolean {
  return (
    path !== "" && path.split("/").every((segment) => segment !== "" && segment !== "." && segment !== "..")
  );
}
