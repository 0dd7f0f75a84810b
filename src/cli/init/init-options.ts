/** What `gatehouse init` was asked. */
export interface InitOptions {
  readonly repo: string;
  readonly name?: string;
  readonly owner?: string;
  readonly engineering?: readonly string[];
  readonly operations?: readonly string[];
  readonly rulesOwner?: readonly string[];
  readonly risk?: string;
  readonly branch?: string;
  readonly release: string;
  readonly path?: string;
  readonly model?: string;
  readonly yes?: boolean;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}
