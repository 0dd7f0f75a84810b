import { NONE, type PatternNode } from "./pattern-tree.ts";

/** Everything that the folders of a path so far decide about the files and folders in it. */
export interface FolderState {
  /** Nodes from which a higher rule than `under` can still be reached, sorted by id. */
  readonly nodes: readonly PatternNode[];
  /** Highest rule that takes everything in here. */
  readonly under: number;
  /** Highest rule that takes every file directly in here. */
  readonly files: number;
  /** Nodes from which a file's name may reach a higher rule than `files`, the highest first. */
  readonly naming: readonly PatternNode[];
  readonly next: Map<string, FolderState>;
}

/**
 * How much is remembered before all of it is forgotten, in characters of keys and {@link OVERHEAD}: some 30 MB.
 * A repository of 50,000 folders takes a fifth of it.
 */
const MEMORY_LIMIT = 32 * 1024 * 1024;

/** What an entry of a map costs beside its key, in the same measure. */
const OVERHEAD = 64;

/** A set of nodes under way: what a folder's name leads to. */
class Frontier {
  readonly nodes: PatternNode[] = [];
  under: number;

  constructor(under: number) {
    this.under = under;
  }

  enter(node: PatternNode): void {
    this.keep(node);
    if (node.deep !== null) this.keep(node.deep);
  }

  keep(node: PatternNode): void {
    if (node.under > this.under) this.under = node.under;
    this.nodes.push(node);
  }

  /** A node whose rules are all overruled by `under` can decide nothing any more. */
  alive(): PatternNode[] {
    const alive = this.nodes.filter((node) => node.reach > this.under);
    if (alive.length < 2) return alive;
    alive.sort((a, b) => a.id - b.id);
    return alive.filter((node, at) => node !== alive[at - 1]);
  }
}

function stateOf(nodes: readonly PatternNode[], under: number): FolderState {
  let files = under;
  for (const { any } of nodes) if (any !== null && any.exact > files) files = any.exact;
  const naming = nodes.filter((node) => node.fileReach > files).sort((a, b) => b.fileReach - a.fileReach);
  return { nodes, under, files, naming, next: new Map() };
}

/**
 * The patterns as an automaton over folders, made deterministic where paths lead: a folder's state is computed once
 * and found again by the folder's name. Memory is bounded by forgetting; time is linear in the length of a path.
 */
export class FolderStates {
  readonly #root: PatternNode;
  readonly #states = new Map<string, FolderState>();
  readonly #folders = new Map<string, FolderState>();
  readonly #limit: number;
  #spent = 0;
  #start: FolderState;

  constructor(root: PatternNode, limit = MEMORY_LIMIT) {
    this.#root = root;
    this.#limit = limit;
    this.#start = this.#first();
  }

  /** State of the repository's root folder. */
  get start(): FolderState {
    return this.#start;
  }

  /** State of a folder, `/`-separated and relative to the repository. */
  of(folder: string): FolderState {
    const known = this.#folders.get(folder);
    if (known !== undefined) return known;
    let state = this.#start;
    // Once nothing can overrule the state any more, the rest of the folder's path does not matter.
    for (let from = 0; from <= folder.length && state.nodes.length > 0; ) {
      const slash = folder.indexOf("/", from);
      const end = slash < 0 ? folder.length : slash;
      state = this.#below(state, folder.slice(from, end));
      from = end + 1;
    }
    this.#folders.set(folder, state);
    this.#spent += folder.length + OVERHEAD;
    return state;
  }

  #first(): FolderState {
    const frontier = new Frontier(NONE);
    frontier.enter(this.#root);
    return this.#intern(frontier);
  }

  #forget(): void {
    this.#states.clear();
    this.#folders.clear();
    this.#spent = 0;
    this.#start = this.#first();
  }

  #below(state: FolderState, name: string): FolderState {
    const known = state.next.get(name);
    if (known !== undefined) return known;
    if (this.#spent > this.#limit) this.#forget();
    const frontier = new Frontier(state.under);
    for (const node of state.nodes) {
      if (node.stays) frontier.keep(node);
      if (node.any !== null) frontier.enter(node.any);
      const literal = node.literals?.get(name);
      if (literal !== undefined) frontier.enter(literal);
      node.globs?.visit(name, (target) => frontier.enter(target));
    }
    const next = this.#intern(frontier);
    state.next.set(name, next);
    this.#spent += name.length + OVERHEAD;
    return next;
  }

  #intern(frontier: Frontier): FolderState {
    const nodes = frontier.alive();
    const key = `${frontier.under}:${nodes.map((node) => node.id).join()}`;
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    const state = stateOf(nodes, frontier.under);
    this.#states.set(key, state);
    this.#spent += key.length + (nodes.length + state.naming.length + 4) * OVERHEAD;
    return state;
  }
}
