'use client';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { I18nProvider, RouterProvider } from 'react-aria-components';

/** Language and routing for Spectrum. Its own provider would ask a font service, so this one takes its place. */
export function SpectrumProvider({ children }: { children: ReactNode }): ReactNode {
  const router = useRouter();
  return (
    <I18nProvider locale="en-GB">
      <RouterProvider navigate={(path) => router.push(path)}>{children}</RouterProvider>
    </I18nProvider>
  );
}
