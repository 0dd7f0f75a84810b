// Loaded before the language server: says where it wanted to connect to, and refuses.
import dns from "node:dns";
import { writeSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";

function refuse(address) {
  writeSync(2, `no network: ${address}\n`);
  return new Error(`no network: ${address}`);
}

net.Socket.prototype.connect = function connect(...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : args;
  this.destroy(refuse(options?.host ?? options?.path ?? String(options)));
  return this;
};
dns.lookup = (name, ...rest) => rest.at(-1)(refuse(name));
syncBuiltinESMExports();
