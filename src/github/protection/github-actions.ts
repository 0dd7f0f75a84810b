/** Id of the App "GitHub Actions" on github.com: what a workflow posts comes from it. Other servers give it an id of their own. */
export const GITHUB_ACTIONS = 15368;

/** Whether an App is GitHub Actions, in whose name any workflow posts what it likes: by its id, or by its slug, which no other App can have. */
export function isActions({ id, slug }: { readonly id: number; readonly slug: string }): boolean {
  return id === GITHUB_ACTIONS || slug === "github-actions";
}
