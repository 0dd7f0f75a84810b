import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { WEBHOOK_PATH } from "../server/app-server.ts";

const schema = z.object({
  url: z.string(),
  description: z.string(),
  public: z.boolean(),
  default_permissions: z.record(z.string(), z.string()),
  default_events: z.array(z.string()),
});

/** What the App asks GitHub for: docs/app-manifest.json, the same file that people read. */
export type AppManifest = z.infer<typeof schema>;

/** Reads the manifest that is shipped beside the program. Throws when it is not there, which is our own failure. */
export function readAppManifest(): AppManifest {
  const file = join(import.meta.dirname, "../../docs/app-manifest.json");
  return schema.parse(JSON.parse(readFileSync(file, "utf8")));
}

/** What somebody chose for an App of their own. */
export interface AppChoice {
  /** At most 34 characters, and unique on all of GitHub. */
  readonly name: string;
  /** Organisation that the App is to belong to; empty for the account of whoever is signed in. */
  readonly organization: string;
  /** Where GitHub reaches the App: an https address without a path. */
  readonly origin: string;
}

/** The manifest as it is sent to GitHub, which sends the browser to `redirect` with a code afterwards. */
export function manifestFor(manifest: AppManifest, choice: AppChoice, redirect: string): string {
  const { name, origin } = choice;
  const hook_attributes = { url: `${origin}${WEBHOOK_PATH}`, active: true };
  return JSON.stringify({ name, ...manifest, hook_attributes, redirect_url: redirect });
}

/** A choice, or what is wrong with it: a sentence for each field. */
export type ReadChoice =
  | { readonly ok: true; readonly choice: AppChoice }
  | { readonly ok: false; readonly faults: readonly string[] };

/** GitHub's own rule for names of accounts. */
const LOGIN = /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$/i;
const NAME = /^[\w .-]{1,34}$/;

/** Reads what was typed into the form. */
export function readChoice(form: URLSearchParams): ReadChoice {
  const typed = (field: string) => form.get(field)?.trim() ?? "";
  const [name, organization] = [typed("name"), typed("organization")];
  const origin = reachableOrigin(typed("address"));
  const faults = [
    ...(NAME.test(name)
      ? []
      : ["Name: expected 1 to 34 letters, digits, spaces, dots, hyphens or underscores."]),
    ...(organization === "" || LOGIN.test(organization)
      ? []
      : ["Organisation: expected its name as in github.com/NAME, or nothing for your own account."]),
    ...(origin === null
      ? [
          "Address: expected one that GitHub can reach, without a path, such as https://gatehouse.example.com.",
        ]
      : []),
  ];
  if (origin === null || faults.length > 0) return { ok: false, faults };
  return { ok: true, choice: { name, organization, origin } };
}

/** GitHub sends webhooks from outside, and what is in them is nobody else's business. */
function reachableOrigin(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, pathname, search, hash, username, password, origin } = new URL(text);
  const bare = pathname === "/" && `${search}${hash}${username}${password}` === "";
  const own = /^(localhost|127\.[\d.]+|\[::1\]|0\.0\.0\.0|.*\.localhost)$/.test(hostname);
  return protocol === "https:" && bare && !own ? origin : null;
}
