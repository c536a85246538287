// What can be told of a provider before anybody signs in by it.

export const testSteps = ['settings', 'metadata', 'issuer', 'endpoints', 'keys'] as const
export const testFaults = [
  'strategy',
  'off',
  'no-client-id',
  'no-client-secret',
  'no-place',
  'address-refused',
  'name-unknown',
  'connection-refused',
  'certificate-expired',
  'certificate-unknown',
  'certificate-other-name',
  'too-slow',
  'too-large',
  'unreachable',
  'status',
  'no-json',
  'other-issuer',
  'no-authorization-endpoint',
  'no-token-endpoint',
  'no-profile-endpoint',
  'no-keys-address',
  'no-keys',
] as const
export type TestFault = (typeof testFaults)[number]

export interface TestedStep {
  readonly step: (typeof testSteps)[number]
  /** `warn`: people may come in nevertheless. `skipped`: what came before failed, or there is nothing to ask. */
  readonly state: 'pass' | 'warn' | 'fail' | 'skipped'
  readonly fault: TestFault | null
  /** What was asked, or what is at fault. */
  readonly address: string | null
  /** What it answered, where that is the fault. */
  readonly status: number | null
}
