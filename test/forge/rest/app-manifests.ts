import { randomBytes } from "node:crypto";
import { asArray, asObject, asText } from "../contract/json.ts";
import { AppHandle } from "../handles/app.ts";
import type { Call, Operation, Reply } from "../http/call.ts";
import { notFound } from "../http/call.ts";
import { appView } from "../views/accounts.ts";

/** A code is good once: with it, whoever asks is given the App with its key and secrets ("Create a GitHub App from a manifest"). */
function convert(call: Call): Reply {
  const { world } = call;
  const code = call.params["code"] ?? "";
  const confirmed = world.manifests.get(code);
  world.manifests.delete(code);
  if (confirmed === undefined || confirmed.expiresAt <= world.now().getTime()) throw notFound();
  const { manifest, owner } = confirmed;
  const name = asText(manifest["name"]) ?? "";
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  const permissions = Object.entries(asObject(manifest["default_permissions"]));
  const webhookSecret = randomBytes(20).toString("hex");
  const { record } = AppHandle.create(
    world,
    {
      slug,
      name,
      webhookUrl: asText(asObject(manifest["hook_attributes"])["url"]) ?? null,
      webhookSecret,
      permissions: Object.fromEntries(permissions.map(([what, level]) => [what, String(level)])),
      events: asArray(manifest["default_events"]).map(String),
    },
    owner,
  );
  const secrets = { client_secret: randomBytes(20).toString("hex"), webhook_secret: webhookSecret };
  const html_url = `${world.url}/github-apps/${slug}`;
  return { status: 201, body: { ...appView(record), html_url, ...secrets, pem: record.privateKey } };
}

/** Apps that are made from a manifest; the pages before it are in `web/`. */
export const appManifestOperations: readonly Operation[] = [
  { route: "POST /app-manifests/{code}/conversions", needs: [], handle: convert },
];
