import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Where systems put the browser. */
const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The browser of this machine; `null` where there is none. */
export const CHROMIUM =
  [process.env["CHROMIUM"], ...PLACES].find((place) => place !== undefined && existsSync(place)) ?? null;

/** Starts the browser of this machine, without a window and without the network. */
export async function openBrowser(executablePath: string): Promise<Browser> {
  return await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
}
