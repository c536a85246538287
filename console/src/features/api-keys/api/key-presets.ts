import { t } from '../../../lib/text.ts'

export interface KeyPreset {
  readonly label: string
  readonly permissions: readonly string[]
}

const reading = ['read:users', 'read:sessions', 'read:roles', 'read:user_events']

/** Using them may take two people, and a key has no second one: the server gives them to none that an operator makes. */
const ofTwo: ReadonlySet<string> = new Set(['update:operators', 'delete:operators'])

export function givable(held: ReadonlySet<string>): readonly string[] {
  return [...held].filter((name) => !ofTwo.has(name))
}

/** What most keys are made for; each line of it can be changed. */
export const keyPresets: readonly KeyPreset[] = [
  { label: t('Read users'), permissions: reading },
  {
    label: t('Support desk'),
    permissions: [...reading, 'update:users', 'suspend:users', 'reset:mfa', 'revoke:sessions'],
  },
  { label: t('Import'), permissions: ['read:users', 'create:users', 'import:users', 'read:jobs'] },
]
