import { spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load, loadAll } from "js-yaml";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import described from "../../package.json" with { type: "json" };
import { readConfig } from "../config/config.ts";

const root = join(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");

const PRIVATE_KEY = generateKeyPairSync("rsa", { modulusLength: 2048 })
  .privateKey.export({ type: "pkcs1", format: "pem" })
  .toString();
const SECRETS = { APP_ID: "7", PRIVATE_KEY, WEBHOOK_SECRET: "s".repeat(32) };
/** Seconds for which the App lets evaluations end, where nobody says otherwise. */
const DRAIN_SECONDS = readConfig(SECRETS).drainMs / 1000;

const strings = z.record(z.string(), z.string().nullable());

describe("compose.yaml", () => {
  const { services, volumes } = z
    .object({ services: z.record(z.string(), z.looseObject({})), volumes: z.record(z.string(), z.null()) })
    .parse(load(read("app/deploy/compose.yaml")));
  const service = services["gatehouse"] ?? {};

  test("gives the App no more than it needs", () => {
    expect(service).toMatchObject({
      user: "1000:1000",
      read_only: true,
      tmpfs: ["/tmp"],
      cap_drop: ["ALL"],
      security_opt: ["no-new-privileges:true"],
      volumes: ["data:/data"],
    });
    expect(Object.keys(volumes)).toEqual(["data"]);
    expect(service).not.toHaveProperty("privileged");
  });

  test("opens it to this machine only, on the port that it listens on", () => {
    const given = strings.parse(service["environment"]);
    const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
    const config = readConfig({ ...SECRETS, ...set });
    expect(service["ports"]).toEqual([`127.0.0.1:3000:${config.port}`]);
    expect(config.host).toBe("0.0.0.0");
  });

  test("waits longer than the App takes to stop, and is of this version", () => {
    expect(Number.parseInt(String(service["stop_grace_period"]), 10)).toBeGreaterThan(DRAIN_SECONDS);
    expect(service["image"]).toBe(`gatehouse:${described.version}`);
    expect(service["build"]).toEqual({ context: "../..", dockerfile: "app/deploy/docker/Dockerfile" });
  });
});

describe("the Kubernetes objects", () => {
  const FOLDER = "app/deploy/kubernetes";
  const kustomization = z
    .object({
      resources: z.array(z.string()),
      images: z.array(z.object({ name: z.string(), newTag: z.string() }).loose()),
    })
    .parse(load(read(`${FOLDER}/kustomization.yaml`)));
  const objects = kustomization.resources.flatMap(
    (file) => loadAll(read(`${FOLDER}/${file}`)) as { kind: string; spec: never }[],
  );
  const spec = <T extends z.ZodType>(kind: string, schema: T): z.infer<T> =>
    schema.parse(objects.find((each) => each.kind === kind)?.spec);

  const probe = z.object({ httpGet: z.object({ path: z.string(), port: z.string() }) });
  const labels = z.object({ matchLabels: z.record(z.string(), z.string()) });
  const container = z.looseObject({
    image: z.string(),
    env: z.array(
      z.object({ name: z.string(), value: z.string().optional(), valueFrom: z.looseObject({}).optional() }),
    ),
    ports: z.array(z.object({ name: z.string(), containerPort: z.number() })),
    startupProbe: probe,
    livenessProbe: probe,
    readinessProbe: probe,
    lifecycle: z.object({ preStop: z.object({ sleep: z.object({ seconds: z.number() }) }) }),
    securityContext: z.looseObject({}),
    resources: z.object({
      requests: z.record(z.string(), z.string()),
      limits: z.record(z.string(), z.string()),
    }),
    volumeMounts: z.array(z.looseObject({ name: z.string(), mountPath: z.string() })),
  });
  const deployment = spec(
    "Deployment",
    z.looseObject({
      replicas: z.number(),
      selector: labels,
      template: z.object({
        metadata: z.object({ labels: z.record(z.string(), z.string()) }),
        spec: z.looseObject({
          automountServiceAccountToken: z.boolean(),
          terminationGracePeriodSeconds: z.number(),
          securityContext: z.looseObject({}),
          topologySpreadConstraints: z.array(z.looseObject({ labelSelector: labels })),
          containers: z.tuple([container]),
          volumes: z.array(z.looseObject({ name: z.string() })),
        }),
      }),
    }),
  );
  const pod = deployment.template.spec;
  const [app] = pod.containers;

  test("are all listed", () => {
    const files = globSync("*.yaml", { cwd: join(root, FOLDER) }).filter(
      (file) => file !== "kustomization.yaml",
    );
    expect(kustomization.resources.toSorted()).toEqual(files.toSorted());
    expect(kustomization.images).toMatchObject([{ name: app.image, newTag: described.version }]);
  });

  test("run several instances on a server, which the settings allow", () => {
    const set = app.env.map(({ name, value }) => [name, value]);
    const { DATABASE_URL: _, ...env } = Object.fromEntries(set) as Record<string, string>;
    const files = Object.keys(env).filter((name) => name.endsWith("_FILE"));
    expect(files).toEqual(["PRIVATE_KEY_FILE", "WEBHOOK_SECRET_FILE", "WEBHOOK_SECRET_PREVIOUS_FILE"]);
    for (const name of files) delete env[name];
    const config = readConfig({ ...env, ...SECRETS, DATABASE_URL: "postgresql://db.example.com/gatehouse" });
    expect(deployment.replicas).toBeGreaterThan(1);
    expect(app.ports).toEqual([
      { name: "http", containerPort: config.port },
      { name: "metrics", containerPort: config.metrics?.port },
    ]);
    expect([config.host, config.metrics?.host]).toEqual(["0.0.0.0", "0.0.0.0"]);
  });

  test("hold no secret, and mount the files that the settings name", () => {
    const text = kustomization.resources.map((file) => read(`${FOLDER}/${file}`)).join("\n");
    expect(text).not.toMatch(/kind: Secret\b|BEGIN|postgres(ql)?:\/\//);
    for (const name of ["APP_ID", "DATABASE_URL"])
      expect(app.env.find((each) => each.name === name)?.valueFrom).toEqual({
        secretKeyRef: { name: "gatehouse", key: name },
      });
    const mounted = app.volumeMounts.find(({ name }) => name === "credentials");
    const volume = z
      .object({ secret: z.object({ items: z.array(z.object({ path: z.string() })) }) })
      .parse(pod.volumes.find(({ name }) => name === "credentials"));
    const paths = volume.secret.items.map(({ path }) => `${mounted?.mountPath}/${path}`);
    const named = app.env.filter(({ name }) => name.endsWith("_FILE")).map(({ value }) => value);
    expect(paths.toSorted()).toEqual(named.toSorted());
  });

  test("ask for what the restricted standard of Kubernetes allows, and no token", () => {
    expect(pod.securityContext).toMatchObject({
      runAsNonRoot: true,
      runAsUser: 1000,
      seccompProfile: { type: "RuntimeDefault" },
    });
    expect(app.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    });
    expect(pod.automountServiceAccountToken).toBe(false);
  });

  test("probe what the App serves, and leave it the time to stop", () => {
    expect(app.livenessProbe.httpGet).toEqual({ path: "/healthz", port: "http" });
    expect(app.readinessProbe.httpGet).toEqual({ path: "/readyz", port: "http" });
    expect(app.startupProbe.httpGet).toEqual({ path: "/readyz", port: "http" });
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(
      DRAIN_SECONDS + app.lifecycle.preStop.sleep.seconds,
    );
  });

  test("all mean the same pods", () => {
    const own = deployment.template.metadata.labels;
    const service = spec("Service", z.looseObject({ selector: z.record(z.string(), z.string()) }));
    const budget = spec("PodDisruptionBudget", z.object({ maxUnavailable: z.literal(1), selector: labels }));
    const network = spec(
      "NetworkPolicy",
      z.looseObject({ podSelector: labels, policyTypes: z.array(z.string()) }),
    );
    for (const selector of [
      deployment.selector.matchLabels,
      service.selector,
      budget.selector.matchLabels,
      network.podSelector.matchLabels,
      ...pod.topologySpreadConstraints.map((each) => each.labelSelector.matchLabels),
    ])
      expect(selector).toEqual(own);
    expect(network.policyTypes).toEqual(["Ingress", "Egress"]);
  });

  const kubectl = spawnSync("kubectl", ["version", "--client"], { encoding: "utf8" });
  test.skipIf(kubectl.status !== 0)("are what kubectl makes one of", () => {
    const { status, stdout, stderr } = spawnSync("kubectl", ["kustomize", join(root, FOLDER)], {
      encoding: "utf8",
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const kinds = (loadAll(stdout) as { kind: string }[]).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(objects.map(({ kind }) => kind).toSorted());
    expect(stdout).toContain(`image: registry.example.com/gatehouse:${described.version}`);
  });
});

describe("the service of systemd", () => {
  test("is the one that the documentation shows", () => {
    const page = read("docs/install-app.md");
    expect(page).toContain(`\`\`\`ini\n${read("app/deploy/systemd/gatehouse.service")}\`\`\``);
  });
});
