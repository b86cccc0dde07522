'use client';
import { createContext, type ReactNode, useContext } from 'react';

const ProgramName = createContext('headwater');

/** Tells the components below how the CLI is called on the machine of the portal. */
export function ProgramNameProvider({ name, children }: { name: string; children: ReactNode }): ReactNode {
  return <ProgramName value={name}>{children}</ProgramName>;
}

export function useProgramName(): string {
  return useContext(ProgramName);
}
