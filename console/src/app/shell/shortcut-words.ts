import { isPlace, type Shortcut } from '../../lib/shortcut-keys.ts'
import { t } from '../../lib/text.ts'

export const shortcutWords: Readonly<Record<Shortcut, string>> = {
  search: t('Search the list'),
  help: t('Show all shortcuts'),
  go: t('Go to a page, by the key that follows'),
  nextRow: t('Next row'),
  previousRow: t('Previous row'),
  select: t('Select the row; with Shift, all rows from the one before'),
  actions: t('Open the actions of the row or the user'),
  previousUser: t('Previous user of the list'),
  nextUser: t('Next user of the list'),
  copyId: t('Copy the user ID'),
  users: t('Go to Users'),
  recovery: t('Go to Recovery requests'),
  organizations: t('Go to Organizations'),
  roles: t('Go to Roles'),
  audit: t('Go to Audit log'),
  jobs: t('Go to Jobs'),
  settings: t('Go to Settings'),
  dashboard: t('Go to Dashboard'),
}

/** What is pressed for it, one after the other, as it stands on a keyboard. */
export function keysFor(shortcut: Shortcut, keys: Readonly<Record<Shortcut, string>>): readonly string[] {
  return (isPlace(shortcut) ? [keys.go, keys[shortcut]] : [keys[shortcut]]).map((key) => key.replace('Alt+', 'Alt '))
}
