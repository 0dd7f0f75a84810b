/** Git could not do what was asked: a missing program, a commit that is not there, output beyond the bound. */
export class GitError extends Error {
  readonly code: "git-missing" | "git-failed" | "git-output";

  constructor(code: GitError["code"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "GitError";
    this.code = code;
  }
}
