/** What may speak against a request, in the order in which it is told. */
export const againstRecovery = ['other-country', 'new-device', 'asked-before', 'address-changed'] as const
export type SignalAgainst = (typeof againstRecovery)[number]

/** An address that was moved longer ago is its owner's own. */
const latelyDays = 30

interface Told {
  readonly country: { readonly differs: boolean } | null
  readonly isKnownDevice: boolean | null
  readonly earlierRequests: number
  readonly emailChangedAt: Date | null
}

/** What nobody can tell speaks neither for a request nor against it. */
export function signalsAgainst(told: Told, askedAt: Date): readonly SignalAgainst[] {
  const { country, isKnownDevice, earlierRequests, emailChangedAt } = told
  const isAgainst: Readonly<Record<SignalAgainst, boolean>> = {
    'other-country': country?.differs === true,
    'new-device': isKnownDevice === false,
    'asked-before': earlierRequests > 0,
    'address-changed':
      emailChangedAt !== null && askedAt.getTime() - emailChangedAt.getTime() < latelyDays * 86_400_000,
  }
  return againstRecovery.filter((signal) => isAgainst[signal])
}
