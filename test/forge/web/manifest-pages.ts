import { randomBytes } from "node:crypto";
import { asObject, asText, type JsonObject } from "../contract/json.ts";
import type { Answer } from "../http/rest.ts";
import type { User } from "../state/records.ts";
import { findAccount, type World } from "../state/world.ts";
import { escapeHtml, page } from "./html.ts";
import type { Visit } from "./visit.ts";

/** A code is good for an hour ("Registering a GitHub App from a manifest"). */
const HOUR_MS = 3_600_000;

/**
 * The page to which a manifest is sent: it shows what the App would be, and one link makes it, by sending the browser back with a code and
 * the state that it came with ("Registering a GitHub App from a manifest").
 */
export function confirmManifest(world: World, { url, origin, raw }: Visit, owner: string | null): Answer {
  const account = owner === null ? ownerAtBrowser(world) : findAccount(world, owner);
  if (account === undefined)
    return page(404, "Not Found", `<p>There is no account ${escapeHtml(owner ?? "")}.</p>`);
  const manifest = manifestIn(raw);
  if (typeof manifest === "string") return page(422, "Invalid manifest", `<p>${escapeHtml(manifest)}</p>`);
  const name = asText(manifest["name"]) ?? "";
  if (isTaken(world, name))
    return page(422, "Invalid manifest", `<p>The name ${escapeHtml(name)} is already taken.</p>`);
  const code = randomBytes(20).toString("hex");
  world.manifests.set(code, { manifest, owner: account, expiresAt: world.now().getTime() + HOUR_MS });
  const back = new URL(asText(manifest["redirect_url"]) ?? "");
  back.searchParams.set("code", code);
  const state = url.searchParams.get("state");
  if (state !== null) back.searchParams.set("state", state);
  return page(200, `Create ${name} for ${account.login}`, confirmation(manifest, origin, back.href));
}

function confirmation(manifest: JsonObject, origin: string | undefined, back: string): string {
  const permissions = Object.entries(asObject(manifest["default_permissions"]));
  const rows = permissions.map(
    ([what, level]) => `<li>${escapeHtml(what)}: ${escapeHtml(String(level))}</li>`,
  );
  const hook = asText(asObject(manifest["hook_attributes"])["url"]) ?? "none";
  return `<p>Sent by ${escapeHtml(origin ?? "nobody")}.</p>\n<p>Webhooks go to ${escapeHtml(hook)}.</p>\n<ul>${rows.join("\n")}</ul>\n<p><a href="${escapeHtml(back)}">Create</a></p>`;
}

/** Who owns what is made for "your own account": the owner who has the browser. */
function ownerAtBrowser(world: World): User | undefined {
  const accounts = [...world.accounts.values()];
  const owners = new Set(accounts.flatMap((one) => (one.type === "Organization" ? [...one.owners] : [])));
  const people = accounts.filter((one): one is User => one.type === "User");
  return people.find(({ login }) => owners.has(login.toLowerCase())) ?? people[0];
}

function isTaken(world: World, name: string): boolean {
  return [...world.apps.values()].some((app) => app.name.toLowerCase() === name.toLowerCase());
}

/** The manifest of the form, or what is wrong with it. */
function manifestIn(raw: Buffer): JsonObject | string {
  const text = new URLSearchParams(raw.toString("utf8")).get("manifest");
  if (text === null) return "The form has no manifest.";
  const manifest = parsed(text);
  for (const field of ["name", "url", "redirect_url"])
    if (asText(manifest[field]) === undefined) return `The manifest has no ${field}.`;
  return URL.canParse(String(manifest["redirect_url"])) ? manifest : "redirect_url is no address.";
}

function parsed(text: string): JsonObject {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return {};
  }
}
