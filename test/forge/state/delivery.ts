import type { App } from "./records.ts";

/** One attempt to deliver an event, as `GET /app/hook/deliveries` lists it. A redelivery has an id of its own and the same guid. */
export interface Delivery {
  readonly id: number;
  readonly guid: string;
  readonly app: App;
  readonly event: string;
  readonly action: string | null;
  readonly installationId: number | null;
  readonly repositoryId: number | null;
  readonly deliveredAt: string;
  readonly redelivery: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  status: string;
  statusCode: number;
  duration: number;
  response: string;
}
