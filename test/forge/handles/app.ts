import { generateKeyPairSync } from "node:crypto";
import type { JsonObject } from "../contract/json.ts";
import type { Account, App, Installation, Organization, Repository, User } from "../state/records.ts";
import { mintToken } from "../state/tokens.ts";
import type { World } from "../state/world.ts";
import { addUser, fullName, instant, takeId } from "../state/world.ts";
import { accountView, installationView } from "../views/accounts.ts";
import { deliver } from "../webhooks/deliver.ts";

/** How an App is registered. */
export interface AppOptions {
  readonly slug: string;
  readonly name?: string;
  /** Null: the App has no webhook. It may be set later, once its server listens. */
  readonly webhookUrl?: string | null;
  readonly webhookSecret?: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly events: readonly string[];
  /** The id, where it matters: GitHub Actions is 15368. */
  readonly id?: number;
}

const pairs: { readonly privateKey: string; readonly publicKey: string }[] = [];

/** Each App of a forge has a key of its own; forges of one process share them, as making one takes a tenth of a second. */
function keyPair(index: number): { readonly privateKey: string; readonly publicKey: string } {
  const known = pairs[index];
  if (known !== undefined) return known;
  const made = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  pairs[index] = made;
  return made;
}

function shortView(repository: Repository): JsonObject {
  const { id, name } = repository;
  return { id, node_id: `R_${id}`, name, full_name: fullName(repository), private: repository.private };
}

/** An App as a test holds it. */
export class AppHandle {
  readonly record: App;
  readonly #world: World;

  constructor(world: World, record: App) {
    this.#world = world;
    this.record = record;
  }

  /** Registers an App with a key pair of its own. */
  static create(world: World, options: AppOptions, owner: Account): AppHandle {
    const id = options.id ?? takeId(world);
    const { privateKey, publicKey } = keyPair(world.apps.size);
    const login = `${options.slug}[bot]`;
    const botId = takeId(world);
    const email = `${botId}+${login}@users.noreply.github.com`;
    const bot: User = { id: botId, login, type: "Bot", name: login, email, token: `none_${botId}` };
    addUser(world, bot);
    const record: App = {
      id,
      slug: options.slug,
      name: options.name ?? options.slug,
      privateKey,
      publicKey,
      webhookUrl: options.webhookUrl ?? null,
      webhookSecret: options.webhookSecret ?? "",
      // Metadata: read comes with every App.
      permissions: { metadata: "read", ...options.permissions },
      events: options.events,
      owner,
      bot,
      createdAt: instant(world),
    };
    world.apps.set(id, record);
    return new AppHandle(world, record);
  }

  get id(): number {
    return this.record.id;
  }

  get privateKey(): string {
    return this.record.privateKey;
  }

  /** Where events go from now on. */
  setWebhookUrl(url: string | null): void {
    this.record.webhookUrl = url;
  }

  /** Installs the App on an account, on all repositories or on some; the App is told, subscribed or not. */
  install(
    target: { readonly account: Organization | User },
    options: {
      readonly repositories?: readonly { readonly record: Repository }[];
      readonly permissions?: Readonly<Record<string, string>>;
    } = {},
  ): Installation {
    const world = this.#world;
    const chosen = options.repositories;
    const installation: Installation = {
      id: takeId(world),
      app: this.record,
      account: target.account,
      createdAt: instant(world),
      permissions:
        options.permissions === undefined
          ? this.record.permissions
          : { metadata: "read", ...options.permissions },
      repositories: chosen === undefined ? null : new Set(chosen.map((one) => one.record.id)),
      suspended: null,
    };
    world.installations.set(installation.id, installation);
    this.#tell(installation, "created");
    return installation;
  }

  /** Takes the App off an account: its tokens end at once. */
  uninstall(installation: Installation): void {
    this.#world.installations.delete(installation.id);
    for (const [token, minted] of this.#world.tokens)
      if (minted.installation === installation) this.#world.tokens.delete(token);
    this.#tell(installation, "deleted");
  }

  /** Bars the App from an account: its tokens are refused and it hears of nothing, until it is let in again. */
  suspend(installation: Installation, by: Account = this.record.owner): void {
    installation.suspended = { by, at: instant(this.#world) };
    this.#tell(installation, "suspend");
  }

  /** Lets a suspended App in again. */
  unsuspend(installation: Installation): void {
    installation.suspended = null;
    this.#tell(installation, "unsuspend");
  }

  /** An owner grants what the App asks for now; tokens minted before keep what they had. */
  acceptPermissions(installation: Installation, permissions: Readonly<Record<string, string>>): void {
    installation.permissions = { metadata: "read", ...permissions };
    this.#tell(installation, "new_permissions_accepted");
  }

  /** Adds repositories to an installation on some, and tells of it (`installation_repositories`). */
  addRepositories(installation: Installation, added: readonly { readonly record: Repository }[]): void {
    if (installation.repositories === null) throw new Error("the installation has all repositories");
    for (const { record } of added) installation.repositories.add(record.id);
    this.#tellOfRepositories(installation, "added", added);
  }

  /** Takes repositories from an installation on some, and tells of it (`installation_repositories`). */
  removeRepositories(installation: Installation, removed: readonly { readonly record: Repository }[]): void {
    if (installation.repositories === null) throw new Error("the installation has all repositories");
    for (const { record } of removed) installation.repositories.delete(record.id);
    this.#tellOfRepositories(installation, "removed", removed);
  }

  /** A token of an installation, as the API mints it, for a test's own use. */
  token(installation: Installation, permissions?: Readonly<Record<string, string>>): string {
    return mintToken(this.#world, installation, permissions === undefined ? {} : { permissions }).token;
  }

  #tellOfRepositories(
    installation: Installation,
    action: "added" | "removed",
    changed: readonly { readonly record: Repository }[],
  ): void {
    const views = changed.map(({ record }) => shortView(record));
    this.#deliver(installation, "installation_repositories", action, {
      repository_selection: "selected",
      repositories_added: action === "added" ? views : [],
      repositories_removed: action === "removed" ? views : [],
    });
  }

  #deliver(installation: Installation, event: string, action: string, more: JsonObject): void {
    const sender = accountView(this.record.owner);
    const payload = {
      action,
      installation: installationView(installation),
      requester: null,
      sender,
      ...more,
    };
    const place = { installationId: installation.id, repositoryId: null };
    deliver(this.#world, { app: this.record, event, action, payload, ...place });
  }

  #tell(installation: Installation, action: string): void {
    const world = this.#world;
    const covered = [...world.repositories.values()].filter((one) => {
      return one.owner.id === installation.account.id && (installation.repositories?.has(one.id) ?? true);
    });
    this.#deliver(installation, "installation", action, { repositories: covered.map(shortView) });
  }
}
