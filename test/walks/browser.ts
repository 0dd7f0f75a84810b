/** A page as a browser holds it. */
export interface Page {
  readonly url: string;
  readonly status: number;
  readonly html: string;
}

/** A browser with cookies and no scripts: it follows links, and sends the form of a page. */
export class Browser {
  readonly #cookies = new Map<string, string>();

  /** Opens an address, and goes where it is sent on to. */
  open(url: string): Promise<Page> {
    return this.#go("GET", url);
  }

  /** Follows the link of a page with these words. */
  follow(page: Page, words: string): Promise<Page> {
    const links = [...page.html.matchAll(/<a href="([^"]+)">([^<]+)<\/a>/g)];
    const [, href] = links.find(([, , text]) => text === words) ?? [];
    if (href === undefined) throw new Error(`no link "${words}" on\n${page.html}`);
    return this.open(new URL(plain(href), page.url).href);
  }

  /** Sends the form of a page, with what is typed into it beside what it holds already. */
  send(page: Page, typed: Readonly<Record<string, string>> = {}): Promise<Page> {
    const [form, attributes = ""] = /<form([^>]*)>[\s\S]*?<\/form>/.exec(page.html) ?? [];
    if (form === undefined) throw new Error(`no form on\n${page.html}`);
    const fields = new Map<string, string>();
    for (const [, input = ""] of form.matchAll(/<input([^>]*)>/g))
      fields.set(attribute(input, "name") ?? "", attribute(input, "value") ?? "");
    for (const [name, value] of Object.entries(typed)) {
      if (!fields.has(name)) throw new Error(`the form has no ${name}`);
      fields.set(name, value);
    }
    const action = new URL(attribute(attributes, "action") ?? page.url, page.url);
    return this.#go("POST", action.href, new URLSearchParams([...fields]), new URL(page.url).origin);
  }

  async #go(method: string, url: string, body?: URLSearchParams, origin?: string): Promise<Page> {
    const { host } = new URL(url);
    const cookie = this.#cookies.get(host) ?? "";
    const headers = { cookie, ...(origin === undefined ? {} : { origin }) };
    const response = await fetch(url, {
      method,
      redirect: "manual",
      headers,
      ...(body === undefined ? {} : { body }),
    });
    for (const set of response.headers.getSetCookie()) this.#cookies.set(host, set.split(";", 1)[0] ?? "");
    const on = response.headers.get("location");
    if (on !== null) return this.open(new URL(on, url).href);
    return { url, status: response.status, html: await response.text() };
  }
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`(?<![\\w-])${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : plain(value);
}

/** Text of an attribute as a browser reads it. */
function plain(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

/** What a page says, line by line: its heading and text, without markup. */
export function readPage({ html }: Page): string[] {
  const body = html.replace(/<style>[\s\S]*?<\/style>|<(head|title|details)[\s\S]*?<\/\1>/g, "");
  const text = body.replace(/<\/(p|h\d|li|tr|button|label)>/g, "\n").replace(/<[^>]+>/g, " ");
  return text
    .split("\n")
    .map((line) => plain(line).replace(/\s+/g, " ").trim())
    .filter(Boolean);
}
