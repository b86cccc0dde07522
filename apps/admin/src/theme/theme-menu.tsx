'use client';
import { ActionButton } from '@react-spectrum/s2/ActionButton';
import Contrast from '@react-spectrum/s2/icons/Contrast';
import { Menu, MenuItem, MenuTrigger } from '@react-spectrum/s2/Menu';
import { type ReactNode, useState } from 'react';
import { messages } from '../messages/messages.ts';
import { schemeOf, THEME_COOKIE, type Theme } from './theme.ts';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];
const YEAR_SECONDS = 365 * 24 * 60 * 60;

export function ThemeMenu({ initial }: { initial: Theme }): ReactNode {
  const [theme, setTheme] = useState(initial);
  const choose = (chosen: Theme): void => {
    setTheme(chosen);
    apply(chosen);
  };
  return (
    <MenuTrigger>
      <ActionButton isQuiet aria-label={messages.shell.theme}>
        <Contrast />
      </ActionButton>
      <Menu
        selectionMode="single"
        selectedKeys={[theme]}
        onSelectionChange={(keys) =>
          choose(THEMES.find((key) => keys === 'all' || keys.has(key)) ?? 'system')
        }
      >
        {THEMES.map((key) => (
          <MenuItem key={key} id={key}>
            {messages.shell.themes[key]}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  );
}

function apply(theme: Theme): void {
  const scheme = schemeOf(theme);
  if (scheme) document.documentElement.dataset.colorScheme = scheme;
  else delete document.documentElement.dataset.colorScheme;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${YEAR_SECONDS}; samesite=strict`;
}
