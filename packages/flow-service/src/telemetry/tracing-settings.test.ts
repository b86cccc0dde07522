import { expect, test } from 'vitest';
import { readTracingSettings } from './tracing-settings.ts';

const COLLECTOR = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://user:hush@collector:4318/otlp' };

test.each([
  [{}],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: '' }],
  [{ OTEL_EXPORTER_OTLP_LOGS_ENDPOINT: 'http://collector:4318' }],
  [{ ...COLLECTOR, OTEL_SDK_DISABLED: 'true' }],
  [{ ...COLLECTOR, OTEL_TRACES_EXPORTER: 'none' }],
])('%j requests no traces', (environment) => {
  expect(readTracingSettings(environment)).toBeUndefined();
});

test('the setting for traces overrides the one for all signals, and credentials are not shown', () => {
  expect(readTracingSettings({ ...COLLECTOR, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' })).toEqual({
    protocol: 'http/json',
    timeout: { timeoutMillis: 3_000 },
    collector: 'http://collector:4318',
  });
  const environment = {
    ...COLLECTOR,
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://traces.example/v1',
    OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
    OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: 'http/protobuf',
    OTEL_EXPORTER_OTLP_TIMEOUT: '500',
  };
  expect(readTracingSettings(environment)).toEqual({
    protocol: 'http/protobuf',
    timeout: {},
    collector: 'https://traces.example',
  });
});
