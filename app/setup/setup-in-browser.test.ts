import { mkdtempDisposableSync, readdirSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startForge } from "../../test/forge/forge.ts";
import { CHROMIUM, openBrowser } from "../../test/render/browser.ts";
import { prepareCredentialsFolder } from "./credentials-folder.ts";
import { createSetupServer, type SetupEnd } from "./setup-server.ts";

/** A browser beside other tests is slow. A wait ends before its test does, so that it is named. */
const [WAIT_MS, TEST_MS] = [50_000, 60_000];

const listen = (server: Server, host: string) =>
  new Promise<number>((resolve) =>
    server.listen(0, host, () => resolve((server.address() as AddressInfo).port)),
  );

test.skipIf(CHROMIUM === null).each(["light", "dark"] as const)(
  "a browser registers an App across two sites, with our policy for content in force (%s)",
  async (colorScheme) => {
    using scratch = mkdtempDisposableSync(join(tmpdir(), "setup-"));
    // Another site than localhost for the browser, and the same machine.
    const forge = await startForge({ host: "127.0.0.2" });
    forge.createOrganization("acme");
    const folder = prepareCredentialsFolder(join(scratch.path, "credentials"));
    const { promise: end, resolve: ended } = Promise.withResolvers<SetupEnd>();
    const { server: setup } = createSetupServer({
      token: "the-token",
      expiresAt: 1,
      now: () => 0,
      apiUrl: forge.apiUrl,
      setupUrl: null,
      folder,
      log: () => undefined,
      ended,
    });
    const url = `http://localhost:${await listen(setup, "127.0.0.1")}`;
    const browser = await openBrowser(CHROMIUM ?? "");
    try {
      const page = await browser.newPage({ colorScheme });
      page.setDefaultTimeout(WAIT_MS);
      const complaints: string[] = [];
      page.on("console", (message) => complaints.push(message.text()));
      await page.goto(url);
      // The page puts the cursor there by itself; what is typed before is lost.
      await page.locator("input:focus").waitFor();
      await page.keyboard.type("the-token");
      await page.keyboard.press("Enter");
      await page.getByLabel("Organisation").fill("acme");
      await page.getByLabel("Address of the App").fill("https://gatehouse.example.com");
      await page.keyboard.press("Enter");
      const button = page.getByRole("button", { name: `Continue on ${new URL(forge.url).host}` });
      await button.waitFor();
      const colours = `["form button", "body"].map((each) => getComputedStyle(document.querySelector(each)))
        .map((style, at) => (at === 0 ? style.color : style.backgroundColor))`;
      const back = colorScheme === "light" ? "rgb(255, 255, 255)" : "rgb(13, 17, 23)";
      expect(await page.evaluate(colours)).toEqual(["rgb(255, 255, 255)", back]);
      await button.press("Enter");
      // What GitHub knows of where the form came from, by the policy for referrers.
      await page.getByText(`Sent by ${url}.`).waitFor();
      await page.getByRole("link", { name: "Create" }).click();
      await page.getByRole("heading", { name: "gatehouse is registered" }).waitFor();
      expect(await end).toMatchObject({ stored: true });
      expect(readdirSync(scratch.path)).toEqual(["credentials"]);
      forge.assertClean();
      // Nothing that the content policy refused; a page has no icon, which a browser asks for by itself.
      expect(complaints.filter((line) => !line.includes("404"))).toEqual([]);
    } finally {
      await browser.close();
      setup.closeAllConnections();
      setup.close();
      await forge.close();
    }
  },
  TEST_MS,
);
