import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { requireAccess } from '../../access/require-access.ts';
import type { SandboxParams } from '../../headwater/page-params.ts';
import { loadShell } from '../../shell/load-shell.ts';
import { Shell } from '../../shell/shell.tsx';
import { schemeOf, THEME_COOKIE } from '../../theme/theme.ts';

export default async function SandboxLayout({
  params,
  children,
}: SandboxParams & { children: ReactNode }): Promise<ReactNode> {
  await requireAccess();
  const { sandbox } = await params;
  const theme = schemeOf((await cookies()).get(THEME_COOKIE)?.value) ?? 'system';
  return (
    <Shell {...(await loadShell(decodeURIComponent(sandbox)))} theme={theme}>
      {children}
    </Shell>
  );
}
