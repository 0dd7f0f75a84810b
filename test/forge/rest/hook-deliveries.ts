import { guarded } from "../http/authorize.ts";
import type { Call, Operation, Reply } from "../http/call.ts";
import { notFound } from "../http/call.ts";
import type { Delivery } from "../state/delivery.ts";
import type { World } from "../state/world.ts";
import { redeliver } from "../webhooks/deliver.ts";
import { appOf } from "./lookup.ts";

/** "Redelivering webhooks": deliveries of the past three days can be seen and sent again. */
const WINDOW_MS = 3 * 24 * 3_600_000;

function isRecent(world: World, delivery: Delivery): boolean {
  return Date.parse(delivery.deliveredAt) >= world.now().getTime() - WINDOW_MS;
}

function itemView(delivery: Delivery) {
  const { id, guid, redelivery, duration, status, event, action } = delivery;
  const place = { installation_id: delivery.installationId, repository_id: delivery.repositoryId };
  const times = { delivered_at: delivery.deliveredAt, throttled_at: null, duration };
  return {
    id,
    guid,
    ...times,
    redelivery,
    status,
    status_code: delivery.statusCode,
    event,
    action,
    ...place,
  };
}

function hasOutcome(delivery: Delivery, wanted: string | null): boolean {
  if (wanted === null) return true;
  const { statusCode } = delivery;
  return wanted === "success" ? statusCode >= 200 && statusCode < 400 : statusCode >= 400;
}

/** Newest first, by cursor ("List deliveries for an app webhook"); the cursor names the delivery where the page starts. */
function listDeliveries(call: Call): Reply {
  const size = Math.min(Number(call.query.get("per_page") ?? 30), 100);
  const [cursor, outcome] = [call.query.get("cursor"), call.query.get("status")];
  const mine = call.world.deliveries.filter((one) => {
    return one.app === appOf(call) && isRecent(call.world, one) && hasOutcome(one, outcome);
  });
  const all = mine.reverse();
  const start =
    cursor === null
      ? 0
      : Math.max(
          0,
          all.findIndex((one) => `v1_${one.id}` === cursor),
        );
  const next = all[start + size];
  const query = new URLSearchParams(call.query);
  query.set("cursor", `v1_${next?.id}`);
  const link = `<${call.world.url}/app/hook/deliveries?${query.toString()}>; rel="next"`;
  return {
    status: 200,
    body: all.slice(start, start + size).map(itemView),
    headers: next === undefined ? {} : { link },
  };
}

function deliveryIn(call: Call): Delivery {
  const delivery = call.world.deliveries.find((one) => one.id === Number(call.params["delivery_id"]));
  if (delivery === undefined || delivery.app !== appOf(call) || !isRecent(call.world, delivery))
    throw notFound();
  return delivery;
}

function getDelivery(call: Call): Reply {
  const delivery = deliveryIn(call);
  const payload: unknown = JSON.parse(delivery.body);
  const request = { headers: delivery.headers, payload };
  const response = { headers: {}, payload: delivery.response };
  return {
    status: 200,
    body: { ...itemView(delivery), url: delivery.app.webhookUrl ?? "", request, response },
  };
}

function attempt(call: Call): Reply {
  redeliver(call.world, deliveryIn(call));
  return { status: 202, body: {} };
}

const path = "/app/hook/deliveries";

/** The log of an App's deliveries. */
export const hookDeliveryOperations: readonly Operation[] = [
  guarded({ route: `GET ${path}`, needs: [], by: "app", handle: listDeliveries }),
  guarded({ route: `GET ${path}/{delivery_id}`, needs: [], by: "app", handle: getDelivery }),
  guarded({ route: `POST ${path}/{delivery_id}/attempts`, needs: [], by: "app", handle: attempt }),
];
