import * as z from "zod";
import type { GithubClient } from "./github-client.ts";
import { GithubError, toGithubError } from "./github-error.ts";

interface Asked {
  readonly root: string;
  readonly selection: string;
  readonly weight: number;
  readonly resolve: (data: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** What one selection may weigh together with others of the same document: looked-up objects, a guess at GitHub's work. */
const WEIGHT_A_DOCUMENT = 600;

/** Characters of one document. GitHub names no limit; this stays far from where proxies begin to object. */
const CHARACTERS_A_DOCUMENT = 200_000;

const graphqlErrors = z.object({
  errors: z.array(
    z.object({ type: z.string().optional(), path: z.array(z.union([z.string(), z.number()])).optional() }),
  ),
  data: z.record(z.string(), z.unknown()).nullish(),
});

/**
 * Collects what is asked in one turn of the event loop into as few GraphQL documents as possible: every selection
 * becomes an aliased root field. Readers may therefore ask independently of one another, and still share a request.
 */
export class GraphqlBatch {
  readonly #client: GithubClient;
  #waiting: Asked[] = [];
  #scheduled = false;
  #watched: string | null = null;
  #seen: unknown = null;

  constructor(client: GithubClient) {
    this.#client = client;
  }

  /**
   * Has a selection of the repository ride on every document from now on. What it last answered is `seen`: the newest
   * look at something that may move while we read, without a request of its own.
   */
  watch(selection: string): void {
    this.#watched = selection;
  }

  /** The newest answer to what is watched; `null` before the first, and when the newest document did not bring it whole. */
  get seen(): unknown {
    return this.#seen;
  }

  /** Asks a selection of the repository. `null` when GitHub does not show it to us. */
  repository(selection: string, weight = 1): Promise<unknown> {
    return this.#ask(this.#repository(), selection, weight);
  }

  /** Asks a selection of any root field, such as `organization(login: "acme")`; the argument must be a {@link literal}. */
  root(field: string, selection: string, weight = 1): Promise<unknown> {
    return this.#ask(field, selection, weight);
  }

  #repository(): string {
    const { owner, repo } = this.#client;
    return `repository(owner: ${literal(owner)}, name: ${literal(repo)})`;
  }

  #ask(root: string, selection: string, weight: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ root, selection, weight, resolve, reject });
      if (this.#scheduled) return;
      this.#scheduled = true;
      // A macrotask, so that readers whose first steps are promises still meet in the same document.
      setImmediate(() => this.#flush());
    });
  }

  #flush(): void {
    this.#scheduled = false;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const group of documents(waiting)) void this.#send(group);
  }

  async #send(group: readonly Asked[]): Promise<void> {
    const fields = group.map(({ root, selection }, index) => `q${index}: ${root} { ${selection} }`);
    if (this.#watched !== null) fields.push(`watched: ${this.#repository()} { ${this.#watched} }`);
    try {
      const data = recordOf(await this.#client.graphql(`query { ${fields.join("\n")} }`));
      this.#seen = data["watched"] ?? null;
      for (const [index, asked] of group.entries()) settle(asked, data, index);
    } catch (error) {
      this.#seen = watchedIn(error);
      settlePartially(group, error);
    }
  }
}

/** A GraphQL string literal of foreign text: JSON's escapes are GraphQL's. */
export function literal(text: string): string {
  return JSON.stringify(text);
}

function documents(waiting: readonly Asked[]): Asked[][] {
  const groups: Asked[][] = [];
  let weight = 0;
  let characters = 0;
  for (const asked of waiting) {
    const last = groups.at(-1);
    const length = asked.selection.length + asked.root.length;
    if (
      last === undefined ||
      weight + asked.weight > WEIGHT_A_DOCUMENT ||
      characters + length > CHARACTERS_A_DOCUMENT
    ) {
      groups.push([asked]);
      weight = asked.weight;
      characters = length;
    } else {
      last.push(asked);
      weight += asked.weight;
      characters += length;
    }
  }
  return groups;
}

/** A field that was asked for and is not even `null` was never answered: that is no "not found". */
function settle(asked: Asked, data: Readonly<Record<string, unknown>>, index: number): void {
  const answer = data[`q${index}`];
  if (answer === undefined) asked.reject(new GithubError("unexpected", "GraphQL left out what was asked"));
  else asked.resolve(answer);
}

/** What is watched, of an answer in part; `null` where an error touches it, since a look in part shows nothing of what moved. */
function watchedIn(error: unknown): unknown {
  const { data } = graphqlErrors.safeParse(error);
  const whole = data?.errors.every(({ path }) => path !== undefined && path[0] !== "watched");
  return whole === true ? (data?.data?.["watched"] ?? null) : null;
}

function recordOf(data: unknown): Record<string, unknown> {
  const parsed = z.record(z.string(), z.unknown()).safeParse(data);
  if (!parsed.success)
    throw new GithubError("unexpected", "GraphQL answered with something other than an object");
  return parsed.data;
}

/**
 * GraphQL answers in parts: each error names the field that it is about. A field that was not found is `null`;
 * any other error rejects its own selection only. An error without a path, or without data, rejects all.
 */
function settlePartially(group: readonly Asked[], error: unknown): void {
  const parsed = graphqlErrors.safeParse(error);
  const whole = toGithubError(error, "GraphQL");
  // A limit is no matter of one field: what came beside it is not to be built on.
  if (
    whole.code === "rate-limited" ||
    !parsed.success ||
    parsed.data.data == null ||
    parsed.data.errors.some(({ path }) => path === undefined)
  ) {
    const reason = whole.code === "rate-limited" ? whole : (codeOfWhole(parsed.data?.errors) ?? whole);
    for (const asked of group) asked.reject(reason);
    return;
  }
  const { data, errors } = parsed.data;
  for (const [index, asked] of group.entries()) {
    const own = errors.filter(({ path }) => path?.[0] === `q${index}`);
    const grave = own.find(({ type }) => type !== "NOT_FOUND");
    if (grave === undefined) settle(asked, data, index);
    else
      asked.reject(
        new GithubError(codeOfGraphql(grave.type), `GraphQL: ${grave.type ?? "error"}`, { cause: error }),
      );
  }
}

function codeOfWhole(
  errors: readonly { readonly type?: string | undefined }[] | undefined,
): GithubError | undefined {
  const type = errors?.find((each) => each.type !== undefined)?.type;
  return type === undefined ? undefined : new GithubError(codeOfGraphql(type), `GraphQL: ${type}`);
}

/** What the type of an error of GraphQL's means, limits aside. */
export function codeOfGraphql(type: string | undefined): GithubError["code"] {
  switch (type) {
    case "FORBIDDEN":
    case "INSUFFICIENT_SCOPES":
      return "forbidden";
    case "NOT_FOUND":
      return "not-found";
    default:
      return "unavailable";
  }
}
