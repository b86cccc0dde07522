'use client';
import { createContext, type ReactNode, useContext } from 'react';

const ProgramName = createContext('headwater');

/** Provides the components below with the name that calls the CLI on the portal's machine. */
export function ProgramNameProvider({ name, children }: { name: string; children: ReactNode }): ReactNode {
  return <ProgramName value={name}>{children}</ProgramName>;
}

export function useProgramName(): string {
  return useContext(ProgramName);
}
