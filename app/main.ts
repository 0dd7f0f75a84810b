import { ConfigError, readConfig } from "./config.ts";
import { startApp } from "./start-app.ts";

try {
  const app = await startApp(readConfig(process.env));
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => void app.close().then(() => process.exit(0)));
  }
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  const [first, ...more] = error.faults;
  console.error(
    more.length === 0
      ? `Gatehouse cannot start: ${first}`
      : `Gatehouse cannot start:\n${error.faults.map((fault) => `  ${fault}`).join("\n")}`,
  );
  process.exitCode = 2;
}
