import type { PasswordLevel, PasswordPolicy, PolicyChanges } from './password-policy.ts'

/** A policy as its boxes hold it. */
export interface PolicyDraft {
  readonly level: PasswordLevel
  /** Empty: the level's own. */
  readonly minLength: string
  readonly usesDictionary: boolean
  /** One on each line. */
  readonly words: string
  readonly noPersonalInfo: boolean
  readonly remembers: boolean
  readonly remembered: string
  /** Empty: never. */
  readonly expiryDays: string
}

/** What a connection has that was never given another policy, as it is made. */
export const defaultPolicy: PolicyDraft = {
  level: 'good',
  minLength: '',
  usesDictionary: false,
  words: '',
  noPersonalInfo: false,
  remembers: false,
  remembered: '5',
  expiryDays: '',
}

export function readPolicy(policy: PasswordPolicy): PolicyDraft {
  const { level, minLength, dictionary, noPersonalInfo, history, expiryDays } = policy
  return {
    level,
    minLength: minLength === null ? '' : String(minLength),
    usesDictionary: dictionary.enabled,
    words: dictionary.words.join('\n'),
    noPersonalInfo,
    remembers: history.enabled,
    remembered: String(history.size),
    expiryDays: expiryDays === null ? '' : String(expiryDays),
  }
}

export function changedFields(before: PolicyDraft, draft: PolicyDraft): readonly (keyof PolicyDraft)[] {
  return (Object.keys(before) as (keyof PolicyDraft)[]).filter((name) => draft[name] !== before[name])
}

/** What differs, in the types of the API. What is no number is sent as typed: the server says what it expects. */
export function policyChanges(before: PolicyDraft, draft: PolicyDraft): PolicyChanges {
  const changed = new Set(changedFields(before, draft))
  const { level, minLength, usesDictionary, noPersonalInfo, remembers, remembered, expiryDays } = draft
  return {
    ...(changed.has('level') && { level }),
    ...(changed.has('minLength') && { minLength: minLength.trim() === '' ? null : numberOr(minLength) }),
    ...((changed.has('usesDictionary') || changed.has('words')) && {
      dictionary: { enabled: usesDictionary, words: wordsOf(draft) },
    }),
    ...(changed.has('noPersonalInfo') && { noPersonalInfo }),
    ...((changed.has('remembers') || changed.has('remembered')) && {
      history: { enabled: remembers, size: numberOr(remembered) },
    }),
    ...(changed.has('expiryDays') && { expiryDays: expiryDays.trim() === '' ? null : numberOr(expiryDays) }),
  }
}

export function wordsOf({ words }: Pick<PolicyDraft, 'words'>): readonly string[] {
  return words.split(/[\n,]/).flatMap((word) => (word.trim() === '' ? [] : [word.trim()]))
}

function numberOr(text: string): number | string {
  return /^\s*-?\d+\s*$/.test(text) ? Number(text) : text
}
