import { expect, it } from 'vitest';
import { showFindings } from '../testing/show-findings.ts';
import { lintValue } from './lint-value.ts';

const CONNECTION_STRING =
  'Endpoint=sb://contoso-events.servicebus.windows.net/;SharedAccessKeyName=read;SharedAccessKey=QUJD;EntityPath=orders';

it.each<{ given: string; want: string[] }>([
  { given: 'contoso-events', want: [] },
  { given: 'Contoso01', want: [] },

  {
    given: 'contoso-events.servicebus.windows.net',
    want: ['warning namespace-has-suffix: .servicebus.windows.net'],
  },
  {
    given: 'sb://contoso-events.servicebus.windows.net/',
    want: [
      'error scheme-in-host: sb://',
      'warning namespace-has-suffix: .servicebus.windows.net',
      'error path-in-host: /',
    ],
  },
  {
    given: 'contoso-events.servicebus.windows.net:9093',
    want: ['warning namespace-has-suffix: .servicebus.windows.net', 'warning port-in-host: :9093'],
  },
  { given: 'hub', want: ['error namespace-name-invalid: hub'] },
  { given: '1contoso', want: ['error namespace-name-invalid: 1contoso'] },
  { given: 'contoso_events', want: ['error namespace-name-invalid: contoso_events'] },
  { given: 'events.contoso.example', want: ['error namespace-name-invalid: events.contoso.example'] },
  { given: CONNECTION_STRING, want: [`error found-event-hubs-connection-string: ${CONNECTION_STRING}`] },
])('$given', ({ given, want }) => {
  expect(showFindings({ kind: 'event-hubs-namespace' }, given)).toEqual(want);
});

it('names the parameter for each part of a connection string', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  const [finding] = lintValue({ kind: 'event-hubs-namespace' }, CONNECTION_STRING, { now });
  expect(finding?.fix).toContain('EntityPath as eventHubName');
});
