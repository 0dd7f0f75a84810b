import { pressAction } from "../checks/runs.ts";
import { addComment, deleteComment, editComment } from "../pulls/comments.ts";
import { addLabel, removeLabel } from "../pulls/labels.ts";
import type { MergeMethod } from "../pulls/merge.ts";
import { mergePull } from "../pulls/merge.ts";
import type { NewReview } from "../pulls/reviews.ts";
import { dismissReview, editReview, removeRequests, requestReviews, submitReview } from "../pulls/reviews.ts";
import { closePull, editPull, reopenPull, retargetPull, setDraft } from "../pulls/states.ts";
import type { IssueComment, Pull, Review, Team, User } from "../state/records.ts";
import type { World } from "../state/world.ts";
import { locked, userNamed } from "../state/world.ts";
import type { Push } from "./repository.ts";
import { RepositoryHandle } from "./repository.ts";

/** A pull request as a test holds it. Whoever is not named acts as its author. */
export class PullHandle {
  readonly record: Pull;
  readonly repository: RepositoryHandle;
  readonly #world: World;

  constructor(world: World, repository: RepositoryHandle, record: Pull) {
    this.#world = world;
    this.repository = repository;
    this.record = record;
  }

  get number(): number {
    return this.record.number;
  }

  get head(): string {
    return this.record.head.sha;
  }

  /** Pushes a commit to the head branch, in the fork where it lives there. */
  async push(push: Omit<Push, "user" | "branch"> & { readonly user?: string }): Promise<string> {
    const from = this.record.head.repository;
    if (from === null) throw new Error("the head repository is gone");
    const handle =
      from === this.repository.record ? this.repository : new RepositoryHandle(this.#world, from);
    return handle.push({ user: this.record.author.login, ...push, branch: this.record.head.ref });
  }

  /** Submits a review, of the head unless a commit is named (null: GitHub lost the commit). */
  review(asked: Omit<NewReview, "user"> & { readonly user: string }): Promise<Review> {
    const user = userNamed(this.#world, asked.user);
    return this.#locked(() =>
      submitReview(this.#world, this.repository.record, this.record, { ...asked, user }),
    );
  }

  dismissReview(review: Review, by: string, message = "outdated"): Promise<void> {
    const user = userNamed(this.#world, by);
    return this.#locked(() =>
      dismissReview(this.#world, this.repository.record, this.record, review, user, message),
    );
  }

  editReview(review: Review, body: string): Promise<void> {
    return this.#locked(() => editReview(this.#world, this.repository.record, this.record, review, body));
  }

  /** Asks people (`ada`) and teams (`@acme/sre`) for a review; rejects with GitHub's words. */
  async requestReviews(who: readonly string[], by?: string): Promise<void> {
    const { users, teams } = this.#named(who);
    const refused = await requestReviews(
      this.#world,
      this.repository.record,
      this.record,
      this.#user(by),
      users,
      teams,
    );
    if (refused !== null) throw new Error(refused);
  }

  /** Takes such requests back. */
  async removeRequests(who: readonly string[], by?: string): Promise<void> {
    const { users, teams } = this.#named(who);
    await removeRequests(this.#world, this.repository.record, this.record, this.#user(by), users, teams);
  }

  /** Merges where the rules allow; otherwise rejects with a `Refusal` of status 405 or 409 and GitHub's message. Gives the merge commit. */
  merge(asked: {
    readonly user: string;
    readonly method?: MergeMethod;
    readonly sha?: string;
    readonly bypass?: boolean;
  }): Promise<string> {
    const user = userNamed(this.#world, asked.user);
    return this.#locked(() =>
      mergePull(this.#world, this.repository.record, this.record, { ...asked, user }),
    );
  }

  /** Comments, in the name of a person. */
  comment(said: { readonly user: string; readonly body: string }): IssueComment {
    const user = userNamed(this.#world, said.user);
    return addComment(this.#world, this.repository.record, this.record, { user, app: null, body: said.body });
  }

  /** Puts a label of the repository on; made on first need, as GitHub's API does. */
  async addLabel(name: string, by?: string): Promise<void> {
    await addLabel(this.#world, this.repository.record, this.record, name, this.#user(by));
  }

  /** Takes a label off. */
  async removeLabel(name: string, by?: string): Promise<void> {
    await removeLabel(this.#world, this.repository.record, this.record, name, this.#user(by));
  }

  /** Changes a comment, in its author's name unless told. */
  editComment(comment: IssueComment, body: string, by = comment.user.login): void {
    const user = userNamed(this.#world, by);
    editComment(this.#world, this.repository.record, this.record, comment, body, user);
  }

  /** Takes a comment away, in its author's name unless told. */
  deleteComment(comment: IssueComment, by = comment.user.login): void {
    const user = userNamed(this.#world, by);
    deleteComment(this.#world, this.repository.record, this.record, comment, user);
  }

  /** Presses a button of a completed check run, by the id or the record of the run. Throws where GitHub shows no such button. */
  press(checkRun: { readonly id: number } | number, identifier: string, login: string): void {
    const id = typeof checkRun === "number" ? checkRun : checkRun.id;
    const run = this.repository.record.runs.find((one) => one.id === id);
    if (run === undefined) throw new Error(`no check run ${id}`);
    pressAction(this.#world, this.repository.record, run, identifier, userNamed(this.#world, login));
  }

  close(by?: string): Promise<void> {
    return this.#locked(() => closePull(this.#world, this.repository.record, this.record, this.#user(by)));
  }

  reopen(by?: string): Promise<void> {
    return this.#locked(() => reopenPull(this.#world, this.repository.record, this.record, this.#user(by)));
  }

  retarget(base: string, by?: string): Promise<void> {
    return this.#locked(() =>
      retargetPull(this.#world, this.repository.record, this.record, base, this.#user(by)),
    );
  }

  edit(next: { readonly title?: string; readonly body?: string | null }, by?: string): Promise<void> {
    return this.#locked(() =>
      editPull(this.#world, this.repository.record, this.record, this.#user(by), next),
    );
  }

  readyForReview(by?: string): Promise<void> {
    return this.#locked(() =>
      setDraft(this.#world, this.repository.record, this.record, false, this.#user(by)),
    );
  }

  convertToDraft(by?: string): Promise<void> {
    return this.#locked(() =>
      setDraft(this.#world, this.repository.record, this.record, true, this.#user(by)),
    );
  }

  #user(login: string | undefined): User {
    return login === undefined ? this.record.author : userNamed(this.#world, login);
  }

  #named(who: readonly string[]): { users: User[]; teams: Team[] } {
    const teams: Team[] = [];
    const users: User[] = [];
    const owner = this.repository.record.owner;
    for (const name of who) {
      const slug = name.startsWith("@") ? name.slice(name.indexOf("/") + 1) : null;
      const team = slug !== null && owner.type === "Organization" ? owner.teams.get(slug) : undefined;
      if (team !== undefined) teams.push(team);
      else users.push(userNamed(this.#world, name));
    }
    return { users, teams };
  }

  #locked<T>(work: () => Promise<T>): Promise<T> {
    return locked(this.#world, this.repository.record, work);
  }
}
