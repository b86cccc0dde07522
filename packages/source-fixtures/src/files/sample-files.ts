import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { makeCustomers, makeOrders, type SampleOrder, toCsv } from './sample-data.ts';

/** Files of every supported format by path, identical on every call. */
export function makeSampleFiles(): Record<string, string | Buffer> {
  const orders = makeOrders();
  const csv = toCsv(orders);
  const events = orders.map(({ orderId, orderedAt }) => ({
    type: 'order.placed',
    at: orderedAt,
    order: { orderId },
  }));
  return {
    'orders.csv': csv,
    'orders.csv.gz': gzipSync(csv),
    'customers.json': JSON.stringify(makeCustomers(), null, 2),
    'events.ndjson': events.map((event) => `${JSON.stringify(event)}\n`).join(''),
    'sales.parquet': writeParquet(orders),
    'daily/2026-01-01.csv': toCsv(orders.slice(0, 4)),
    'daily/2026-01-02.csv': toCsv(orders.slice(4, 8)),
    'daily/archive/2025-12-31.csv': toCsv(orders.slice(8, 12)),
  };
}

function writeParquet(orders: readonly SampleOrder[]): Buffer {
  const buffer = parquetWriteBuffer({
    columnData: [
      { name: 'orderId', data: orders.map(({ orderId }) => orderId), type: 'STRING' },
      { name: 'orderedAt', data: orders.map(({ orderedAt }) => new Date(orderedAt)), type: 'TIMESTAMP' },
      { name: 'quantity', data: orders.map(({ quantity }) => BigInt(quantity)), type: 'INT64' },
      { name: 'amount', data: orders.map(({ amount }) => amount), type: 'DOUBLE' },
      { name: 'isPaid', data: orders.map(({ isPaid }) => isPaid), type: 'BOOLEAN' },
    ],
  });
  return Buffer.from(buffer);
}
