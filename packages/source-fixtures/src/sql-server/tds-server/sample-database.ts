import { makeCustomers, makeOrders } from '../../files/sample-data.ts';
import type { TdsDatabase } from './sql/database.ts';

/** A database `sales` with the sample orders and customers, and a view of the customers. */
export function makeSampleDatabase(): TdsDatabase {
  const customers = makeCustomers().map(({ customerId, segment, since, region }) => [
    customerId,
    segment,
    since,
    region.country,
  ]);
  const customerColumns = [
    { name: 'customerId', type: 'nvarchar(20)', isNullable: false },
    { name: 'segment', type: 'nvarchar(40)' },
    { name: 'since', type: 'date' },
    { name: 'country', type: 'char(2)' },
  ];
  return {
    name: 'sales',
    tables: [
      { name: 'customers', columns: customerColumns, rows: customers },
      {
        name: 'orders',
        columns: [
          { name: 'orderId', type: 'nvarchar(20)', isNullable: false },
          { name: 'customerId', type: 'nvarchar(20)', isNullable: false },
          { name: 'orderedAt', type: 'datetime2(3)' },
          { name: 'quantity', type: 'int' },
          { name: 'amount', type: 'decimal(18,2)' },
          { name: 'isPaid', type: 'bit' },
        ],
        rows: makeOrders().map(({ orderId, customerId, orderedAt, quantity, amount, isPaid }) => [
          orderId,
          customerId,
          orderedAt.slice(0, 19),
          quantity,
          amount.toFixed(2),
          isPaid,
        ]),
      },
      {
        schema: 'reporting',
        name: 'german customers',
        isView: true,
        columns: customerColumns,
        rows: customers.filter(([, , , country]) => country === 'DE'),
      },
    ],
  };
}
