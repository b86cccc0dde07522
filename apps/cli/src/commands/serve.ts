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

/** Whoever reads the log as JSON reads every line of it so. */
const tellInJson = (message: string): void => {
  writeLine(JSON.stringify({ time: new Date().toISOString(), message }));
};

export default class Serve extends HeadwaterCommand {
  static override summary =
    'Run the embedded Flow Service: the platform, offline, that truly talks to your sources.';
  static override description =
    'The profile `local` points at it while it runs. Stop it with Ctrl-C. Traces are sent by OTLP over HTTP where ' +
    'OTEL_EXPORTER_OTLP_ENDPOINT says.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --port 0 --json',
    '<%= config.bin %> <%= command.id %> --portal',
  ];
  static override flags = {
    port: integer({
      summary: 'Port to listen on; 0 takes any free one.',
      helpValue: '<n>',
      default: 7400,
      min: 0,
      max: 65_535,
    }),
    host: string({ summary: 'Address to listen on.', helpValue: '<address>', default: '127.0.0.1' }),
    ...dataFlags,
    'entra-authority': string({
      summary: 'Where service principals sign in.',
      description:
        "When left out, Microsoft Entra ID of the cloud of the source's host: public, US government or China.",
      helpValue: '<url>',
      env: 'HEADWATER_ENTRA_AUTHORITY',
    }),
    'rate-limit': integer({
      summary: 'Requests that each client may make in a minute; 0 for any number.',
      description: 'When left out, any number on a loopback address, and 6000 on another.',
      helpValue: '<n>',
      min: 0,
    }),
    'max-preview-bytes': integer({
      summary: 'Bytes that one preview of a file may read where its layout allows no less.',
      description: 'Parquet files with large pages need it. Most previews read at most 1 MiB.',
      helpValue: '<n>',
      default: 67_108_864,
      min: 1_048_576,
    }),
    portal: boolean({ summary: 'Run the portal too, and print a link that signs in once.' }),
    'portal-port': integer({
      summary: 'Port of the portal, where it is run; 0 takes any free one.',
      helpValue: '<n>',
      default: 7401,
      min: 0,
      max: 65_535,
    }),
    faults: boolean({ summary: 'Let faults be injected at /headwater/faults, to test clients with.' }),
    log: option({
      summary: 'Write a line to stderr for every request, without its body and query.',
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
    const tell = flags.log === 'json' ? tellInJson : note;
    const { faults, 'rate-limit': requestsPerMinute } = flags;
    const limits = { maxPreviewBytes: flags['max-preview-bytes'] };
    const options = { ...data, port, host, entraAuthority, requestsPerMinute, faults, limits, logger };
    const tracing = await openTracing({ report: tell }).catch(explainServeError);
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
      if (service.sealedCredentials) tell(renderSealedCredentials(service.sealedCredentials));
      if (flags.portal) {
        const onLink = (link: string): void => tell(`Sign in once with ${link}`);
        portal = await startPortal({ port: flags['portal-port'], host, onLink });
      }
      tell(`${await signaled} received, stopping.`);
    } finally {
      await portal?.close();
      await removeLocalService(process.pid);
      await service.close();
      await tracing?.close();
    }
  }
}
