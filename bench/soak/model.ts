/** What a write came to, as its client knows it. */
export type Outcome = 'acknowledged' | 'refused' | 'unknown';

/**
 * What is known of one connection. Every write leaves a mark of its own in the description, after those it was based on, so
 * that a write that is lost, overwritten or done twice shows.
 */
export interface KnownConnection {
  id: string;
  /** Marks of writes that must be there. */
  acknowledged: Set<string>;
  /** `possible` from the moment that a deletion is sent. */
  deletion: 'none' | 'possible' | 'acknowledged';
}

/** What the clients of a soak know of what they have written. */
export interface Model {
  connections: Map<string, KnownConnection>;
  /** How each write ended; one that is under way is `unknown`. By mark. */
  writes: Map<string, Outcome>;
  /** The same for deletions, by id. */
  deletions: Map<string, Outcome>;
}

export function createModel(): Model {
  return { connections: new Map(), writes: new Map(), deletions: new Map() };
}

/** Connections that are there for all that is known. */
export function livingConnections({ connections }: Model): readonly KnownConnection[] {
  return [...connections.values()].filter(({ deletion }) => deletion === 'none');
}

export function addConnection(model: Model, id: string, mark: string): KnownConnection {
  const known: KnownConnection = { id, acknowledged: new Set([mark]), deletion: 'none' };
  model.connections.set(id, known);
  return known;
}

/** Marks of a description, the oldest first. */
export function readMarks(description: string | undefined): readonly string[] {
  return (description ?? '').split(' ').filter(Boolean);
}

/** What a write sets: one mark more, in two fields at once. */
export function writeMark(marks: readonly string[], mark: string): { name: string; description: string } {
  return { name: `Soak ${mark}`, description: [...marks, mark].join(' ') };
}
