// Packs the command of dist/ as a tarball that npm installs: `npm run pack -- <folder>`, by default where this is called.
import { join, resolve } from "node:path";
import { packCommand } from "./pack-command.ts";

const { INIT_CWD: here = "." } = process.env;
console.log(packCommand(join(import.meta.dirname, "../.."), resolve(here, process.argv[2] ?? ".")));
