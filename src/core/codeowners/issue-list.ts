import type { Issue } from "#core/model/statement.ts";
import { ISSUE_LIMIT } from "./codeowners.ts";

type Said = Omit<Issue, "where">;

/** Collects the issues of one file, so that a hostile file cannot make more of them than anybody reads. */
export class IssueList {
  readonly #path: string;
  readonly #issues: Issue[] = [];
  #unlisted = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** Adds an issue at a place, or about the whole file where no line is given. */
  add(said: Said, line?: number, column?: number): void {
    if (this.#issues.length >= ISSUE_LIMIT) {
      this.#unlisted++;
      return;
    }
    const where =
      line === undefined || column === undefined ? { path: this.#path } : { path: this.#path, line, column };
    this.#issues.push({ ...said, where });
  }

  /** All of them in order of their addition, with a last one that counts what is not listed. */
  all(): readonly Issue[] {
    if (this.#unlisted === 0) return this.#issues;
    const rest: Issue = {
      id: "more-issues",
      says: "{count} more lines of this file have a problem that is not listed.",
      fix: "Mend the lines listed here, then look again.",
      values: { count: this.#unlisted },
      where: { path: this.#path },
    };
    return [...this.#issues, rest];
  }
}
