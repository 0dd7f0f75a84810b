/**
 * Reads the address of a GitHub's pages, as a record names it: `https://github.com`, without a slash at the end. `null` where it is no http or https
 * address, or has more than a place in it: a user, a query or a fragment would become part of every URI of the record.
 */
export function serverAddress(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  const { username, password, search, hash } = url;
  return username + password + search + hash === "" ? url.origin + url.pathname.replace(/\/+$/, "") : null;
}
