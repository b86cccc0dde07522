import { rotateMasterKey } from '@headwater/flow-store';
import { type Client, clientCredentials, createClient } from '@headwater/sdk';
import type { SoakDatabase } from './database.ts';
import { countFaults, injectFaults } from './faults.ts';
import type { Violation } from './judge.ts';
import { createModel, type Model, type Outcome } from './model.ts';
import { createSecretWatch, type SecretWatch } from './secret-watch.ts';
import { type SoakService, startService } from './service.ts';
import type { Verify } from './verify.ts';
import { workUntil } from './work.ts';

/** What a soak takes place in. */
export interface SoakPlace {
  dataDirectory: string;
  database: SoakDatabase;
  source: { connectionString: string; accountKey: string };
}

/** A service under soak through all its restarts, and what is known of it. */
export class SoakRun {
  /** Calls by action and outcome. */
  readonly calls: Map<string, Record<Outcome, number>> = new Map();
  readonly model: Model = createModel();
  kills = 0;
  faults = 0;
  rotations = 0;
  readonly #place: SoakPlace;
  readonly #secrets: SecretWatch;
  // What is found again and again is told once.
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

  /** Lets clients work, and faults happen to them. @returns what makes them stop. */
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

  /** Kills the service in the midst of the work, and starts it again on what is left. */
  async killAndRestart(stopWork: () => Promise<void>): Promise<void> {
    this.faults += await countFaults(this.#connect()).catch(() => 0);
    if (this.service.hasCrashed()) this.violate({ promise: 'faults', detail: 'the service ended by itself' });
    const stopped = stopWork();
    await this.service.kill();
    await stopped;
    this.kills += 1;
    await this.start();
  }

  /** As `headwater keys rotate` does, beside the service. */
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
