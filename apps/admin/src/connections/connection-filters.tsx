'use client';
import type { SearchReach } from '@headwater/core';
import { Checkbox } from '@react-spectrum/s2/Checkbox';
import { Picker, PickerItem } from '@react-spectrum/s2/Picker';
import { SearchField } from '@react-spectrum/s2/SearchField';
import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useState, useTransition } from 'react';
import stack from '../layout/stack.module.css';
import { messages } from '../messages/messages.ts';
import { ATTENTIONS, type ListQuery, listHref, STATES } from './list-query.ts';
import type { SourceName } from './source-names.ts';

const ANY = '(any)';
const DELAY_MS = 250;

/** The filters of the list, which are kept in the address. */
export function ConnectionFilters({
  path,
  query,
  reach,
  sources,
}: {
  path: string;
  query: ListQuery;
  reach: SearchReach;
  sources: readonly SourceName[];
}): ReactNode {
  const router = useRouter();
  const [, start] = useTransition();
  const [name, setName] = useState(query.q ?? '');
  const go = (changed: Partial<ListQuery>): void =>
    start(() => router.replace(listHref(path, query, { q: name, ...changed })));
  const searchHref = listHref(path, query, { q: name });
  useEffect(() => {
    if (name === (query.q ?? '')) return;
    const timer = setTimeout(() => start(() => router.replace(searchHref)), DELAY_MS);
    return () => clearTimeout(timer);
  }, [name, query.q, searchHref, router]);
  return (
    <search className={stack.row}>
      <SearchField
        label={messages.search.labels[reach]}
        description={messages.search.hints[reach]}
        value={name}
        onChange={setName}
      />
      <Picker
        label={messages.list.source}
        value={query.source ?? ANY}
        onChange={(key) => go({ source: key === ANY ? undefined : String(key) })}
      >
        <PickerItem id={ANY}>{messages.list.any}</PickerItem>
        {sources.map(({ slug, name: title }) => (
          <PickerItem key={slug} id={slug}>
            {title}
          </PickerItem>
        ))}
      </Picker>
      <Picker
        label={messages.list.state}
        value={query.state ?? ANY}
        onChange={(key) => go({ state: STATES.find((state) => state === key) })}
      >
        <PickerItem id={ANY}>{messages.list.any}</PickerItem>
        {STATES.map((state) => (
          <PickerItem key={state} id={state}>
            {state}
          </PickerItem>
        ))}
      </Picker>
      {reach === 'anywhere' && (
        <Picker
          label={messages.list.attention}
          value={query.attention ?? ANY}
          onChange={(key) => go({ attention: ATTENTIONS.find((attention) => attention === key) })}
        >
          <PickerItem id={ANY}>{messages.list.any}</PickerItem>
          {ATTENTIONS.map((attention) => (
            <PickerItem key={attention} id={attention}>
              {messages.list.attentions[attention]}
            </PickerItem>
          ))}
        </Picker>
      )}
      <Checkbox
        isSelected={query.others === 'shown'}
        onChange={(isSelected) => go({ others: isSelected ? 'shown' : undefined })}
      >
        {messages.list.others}
      </Checkbox>
    </search>
  );
}
