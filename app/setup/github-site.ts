/** Where a manifest is sent to, so that it becomes an App. */
export function registrationUrl(site: string, organization: string, state: string): string {
  const account = organization === "" ? "" : `/organizations/${encodeURIComponent(organization)}`;
  return `${site}${account}/settings/apps/new?state=${encodeURIComponent(state)}`;
}
