import { rotateMasterKey } from '@headwater/flow-store';
import { type Client, clientCredentials, createClient } from '@headwater/sdk';
import type { Violation } from './check-connections.ts';
import type { SoakDatabase } from './database.ts';
import { countFaults, injectFaults } from './faults.ts';
import { createModel, type Model, type Outcome } from './model.ts';
import { createSecretWatch, type SecretWatch } from './secret-watch.ts';
import { type SoakService, startService } from './service.ts';
import type { Verify } from './verify.ts';
import { workUntil } from './work.ts';

/** The environment of a soak. */
export interface SoakPlace {
  dataDirectory: string;
  database: SoakDatabase;
  source: { connectionString: string; accountKey: string };
}

/** A service under soak across all its restarts, and the known state of its data. */
export class SoakRun {
  /** Number of calls by action and outcome. */
  readonly calls: Map<string, Record<Outcome, number>> = new Map();
  readonly model: Model = createModel();
  kills = 0;
  faults = 0;
  rotations = 0;
  readonly #place: SoakPlace;
  readonly #secrets: SecretWatch;
  // A violation that is found repeatedly is reported once.
  readonly #violations: Map<string, Violation> = new Map();
  #service: SoakService | undefined;

  constructor(place: SoakPlace) {
    this.#place = place;
    this.#secrets = createSecretWatch((where) =>
      this.violate({ promise: 'secrets', detail: `a secret is in ${where}` }),
    );
    this.#secrets.add(place.source.accountKey);
  }

  get violations(): readonly Violation[] {
    return [...this.#violations.values()];
  }

  get service(): SoakService {
    if (this.#service === undefined) throw new Error('Start the service first.');
    return this.#service;
  }

  async start(): Promise<void> {
    const { dataDirectory, database } = this.#place;
    const onOutput = this.#secrets.stream('the log');
    this.#service = await startService({ dataDirectory, environment: database.environment, onOutput });
    this.#secrets.add(this.#service.client.clientSecret);
  }

  /** Starts the clients and the faults. @returns a function that stops them */
  async startWork(clients: number): Promise<() => Promise<void>> {
    await injectFaults(this.#connect());
    const stop = new AbortController();
    const { model, calls } = this;
    const { connectionString } = this.#place.source;
    const work = {
      model,
      connectionString,
      count(action: string, outcome: Outcome) {
        const counts = calls.get(action) ?? { acknowledged: 0, refused: 0, unknown: 0 };
        calls.set(action, { ...counts, [outcome]: counts[outcome] + 1 });
      },
      violate: (violation: Violation) => this.violate(violation),
    };
    const working = Array.from({ length: clients }, () =>
      workUntil(stop.signal, { ...work, client: this.#connect() }),
    );
    return async () => {
      stop.abort();
      await Promise.all(working);
    };
  }

  /** Kills the service while clients work, and restarts it on the remaining data. */
  async killAndRestart(stopWork: () => Promise<void>): Promise<void> {
    this.faults += await countFaults(this.#connect()).catch(() => 0);
    if (this.service.hasCrashed()) this.violate({ promise: 'faults', detail: 'the service ended by itself' });
    const stopped = stopWork();
    await this.service.kill();
    await stopped;
    this.kills += 1;
    await this.start();
  }

  /** Rotates the key while the service runs, like `headwater keys rotate`. */
  async rotateMasterKey(): Promise<void> {
    const { dataDirectory, database } = this.#place;
    await rotateMasterKey({ dataDirectory, environment: database.environment, userId: 'soak' });
    this.rotations += 1;
  }

  async verify(verify: Verify): Promise<void> {
    const { database } = this.#place;
    const client = this.#connect();
    const found = await verify({ client, model: this.model, database, secrets: this.#secrets });
    for (const violation of found) this.violate(violation);
  }

  violate(violation: Violation): void {
    this.#violations.set(violation.detail, violation);
  }

  async close(): Promise<void> {
    await this.#service?.kill();
  }

  #connect(): Client {
    const { url, client } = this.service;
    const { clientId, clientSecret, imsOrg } = client;
    const tokens = clientCredentials({ imsUrl: url, clientId, clientSecret });
    const retry = { limit: 2, backoffMs: 20, maxBackoffMs: 100 };
    return createClient({ baseUrl: url, imsOrg, clientId, sandbox: 'dev', tokens, retry, timeoutMs: 20_000 });
  }
}
