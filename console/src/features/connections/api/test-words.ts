// What a test of a provider found, in words that say what to do.
import { t } from '../../../lib/text.ts'

export interface TestedStep {
  readonly step: 'settings' | 'metadata' | 'issuer' | 'endpoints' | 'keys'
  readonly state: 'pass' | 'warn' | 'fail' | 'skipped'
  readonly fault: string | null
  readonly address: string | null
  readonly status: number | null
}

export const stepLabels: Readonly<Record<TestedStep['step'], string>> = {
  settings: t('Settings'),
  metadata: t('The provider’s metadata'),
  issuer: t('Issuer'),
  endpoints: t('Addresses'),
  keys: t('Keys'),
}

/** What is wrong and what to do; for what is right, what was seen. */
export function testWords({ step, state, fault, address, status }: TestedStep): string {
  if (fault !== null) {
    const word = faults[fault]
    return word === undefined ? fault : word(address ?? '', status ?? 0)
  }
  if (state === 'skipped') return t('Not tried')
  return address ?? (step === 'settings' ? t('Nothing is missing') : t('All there'))
}

type Words = (address: string, status: number) => string

const faults: Readonly<Record<string, Words>> = {
  strategy: () => t('Nobody can sign in by a connection of this kind here.'),
  off: () => t('The connection is turned off: nobody is sent there.'),
  'no-client-id': () => t('The client ID is missing. The provider gives one when you register this application there.'),
  'no-client-secret': () => t('There is no client secret. Most providers ask for one.'),
  'no-place': () => t('It is not said where the provider is. Enter its issuer or domain.'),
  'address-refused': (address) =>
    t('{address} may not be called: it needs https and a public address, or the operator’s OUTGOING_ALLOW.', {
      address,
    }),
  'name-unknown': (address) => t('{address}: the DNS does not know this name. Is it spelled right?', { address }),
  'connection-refused': (address) => t('{address}: the server is there, but refuses the connection.', { address }),
  'certificate-expired': (address) =>
    t('{address}: the certificate has expired or is not valid yet. Its owner has to renew it.', { address }),
  'certificate-unknown': (address) =>
    t(
      '{address}: nobody this server trusts vouches for the certificate. It is self-signed, or a part of its chain is missing.',
      {
        address,
      },
    ),
  'certificate-other-name': (address) => t('{address}: the certificate is for another name.', { address }),
  'too-slow': (address) => t('{address} did not answer within five seconds.', { address }),
  'too-large': (address) => t('{address} answered more than can be metadata.', { address }),
  unreachable: (address) => t('{address} could not be reached.', { address }),
  status: (address, status) =>
    t('{address} answered {status}. The issuer may lack a part of its path.', { address, status }),
  'no-json': (address) => t('{address} answered something that is no metadata.', { address }),
  'other-issuer': (address) =>
    t('The metadata name another issuer than {address}. Copy it from the provider letter by letter.', { address }),
  'no-authorization-endpoint': () => t('The address where people are sent is missing.'),
  'no-token-endpoint': () => t('The address where codes are redeemed is missing.'),
  'no-profile-endpoint': () => t('The address that answers who somebody is is missing.'),
  'no-keys-address': () => t('The metadata do not say where the keys are.'),
  'no-keys': (address) => t('{address} holds no key that signs.', { address }),
}
