import type { Rule } from "./codeowners.ts";
import { GlobTable } from "./glob-table.ts";
import { hasWildcard, literalName } from "./segment-glob.ts";

/** Number of a rule that does not exist: lower than every index into the rules. */
export const NONE = -1;

/**
 * A place in the tree of all patterns: what has been matched after some folders of a path.
 * Rules are their indexes, and they are inserted in order, so the last one written is always the highest.
 */
export class PatternNode {
  readonly id: number;
  /** Whether any further folder leads back here: the place after a `**`. */
  readonly stays: boolean;
  // Most nodes are leaves: maps are made where they are needed.
  literals: Map<string, PatternNode> | null = null;
  globs: GlobTable<PatternNode> | null = null;
  any: PatternNode | null = null;
  deep: PatternNode | null = null;
  /** Rule that takes a file whose path ends here. */
  exact = NONE;
  /** Rule that takes every file below a folder whose path ends here. */
  under = NONE;
  /** Highest rule that a further part of a path can reach from here. */
  reach = NONE;
  /** Highest rule that a file name alone can reach from here by a literal or a glob. */
  fileReach = NONE;

  constructor(id: number, stays: boolean) {
    this.id = id;
    this.stays = stays;
  }
}

/** The parts of a pattern that decide what it matches. */
interface Shape {
  /** One part without a leading slash: matches at any depth. */
  readonly floats: boolean;
  /** Ends with a slash: matches what is inside a folder of that name only. */
  readonly folder: boolean;
  readonly segments: readonly string[];
}

function shapeOf(pattern: string): Shape {
  const anchored = pattern.startsWith("/");
  const folder = pattern.endsWith("/");
  const all = pattern.slice(anchored ? 1 : 0, folder ? -1 : undefined).split("/");
  // Any depth below any depth is any depth.
  const segments = all.filter((segment, at) => segment !== "**" || all[at + 1] !== "**");
  return { floats: !anchored && all.length === 1, folder, segments };
}

/** All patterns of a file as one tree: as many nodes as there are different beginnings of patterns. */
export class PatternTree {
  readonly root = new PatternNode(0, false);
  #nodes = 1;

  constructor(rules: readonly Rule[]) {
    for (const [index, rule] of rules.entries()) this.#insert(shapeOf(rule.pattern), index);
  }

  #node(stays = false): PatternNode {
    return new PatternNode(this.#nodes++, stays);
  }

  /** The node that is reached from another one through any number of folders, also none. */
  #deep(from: PatternNode): PatternNode {
    if (from.stays) return from;
    from.deep ??= this.#node(true);
    return from.deep;
  }

  #step(from: PatternNode, segment: string, rule: number): PatternNode {
    from.reach = rule;
    if (segment === "*") {
      from.any ??= this.#node();
      return from.any;
    }
    if (hasWildcard(segment)) {
      from.globs ??= new GlobTable();
      return from.globs.target(segment, () => this.#node());
    }
    const name = literalName(segment);
    from.literals ??= new Map();
    let next = from.literals.get(name);
    if (next === undefined) {
      next = this.#node();
      from.literals.set(name, next);
    }
    return next;
  }

  #insert({ floats, folder, segments }: Shape, rule: number): void {
    const last = segments.at(-1) ?? "";
    let from = floats && last !== "**" ? this.#deep(this.root) : this.root;
    for (const segment of segments.slice(0, -1)) {
      from = segment === "**" ? this.#deep(from) : this.#step(from, segment, rule);
    }
    if (last === "**") {
      // With a slash after it and nothing before it, there must be a folder to be inside of.
      const top = folder && segments.length === 1 ? this.#step(this.#deep(from), "*", rule) : from;
      top.under = rule;
      return;
    }
    const end = this.#step(from, last, rule);
    if (!folder) {
      end.exact = rule;
      if (last !== "*") from.fileReach = rule;
    }
    // GitHub's exception: a bare `*` after a slash takes files, and not what is below folders.
    if (folder || floats || last !== "*") end.under = rule;
  }
}
