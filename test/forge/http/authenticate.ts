import { createPublicKey, verify } from "node:crypto";
import { asObject } from "../contract/json.ts";
import type { World } from "../state/world.ts";
import type { Actor } from "./call.ts";
import { Refusal } from "./call.ts";

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}

/**
 * The App of a JWT ("Generating a JSON Web Token for a GitHub App"): RS256, `iss` the App's id, not yet expired,
 * and `exp` no more than ten minutes ahead.
 */
function appOfJwt(world: World, token: string): Actor | null {
  const [head = "", claims = "", signature = ""] = token.split(".");
  const payload = asObject(decode(claims));
  // GitHub takes the client id as well as the App's id.
  const app = world.apps.get(Number(String(payload["iss"]).replace(/^Iv23/, "")));
  if (app === undefined || asObject(decode(head))["alg"] !== "RS256") return null;
  const key = createPublicKey(app.publicKey);
  if (!verify("RSA-SHA256", Buffer.from(`${head}.${claims}`), key, Buffer.from(signature, "base64url"))) {
    throw new Refusal(401, "A JSON web token could not be decoded");
  }
  // A test may hold the forge's clock still, but whoever signs reads the real one.
  const seconds = Date.now() / 1000;
  const expires = Number(payload["exp"]);
  if (!(expires > seconds))
    throw new Refusal(
      401,
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  if (expires > seconds + 660)
    throw new Refusal(401, "'Expiration time' claim ('exp') is too far in the future");
  return { kind: "app", app };
}

/** Who a token belongs to; a wrong one is refused with 401, never treated as nobody. */
export function actorOfToken(world: World, token: string): Actor {
  if (token.split(".").length === 3 && !token.startsWith("ghs_")) {
    const app = appOfJwt(world, token);
    if (app !== null) return app;
  }
  const minted = world.tokens.get(token);
  if (minted !== undefined && minted.expiresAt > world.now().getTime()) {
    const { installation, permissions, repositories } = minted;
    if (installation.suspended !== null) throw new Refusal(403, "This installation has been suspended");
    return { kind: "installation", installation, permissions, repositories };
  }
  const user = world.usersByToken.get(token);
  if (user !== undefined) return { kind: "user", user };
  throw new Refusal(401, "Bad credentials");
}

/** Who sends a request, by its Authorization header: `token`, `Bearer`, or Basic as git sends it. */
export function authenticate(world: World, header: string | undefined): Actor {
  if (header === undefined) return { kind: "anonymous" };
  const [scheme = "", value = ""] = header.split(" ");
  if (scheme.toLowerCase() !== "basic") return actorOfToken(world, value);
  const [, password = ""] = Buffer.from(value, "base64").toString("utf8").split(":");
  return actorOfToken(world, password);
}

/** How the log names an asker. */
export function nameOf(actor: Actor): string {
  if (actor.kind === "user") return actor.user.login;
  if (actor.kind === "app") return `app:${actor.app.slug}`;
  return actor.kind === "installation" ? `installation:${actor.installation.app.slug}` : "anonymous";
}
