'use client';
import { Picker, PickerItem, Text } from '@react-spectrum/s2/Picker';
import type { ReactNode } from 'react';
import { messages } from '../messages/messages.ts';
import type { Profiles } from './load-profiles.ts';
import { useLeaveWhenSwitched, useSwitch } from './use-switch.ts';

/** The profile of the session, with a menu to switch to another. */
export function ProfileMenu({ profiles: { current, choices } }: { profiles: Profiles }): ReactNode {
  const { isSwitching, switchTo } = useSwitch();
  useLeaveWhenSwitched();
  return (
    <Picker
      aria-label={messages.profiles.label}
      size="S"
      isQuiet
      value={current}
      isDisabled={isSwitching}
      onChange={(name) => {
        if (name !== current) switchTo(String(name));
      }}
    >
      {choices.map(({ name, address }) => (
        <PickerItem key={name} id={name} textValue={name}>
          <Text slot="label">{name}</Text>
          <Text slot="description">{address === '' ? messages.profiles.gone : address}</Text>
        </PickerItem>
      ))}
    </Picker>
  );
}
