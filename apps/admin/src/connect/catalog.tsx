'use client';
import type { SourceEntry } from '@headwater/core';
import { Picker, PickerItem } from '@react-spectrum/s2/Picker';
import { SearchField } from '@react-spectrum/s2/SearchField';
import Link from 'next/link';
import { type ReactNode, useState } from 'react';
import { Tag, type Tone } from '../layout/tag.tsx';
import { messages } from '../messages/messages.ts';
import styles from './catalog.module.css';

export interface CatalogEntry
  extends Pick<SourceEntry, 'slug' | 'displayName' | 'category' | 'status' | 'kind'> {
  /** Number of this source's connections in the sandbox. */
  count: number;
}

const ALL = '(all)';

const TONES: Readonly<Record<SourceEntry['status'], Tone>> = {
  ga: 'good',
  beta: 'accent',
  deprecated: 'warn',
  unverified: 'plain',
};

/** All sources by category, filtered as the user types. The address keeps the search. */
export function Catalog({
  base,
  sources,
  initialSearch,
}: {
  base: string;
  sources: readonly CatalogEntry[];
  initialSearch: string;
}): ReactNode {
  const [search, setSearch] = useState(initialSearch);
  const [category, setCategory] = useState(ALL);
  const find = (text: string): void => {
    setSearch(text);
    window.history.replaceState(null, '', text === '' ? base : `${base}?q=${encodeURIComponent(text)}`);
  };
  const wanted = search.trim().toLowerCase();
  const found = sources.filter(
    (source) =>
      (category === ALL || source.category === category) &&
      `${source.slug}\n${source.displayName}\n${source.category}`.toLowerCase().includes(wanted),
  );
  const text = messages.connect;
  const titleOf = (key: string): string => text.categories[key] ?? key;
  return (
    <div className={styles.catalog}>
      <div className={styles.search}>
        <SearchField label={text.search} value={search} onChange={find} size="L" />
        <Picker label={text.category} size="L" value={category} onChange={(key) => setCategory(String(key))}>
          <PickerItem id={ALL}>{text.allCategories}</PickerItem>
          {[...new Set(sources.map((source) => source.category))].map((key) => (
            <PickerItem key={key} id={key}>
              {titleOf(key)}
            </PickerItem>
          ))}
        </Picker>
        <p role="status">{text.found(found.length)}</p>
      </div>
      {found.length === 0 && <p>{text.none}</p>}
      {[...Map.groupBy(found, (source) => source.category)].map(([key, entries]) => (
        <section key={key} aria-label={titleOf(key)}>
          <h2>{titleOf(key)}</h2>
          <ul className={styles.grid}>
            {entries.map((entry) => (
              <SourceCard key={entry.slug} base={base} entry={entry} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function SourceCard({ base, entry }: { base: string; entry: CatalogEntry }): ReactNode {
  const { slug, displayName, status, kind, count } = entry;
  const { statuses, kinds, inUse } = messages.connect;
  return (
    <li className={styles.card}>
      <Link href={`${base}/${slug}`} prefetch={false}>
        {displayName}
      </Link>
      <span className={styles.facts}>
        <Tag tone={TONES[status]}>{statuses[status]}</Tag>
        {kind === 'streaming' && <Tag>{kinds[kind]}</Tag>}
        {count > 0 && <Tag tone="accent">{inUse(count)}</Tag>}
      </span>
    </li>
  );
}
