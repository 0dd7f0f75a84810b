import { expect, test } from "vitest";
import { serverAddress } from "./server-address.ts";

test.each([
  ["https://github.com", "https://github.com"],
  ["https://git.acme.example/", "https://git.acme.example"],
  ["http://127.0.0.1:4000", "http://127.0.0.1:4000"],
  ["https://acme.example/github//", "https://acme.example/github"],
  ["HTTPS://Git.Acme.Example:443", "https://git.acme.example"],
  ["git.acme.example", null],
  ["", null],
  ["ftp://git.acme.example", null],
  ["https://ada:secret@git.acme.example", null],
  ["https://git.acme.example?x=1", null],
  ["https://git.acme.example#acme/churn", null],
])("%j is %j", (text, address) => {
  expect(serverAddress(text)).toBe(address);
});
