import { processEnvironment } from '../environment.ts';
import '@react-spectrum/s2/page.css';
import './global.css';
import type { Metadata } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { NONCE_HEADER } from '../access/security-headers.ts';
import { messages } from '../messages/messages.ts';
import { ProgramNameProvider } from '../program/program-name.tsx';
import { SpectrumProvider } from '../spectrum/spectrum-provider.tsx';
import { schemeOf, THEME_COOKIE } from '../theme/theme.ts';

export const metadata: Metadata = {
  title: { default: messages.product, template: `%s · ${messages.product}` },
  description: messages.productLine,
};

export default async function RootLayout({ children }: { children: ReactNode }): Promise<ReactNode> {
  const scheme = schemeOf((await cookies()).get(THEME_COOKIE)?.value);
  const nonce = (await headers()).get(NONCE_HEADER) ?? undefined;
  return (
    <html lang="en" dir="ltr" data-color-scheme={scheme} suppressHydrationWarning>
      <head>
        {/* Where React Aria looks for the nonce of the style elements it adds. */}
        <meta property="csp-nonce" nonce={nonce} />
      </head>
      <body>
        <SpectrumProvider>
          <ProgramNameProvider name={processEnvironment.HEADWATER_COMMAND || 'headwater'}>
            {children}
          </ProgramNameProvider>
        </SpectrumProvider>
      </body>
    </html>
  );
}
