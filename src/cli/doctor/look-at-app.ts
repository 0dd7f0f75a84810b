import { isActions } from "#github/protection/github-actions.ts";
import type { CheckedPull, PostingApp } from "#github/protection/read-check-posters.ts";
import type { AppInstallation } from "#github/protection/read-settings.ts";
import type { Seen } from "#github/protection/seen.ts";
import { type Diagnosis, diagnosis, notSeen } from "./diagnosis.ts";
import { missingEvents, missingPermissions } from "./needed-of-app.ts";

/** The newest pull requests to a gated branch, with what Gatehouse's name stands on. */
export interface RecentChecks {
  readonly branch: string;
  readonly stage: string;
  readonly pulls: Seen<readonly CheckedPull[]>;
}

/** What was seen of the App. */
export interface AppSight {
  /** Its id: as it was named, else as its checks show it; `null`: neither. */
  readonly appId: number | null;
  /** As its checks show it; `null`: it has posted none here. */
  readonly app: PostingApp | null;
  /** Ids from which rules require the check. */
  readonly pinned: readonly number[];
  readonly recent: readonly RecentChecks[];
  /** What the organisation has installed; `null` for a repository of a person. */
  readonly installations: Seen<readonly AppInstallation[]> | null;
  /** Address of the repository's page, and login of its organisation. */
  readonly url: string;
  readonly owner: string;
}

/**
 * Which App is Gatehouse's: the one that posted `gatehouse: …` here. A workflow is none, and where several did, the one from which
 * rules require it; `null` where that leaves none, or more than one.
 */
export function findApp(recent: readonly RecentChecks[], pinned: readonly number[]): PostingApp | null {
  const posted = recent.flatMap(({ pulls }) =>
    pulls.seen ? pulls.value.flatMap(({ checks }) => checks.map(({ app }) => app)) : [],
  );
  const apps = new Map(posted.filter((app) => !isActions(app)).map((app) => [app.id, app]));
  const [first, ...others] = apps.values();
  if (first === undefined || others.length === 0) return first ?? null;
  const required = [...apps.values()].filter(({ id }) => pinned.includes(id));
  return required.length === 1 ? (required[0] ?? null) : null;
}

/** Looks whether the App is there, hears what it needs and may do what it needs, as far as a token of somebody else shows it. */
export function lookAtApp(sight: AppSight): Diagnosis[] {
  return [...posting(sight), ...installing(sight)];
}

const ABOUT = "App";

function posting({ recent, app, appId, url, owner, installations }: AppSight): Diagnosis[] {
  const hidden = recent.flatMap(({ branch, pulls }) =>
    pulls.seen ? [] : [notSeen("What the App posted", branch, pulls.because)],
  );
  if (app === null) {
    const count = new Set(
      recent.flatMap(({ pulls }) => (pulls.seen ? pulls.value.map(({ number }) => number) : [])),
    ).size;
    const link = appPage(url, owner, null, installations !== null);
    return [
      ...hidden,
      ...(hidden.length > 0 ? [] : [diagnosis("no-check-seen", ABOUT, { count }, { link })]),
    ];
  }
  const numbers = recent.flatMap(({ pulls }) =>
    pulls.seen
      ? pulls.value.flatMap(({ number, checks }) =>
          checks.some((check) => check.app.id === app.id) ? [number] : [],
        )
      : [],
  );
  const pulls = [...new Set(numbers)].map((number) => `#${number}`);
  const judged = diagnosis("app-posts", ABOUT, { app: app.slug, pulls });
  // What is granted is seen of the installation, and counts more than what the App asks for.
  const granted = installations?.seen === true && installations.value.some((each) => each.appId === appId);
  return [
    ...hidden,
    judged,
    ...(granted ? [] : asksFor(app, appPage(url, owner, app.slug, installations !== null))),
  ];
}

function asksFor({ slug, permissions, events }: PostingApp, link: string): Diagnosis[] {
  if (permissions === null || events === null) {
    const because = { says: "GitHub does not show it with the App's checks", values: {} };
    return [notSeen("What the App may do and hears", ABOUT, because)];
  }
  return powers({ app: slug, permissions, events, link });
}

function powers(asked: {
  readonly app: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly events: readonly string[];
  readonly link: string;
}): Diagnosis[] {
  const { app, permissions, events, link } = asked;
  const [lacking, deaf] = [missingPermissions(permissions), missingEvents(events)];
  const found = [
    ...(lacking.length > 0 ? [diagnosis("app-permissions", ABOUT, { app, missing: lacking }, { link })] : []),
    ...(deaf.length > 0 ? [diagnosis("app-events", ABOUT, { app, missing: deaf }, { link })] : []),
  ];
  return found.length > 0 ? found : [diagnosis("app-in-order", ABOUT, { app })];
}

function installing({ installations, appId, pinned, url, owner }: AppSight): Diagnosis[] {
  const id = appId ?? pinned[0] ?? null;
  if (installations === null) return [];
  if (!installations.seen) {
    const { says, values } = installations.because;
    const because = { says: `only owners of the organisation see it (${says})`, values };
    return [notSeen("Where the App is installed and what was granted to it", ABOUT, because)];
  }
  if (id === null) return [];
  const link = `${new URL(url).origin}/organizations/${encodeURIComponent(owner)}/settings/installations`;
  const own = installations.value.find((each) => each.appId === id);
  if (own === undefined) return [diagnosis("app-not-installed", ABOUT, { app: id }, { link })];
  const { slug: app, permissions, events, suspended } = own;
  if (suspended) return [diagnosis("app-suspended", ABOUT, { app }, { link })];
  return powers({ app, permissions, events, link });
}

/** Where the settings of an App are, or those of all that are installed. */
function appPage(url: string, owner: string, slug: string | null, isOrganisation: boolean): string {
  const settings = isOrganisation
    ? `${new URL(url).origin}/organizations/${encodeURIComponent(owner)}/settings`
    : `${new URL(url).origin}/settings`;
  return slug === null
    ? `${settings}/installations`
    : `${settings}/apps/${encodeURIComponent(slug)}/permissions`;
}
