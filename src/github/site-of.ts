/**
 * The site that people see, from the root of its REST API and without a slash at the end: `https://api.github.com` → `https://github.com`,
 * `https://HOST/api/v3` → `https://HOST` (docs: "Getting started with the REST API"). Throws a TypeError where it is no URL.
 */
export function siteOf(apiUrl: string): string {
  const { protocol, host, pathname } = new URL(apiUrl);
  // An enterprise server has its API in a folder, github.com and the data residencies of ghe.com under a name of its own.
  if (pathname.replace(/\/$/, "") === "/api/v3") return `${protocol}//${host}`;
  return `${protocol}//${host.replace(/^api\./, "")}`;
}
