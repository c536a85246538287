// How much guessing is put up with, as boxes hold it. The API takes each of the two objects whole, so what has no box is
// sent as it stood.
import type { BruteForce, NetworkThrottling, Settings } from './settings.ts'

export interface ProtectionDraft {
  readonly 'bruteForce.isEnabled': boolean
  readonly 'bruteForce.locks': boolean
  readonly 'bruteForce.tellsOwner': boolean
  readonly 'bruteForce.counts': BruteForce['counts']
  readonly 'bruteForce.mostAttempts': string
  /** Separated by commas, spaces or lines. */
  readonly 'bruteForce.trustedNetworks': string
  readonly 'networkThrottling.isEnabled': boolean
  readonly 'networkThrottling.signIn.mostAttempts': string
  readonly 'networkThrottling.signUp.mostAttempts': string
  readonly 'networkThrottling.trustedNetworks': string
}

export function readProtection({ bruteForce, networkThrottling }: Settings): ProtectionDraft {
  return {
    'bruteForce.isEnabled': bruteForce.isEnabled,
    'bruteForce.locks': bruteForce.locks,
    'bruteForce.tellsOwner': bruteForce.tellsOwner,
    'bruteForce.counts': bruteForce.counts,
    'bruteForce.mostAttempts': String(bruteForce.mostAttempts),
    'bruteForce.trustedNetworks': bruteForce.trustedNetworks.join(', '),
    'networkThrottling.isEnabled': networkThrottling.isEnabled,
    'networkThrottling.signIn.mostAttempts': String(networkThrottling.signIn.mostAttempts),
    'networkThrottling.signUp.mostAttempts': String(networkThrottling.signUp.mostAttempts),
    'networkThrottling.trustedNetworks': networkThrottling.trustedNetworks.join(', '),
  }
}

/** Those of the two objects that hold a change. */
export function protectionOf(
  { bruteForce, networkThrottling }: Settings,
  draft: ProtectionDraft,
  changed: readonly string[],
): Readonly<Record<string, unknown>> {
  return {
    ...(changed.some((name) => name.startsWith('bruteForce.')) && { bruteForce: bruteForceOf(bruteForce, draft) }),
    ...(changed.some((name) => name.startsWith('networkThrottling.')) && {
      networkThrottling: throttlingOf(networkThrottling, draft),
    }),
  }
}

function bruteForceOf(stored: BruteForce, draft: ProtectionDraft) {
  return {
    ...stored,
    isEnabled: draft['bruteForce.isEnabled'],
    locks: draft['bruteForce.locks'],
    tellsOwner: draft['bruteForce.tellsOwner'],
    counts: draft['bruteForce.counts'],
    mostAttempts: whole(draft['bruteForce.mostAttempts']),
    trustedNetworks: networks(draft['bruteForce.trustedNetworks']),
  }
}

function throttlingOf(stored: NetworkThrottling, draft: ProtectionDraft) {
  const { signIn, signUp } = stored
  return {
    ...stored,
    isEnabled: draft['networkThrottling.isEnabled'],
    signIn: { ...signIn, mostAttempts: whole(draft['networkThrottling.signIn.mostAttempts']) },
    signUp: { ...signUp, mostAttempts: whole(draft['networkThrottling.signUp.mostAttempts']) },
    trustedNetworks: networks(draft['networkThrottling.trustedNetworks']),
  }
}

/** What is no number goes as it was typed: the server says what it expects. */
function whole(text: string): number | string {
  return /^\d+$/.test(text.trim()) ? Number(text) : text
}

function networks(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((network) => network !== '')
}
