'use client';
import { Picker, PickerItem, Text } from '@react-spectrum/s2/Picker';
import { usePathname, useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import type { SandboxType } from '../headwater/sandbox-type.ts';
import { messages } from '../messages/messages.ts';
import styles from './sandbox-menu.module.css';

export interface SandboxChoice {
  name: string;
  title: string;
  type: SandboxType;
}

/** The sandbox of the page, with a menu to switch to another. Switching leaves pages that belong to one sandbox. */
export function SandboxMenu({
  current,
  sandboxes,
}: {
  current: SandboxChoice;
  sandboxes: readonly SandboxChoice[];
}): ReactNode {
  const router = useRouter();
  const section = usePathname().split('/')[2] ?? '';
  const { types, sandbox } = messages.shell;
  return (
    <div className={`${styles.menu} ${styles[current.type]}`}>
      <span className={styles.type}>{types[current.type]}</span>
      <Picker
        aria-label={sandbox}
        size="S"
        isQuiet
        value={current.name}
        onChange={(name) => router.push(`/${encodeURIComponent(String(name))}/${section}`)}
      >
        {sandboxes.map(({ name, type }) => (
          <PickerItem key={name} id={name} textValue={name}>
            <Text slot="label">{name}</Text>
            <Text slot="description">{types[type]}</Text>
          </PickerItem>
        ))}
      </Picker>
    </div>
  );
}
