'use client';
import { ToastQueue } from '@react-spectrum/s2/Toast';
import { useEffect, useTransition } from 'react';
import { messages } from '../messages/messages.ts';
import { switchProfile } from './switch-profile.ts';

const CHANNEL = 'headwater-profile';

/** Switches this session to another profile, and discards everything that was loaded under the old one. */
export function useSwitch(): { isSwitching: boolean; switchTo(profile: string): void } {
  const [isSwitching, start] = useTransition();
  const switchTo = (profile: string): void =>
    start(async () => {
      try {
        await switchProfile(profile);
      } catch {
        ToastQueue.negative(messages.profiles.notSwitched);
        return;
      }
      const channel = new BroadcastChannel(CHANNEL);
      channel.postMessage('switched');
      channel.close();
      location.assign('/');
    });
  return { isSwitching, switchTo };
}

/**
 * Leaves this page when another tab of the session switches: the page shows the old profile, but its actions would
 * run in the new one.
 */
export function useLeaveWhenSwitched(): void {
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = () => location.assign('/');
    return () => channel.close();
  }, []);
}
