// How the console may look and speak, as it is offered in menus and preferences.
import { type Language, t } from '../../lib/text.ts'
import type { Theme } from '../../lib/theme.ts'

export const themes: readonly { value: Theme; label: string }[] = [
  { value: 'system', label: t('System') },
  { value: 'light', label: t('Light') },
  { value: 'dark', label: t('Dark') },
]

/** Each in its own words, so that it is found by whoever reads no other. */
export const languageNames: readonly { value: Language; label: string }[] = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
]
