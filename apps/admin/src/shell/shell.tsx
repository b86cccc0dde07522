import Link from 'next/link';
import type { ReactNode } from 'react';
import { messages } from '../messages/messages.ts';
import { ProfileMenu } from '../profiles/profile-menu.tsx';
import { ProfileNotice } from '../profiles/profile-notice.tsx';
import type { Theme } from '../theme/theme.ts';
import { ThemeMenu } from '../theme/theme-menu.tsx';
import type { ShellView } from './load-shell.ts';
import { Navigation } from './navigation.tsx';
import { SandboxMenu } from './sandbox-menu.tsx';
import styles from './shell.module.css';
import { SignOutButton } from './sign-out-button.tsx';
import { Toasts } from './toasts.ts';

/** The frame around every page of a sandbox. */
export function Shell({
  current,
  sandboxes,
  profiles,
  target,
  problem,
  theme,
  children,
}: ShellView & { theme: Theme; children: ReactNode }): ReactNode {
  const base = `/${encodeURIComponent(current.name)}`;
  return (
    <>
      <a className={styles.skip} href="#content">
        {messages.skipToContent}
      </a>
      <header className={`${styles.header} ${styles[current.type]}`}>
        <div className={styles.bar}>
          <Link href={base} prefetch={false} className={styles.brand}>
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M2 9c4 0 4-4 8-4s4 4 8 4 3-2 4-2M2 15c4 0 4-4 8-4s4 4 8 4 3-2 4-2M2 21c4 0 4-4 8-4s4 4 8 4 3-2 4-2" />
            </svg>
            {messages.product}
          </Link>
          <Navigation base={base} />
          <div className={styles.tools}>
            <ProfileMenu profiles={profiles} />
            <SandboxMenu current={current} sandboxes={sandboxes} />
            <ThemeMenu initial={theme} />
            <SignOutButton />
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1} className={styles.main}>
        {problem ? <ProfileNotice problem={problem} first={profiles.first} /> : children}
      </main>
      <footer className={styles.footer}>{target}</footer>
      <Toasts />
    </>
  );
}
