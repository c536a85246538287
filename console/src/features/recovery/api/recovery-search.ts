// The part of the queue's address that says which requests are shown.

import { type ListPlace, readListPlace } from '../../../lib/list-address.ts'

export const recoveryTabs = ['waiting', 'approved', 'denied', 'expired', 'all'] as const
export type RecoveryTab = (typeof recoveryTabs)[number]

export const recoverySignals = ['other-country', 'new-device', 'asked-before', 'address-changed'] as const

const assignees = ['me', 'nobody', 'others'] as const
export type RecoveryAssignee = (typeof assignees)[number]

export interface RecoverySearch extends ListPlace {
  /** Left out: those that wait. */
  readonly tab?: RecoveryTab | undefined
  readonly account?: 'known' | 'unknown' | undefined
  /** Waited for at least so many hours. */
  readonly over?: '4' | '24' | undefined
  readonly organization?: string | undefined
  /** A comma list of what speaks against a request. */
  readonly signal?: string | undefined
  readonly assignee?: RecoveryAssignee | undefined
}

export function readRecoverySearch(raw: Record<string, unknown>): RecoverySearch {
  const { tab, account, over, organization, signal, assignee } = raw
  const signals: readonly string[] = isText(signal) ? signal.split(',') : []
  const whose = assignees.find((one) => one === assignee)
  const shown = recoveryTabs.find((one) => one === tab)
  return {
    ...(shown !== undefined && { tab: shown === 'waiting' ? undefined : shown }),
    ...((account === 'known' || account === 'unknown') && { account }),
    ...((over === '4' || over === '24') && { over }),
    ...(isText(organization) && { organization }),
    ...(signals.length > 0 && signals.every(isSignal) && { signal: signals.join(',') }),
    ...(whose !== undefined && { assignee: whose }),
    ...readListPlace(raw, ['created']),
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

function isSignal(value: string): boolean {
  return recoverySignals.some((one) => one === value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
