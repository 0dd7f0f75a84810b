/** The site that people see, from the root of its REST API. */
export function siteOf(apiUrl: string): string {
  const { protocol, host, pathname } = new URL(apiUrl);
  // An enterprise server has its API in a folder, github.com and the data residencies of ghe.com under a name of its own.
  if (pathname.replace(/\/$/, "") === "/api/v3") return `${protocol}//${host}`;
  return `${protocol}//${host.replace(/^api\./, "")}`;
}

/** Where a manifest is sent to, so that it becomes an App. */
export function registrationUrl(site: string, organization: string, state: string): string {
  const account = organization === "" ? "" : `/organizations/${encodeURIComponent(organization)}`;
  return `${site}${account}/settings/apps/new?state=${encodeURIComponent(state)}`;
}
