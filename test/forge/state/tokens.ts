import { randomBytes } from "node:crypto";
import type { Installation } from "./records.ts";
import type { InstallationToken, World } from "./world.ts";

const HOUR_MS = 3_600_000;
/** Installation tokens are `ghs_<app>_<JWT>` of about 520 characters since April 2026; no client may count on forty. */
const LENGTH = 520;

/** Mints a token of an installation, good for an hour, with all its powers or fewer. */
export function mintToken(
  world: World,
  installation: Installation,
  scope: {
    readonly permissions?: Readonly<Record<string, string>>;
    readonly repositories?: ReadonlySet<number>;
  } = {},
): InstallationToken {
  const start = `ghs_${installation.app.id}_`;
  const secret = randomBytes(LENGTH)
    .toString("base64url")
    .slice(0, LENGTH - start.length);
  const minted = {
    token: `${start}${secret}`,
    installation,
    permissions: scope.permissions ?? installation.permissions,
    repositories: scope.repositories ?? null,
    expiresAt: world.now().getTime() + HOUR_MS,
  };
  world.tokens.set(minted.token, minted);
  return minted;
}
