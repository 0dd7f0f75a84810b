import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

interface AppManifest {
  readonly default_permissions: Readonly<Record<string, string>>;
  readonly default_events: readonly string[];
}

/** What the App asks for when it is made by its documented manifest: nobody here has anything more. */
export const { default_permissions: PERMISSIONS, default_events: EVENTS }: AppManifest = JSON.parse(
  readFileSync(join(root, "docs/app-manifest.json"), "utf8"),
);
