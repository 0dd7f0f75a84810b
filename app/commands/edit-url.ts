/** Address at which GitHub opens a file of a branch in its editor. Branches and paths keep their slashes. */
export function editUrlOf(
  webUrl: string,
  { owner, repo }: { readonly owner: string; readonly repo: string },
  branch: string,
  path: string,
): string {
  const encoded = [branch, path].map((text) => text.split("/").map(encodeURIComponent).join("/"));
  return `${webUrl}/${owner}/${repo}/edit/${encoded.join("/")}`;
}
