// The part of the queue's address that says which requests are shown.

export const recoveryTabs = ['waiting', 'approved', 'denied', 'expired', 'all'] as const
export type RecoveryTab = (typeof recoveryTabs)[number]

export interface RecoverySearch {
  /** Left out: those that wait. */
  readonly tab?: RecoveryTab | undefined
  readonly account?: 'known' | 'unknown' | undefined
  /** Waited for at least so many hours. */
  readonly over?: '4' | '24' | undefined
  readonly organization?: string | undefined
  readonly after?: string | undefined
}

export function readRecoverySearch(raw: Record<string, unknown>): RecoverySearch {
  const { tab, account, over, organization, after } = raw
  const shown = recoveryTabs.find((one) => one === tab && one !== 'waiting')
  return {
    ...(shown !== undefined && { tab: shown }),
    ...((account === 'known' || account === 'unknown') && { account }),
    ...((over === '4' || over === '24') && { over }),
    ...(isText(organization) && { organization }),
    ...(isText(after) && { after }),
  }
}

/** A press on Denied shows what owners stopped too, and one on Approved what came of it. */
export const statusesOf: Readonly<Record<RecoveryTab, string | undefined>> = {
  waiting: 'pending',
  approved: 'approved,finished',
  denied: 'denied,stopped',
  expired: 'expired',
  all: undefined,
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
