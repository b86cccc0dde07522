'use client';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { I18nProvider, RouterProvider } from 'react-aria-components';

/**
 * Language and routing for Spectrum. It replaces Spectrum's own provider, which would request fonts from an external
 * service.
 */
export function SpectrumProvider({ children }: { children: ReactNode }): ReactNode {
  const router = useRouter();
  return (
    <I18nProvider locale="en-GB">
      <RouterProvider navigate={(path) => router.push(path)}>{children}</RouterProvider>
    </I18nProvider>
  );
}
