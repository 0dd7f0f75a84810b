import { type FSWatcher, watch } from "node:fs";
import { join, sep } from "node:path";

/**
 * Watches folders, each by itself: what git ignores (packages, caches, data) is never looked at, and costs nothing. A change is
 * told without saying what it is.
 */
export class WatchedFolders {
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /**
   * Watches exactly these folders from now on; one that is not there is passed over. Gives how many are new: what changed in
   * them before this moment was not told. Throws where the system allows no more watchers.
   */
  follow(folders: ReadonlySet<string>): number {
    for (const folder of this.#watchers.keys()) if (!folders.has(folder)) this.#drop(folder);
    const before = this.#watchers.size;
    for (const folder of folders) if (!this.#watchers.has(folder)) this.#add(folder);
    return this.#watchers.size - before;
  }

  /** Watches nothing any more. */
  close(): void {
    for (const folder of this.#watchers.keys()) this.#drop(folder);
  }

  #add(folder: string): void {
    try {
      const watcher = watch(folder, (kind, name) => {
        // Whatever comes or goes under that name is another folder than the one that was watched.
        if (kind === "rename" && name !== null) this.#dropBelow(join(folder, name));
        this.#changed();
      });
      // The folder went away, which its parent tells.
      watcher.on("error", () => this.#drop(folder));
      this.#watchers.set(folder, watcher);
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }

  #dropBelow(path: string): void {
    for (const folder of this.#watchers.keys())
      if (folder === path || folder.startsWith(path + sep)) this.#drop(folder);
  }

  #drop(folder: string): void {
    this.#watchers.get(folder)?.close();
    this.#watchers.delete(folder);
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
