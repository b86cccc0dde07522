import { removeLocalService, writeLocalService } from '@headwater/core';
import { boolean, integer, option, string } from '@oclif/core/flags';
import { dataFlags, toDataOptions } from '../data-flags.ts';
import { HeadwaterCommand } from '../headwater-command.ts';
import { printResult } from '../output/print-result.ts';
import { note } from '../output/progress.ts';
import { explainServeError } from '../serve/explain-serve-error.ts';
import { readEntraAuthority } from '../serve/read-entra-authority.ts';
import { renderSealedCredentials } from '../serve/render-sealed-credentials.ts';
import { nameDatabase, renderServed } from '../serve/render-served.ts';
import { startPortal } from '../serve/start-portal.ts';
import { untilSignal } from '../serve/until-signal.ts';

const writeLine = (line: string): unknown => process.stderr.write(`${line}\n`);

/** A reader of JSON logs parses every line. */
const reportInJson = (message: string): void => {
  writeLine(JSON.stringify({ time: new Date().toISOString(), message }));
};

export default class Serve extends HeadwaterCommand {
  static override summary =
    "Run the embedded Flow Service: the platform's API, offline, connected to your real sources.";
  static override description =
    'While it runs, the profile `local` points to it. Stop it with Ctrl-C. Traces go by OTLP over HTTP to ' +
    'OTEL_EXPORTER_OTLP_ENDPOINT.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --port 0 --json',
    '<%= config.bin %> <%= command.id %> --portal',
  ];
  static override flags = {
    port: integer({
      summary: 'Port to listen on; 0 takes a free one.',
      helpValue: '<n>',
      default: 7400,
      min: 0,
      max: 65_535,
    }),
    host: string({ summary: 'Address to listen on.', helpValue: '<address>', default: '127.0.0.1' }),
    ...dataFlags,
    'entra-authority': string({
      summary: 'Authority that service principals authenticate to.',
      description:
        "By default Microsoft Entra ID of the cloud of the source's host: public, US government or China.",
      helpValue: '<url>',
      env: 'HEADWATER_ENTRA_AUTHORITY',
    }),
    'rate-limit': integer({
      summary: 'Requests per minute and client; 0 for no limit.',
      description: 'By default no limit on a loopback address, and 6000 on any other.',
      helpValue: '<n>',
      min: 0,
    }),
    'max-preview-bytes': integer({
      summary: 'Maximum bytes read for one preview whose file layout needs more than usual.',
      description: 'Parquet files with large pages need this. Most previews read at most 1 MiB.',
      helpValue: '<n>',
      default: 67_108_864,
      min: 1_048_576,
    }),
    portal: boolean({ summary: 'Run the portal too, and print a sign-in link that works once.' }),
    'portal-port': integer({
      summary: 'Port of the portal; 0 takes a free one.',
      helpValue: '<n>',
      default: 7401,
      min: 0,
      max: 65_535,
    }),
    faults: boolean({ summary: 'Allow fault injection at /headwater/faults, to test clients.' }),
    log: option({
      summary: 'Log each request to stderr, without its body and query.',
      options: ['json', 'text'] as const,
    })(),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Serve);
    const { port, host } = flags;
    const data = toDataOptions(flags);
    const entraAuthority = readEntraAuthority(flags['entra-authority']);
    const signaled = untilSignal();
    const { createLogLines, openTracing, serveFlowService } = await import('@headwater/flow-service');
    const logger = flags.log && createLogLines({ format: flags.log, write: writeLine });
    const report = flags.log === 'json' ? reportInJson : note;
    const { faults, 'rate-limit': requestsPerMinute } = flags;
    const limits = { maxPreviewBytes: flags['max-preview-bytes'] };
    const options = { ...data, port, host, entraAuthority, requestsPerMinute, faults, limits, logger };
    const tracing = await openTracing({ report }).catch(explainServeError);
    const service = await serveFlowService({ ...options, tracer: tracing?.tracer }).catch(explainServeError);
    let portal: Awaited<ReturnType<typeof startPortal>> | undefined;
    try {
      await writeLocalService({ baseUrl: service.url, ...service.client, pid: process.pid });
      const { imsOrg, clientId } = service.client;
      const served = {
        baseUrl: service.url,
        imsOrg,
        clientId,
        profile: 'local',
        dataDirectory: data.dataDirectory,
        ...(data.databaseUrl ? { database: nameDatabase(data.databaseUrl) } : {}),
      };
      await printResult(served, flags, () => renderServed(served));
      if (service.sealedCredentials) report(renderSealedCredentials(service.sealedCredentials));
      if (flags.portal) {
        const onLink = (link: string): void => report(`Sign in once with ${link}`);
        portal = await startPortal({ port: flags['portal-port'], host, onLink });
      }
      report(`${await signaled} received, stopping.`);
    } finally {
      await portal?.close();
      await removeLocalService(process.pid);
      await service.close();
      await tracing?.close();
    }
  }
}
