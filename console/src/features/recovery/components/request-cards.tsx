import { Link } from '@tanstack/react-router'
import { Card } from '../../../components/ui/card.tsx'
import { Copyable } from '../../../components/ui/copyable.tsx'
import { Fact, Facts } from '../../../components/ui/facts.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t, tCount } from '../../../lib/text.ts'
import {
  lostInWords,
  type RecoveryAccount,
  type RecoveryAsking,
  type RecoveryRequest,
  type RecoveryReview,
} from '../api/recovery-request.ts'
import { signalsOf } from './signal-words.ts'

/** Three cards beside each other: what was asked, the account as it is, and what speaks for it or against it. */
export function RequestCards({ review }: { readonly review: RecoveryReview }) {
  const { request, account, askedFrom } = review
  return (
    <div className="grid items-start gap-4 table:grid-cols-2 wide:grid-cols-3">
      <RequestCard request={request} askedFrom={askedFrom} />
      <AccountCard account={account} email={request.email} />
      <SignalsCard request={request} />
    </div>
  )
}

function RequestCard({ request, askedFrom }: { readonly request: RecoveryRequest; readonly askedFrom: string | null }) {
  const { context, lost, phoneNumber, ip, userAgent, device, createdAt, askings } = request
  return (
    <Card title={t('Request')}>
      {context && <blockquote className="border-line border-b px-4 py-3 text-body">“{context}”</blockquote>}
      <Facts>
        <Fact name={t('Asked')}>
          <TimeStamp at={createdAt} isExact />
        </Fact>
        {askings.map((asking) => (
          <Fact key={asking.organization.id} name={t('Asked by')}>
            <Asking asking={asking} />
          </Fact>
        ))}
        <Fact name={t('Says lost')}>{lostInWords(lost)}</Fact>
        <Fact name={t('Address')}>{request.email}</Fact>
        {phoneNumber && <Fact name={t('Phone to call')}>{phoneNumber}</Fact>}
        {!(ip === null && userAgent === null) && (
          <>
            <Fact name={t('From')}>
              {ip === null ? null : <Copyable text={ip} what={t('IP address')} isCode />}
              {askedFrom && <span className="block text-meta text-muted">{askedFrom}</span>}
            </Fact>
            <Fact name={t('Device')}>
              <span title={userAgent ?? undefined}>{device}</span>
            </Fact>
          </>
        )}
        <Fact name={t('Reference')}>
          <Copyable text={request.number} what={t('Reference')} isCode />
        </Fact>
      </Facts>
    </Card>
  )
}

/** Who they are is verified all the same. */
function Asking({ asking }: { readonly asking: RecoveryAsking }) {
  const { organization, askedBy, reason, wasAttached } = asking
  return (
    <>
      {t('{name}, for {organization}', { name: askedBy.name, organization: organization.name })}
      <span className="block text-meta text-muted [overflow-wrap:anywhere]">“{reason}”</span>
      {wasAttached && (
        <span className="block text-meta text-warning">
          {t('{organization} only added this account, and has no say in it', { organization: organization.name })}
        </span>
      )}
    </>
  )
}

function AccountCard({ account, email }: { readonly account: RecoveryAccount | null; readonly email: string }) {
  if (account === null) {
    return (
      <Card title={t('Account now')}>
        <p className="px-4 py-3 text-table">
          {t('No account has {email}. The page they saw looks the same either way.', { email })}
        </p>
      </Card>
    )
  }
  const { userId, name, lastSignInAt, lastSignInPlace } = account
  return (
    <Card title={t('Account now')}>
      <Facts>
        <Fact name={t('User')}>
          <Link
            to="/users/$userId/overview"
            params={{ userId }}
            className="inline-flex min-h-6 items-center text-accent hover:underline"
          >
            {name ?? account.email ?? userId}
          </Link>
        </Fact>
        <Fact name={t('Status')}>{statuses[account.status]}</Fact>
        <Fact name={t('E-mail')}>
          {account.email}{' '}
          {account.email && !account.emailVerified && <span className="text-warning">({t('unverified')})</span>}
        </Fact>
        <Fact name={t('MFA')}>{factorsInWords(account)}</Fact>
        <Fact name={t('Last sign-in')}>
          {lastSignInAt ? <TimeStamp at={lastSignInAt} /> : t('Never')}
          {lastSignInPlace && <span className="block text-meta text-muted">{lastSignInPlace}</span>}
        </Fact>
      </Facts>
    </Card>
  )
}

const statuses = { active: t('Active'), suspended: t('Suspended'), expired: t('Expired') } as const

function factorsInWords({ hasAuthenticator, passkeys, hasMailedCodes, recoveryCodesLeft }: RecoveryAccount): string {
  const factors = [
    hasAuthenticator && t('authenticator app'),
    passkeys > 0 && tCount(passkeys, '1 passkey', '{count} passkeys'),
    hasMailedCodes && t('mailed codes'),
  ].filter((factor) => factor !== false)
  if (factors.length === 0) return t('none enrolled')
  return [...factors, tCount(recoveryCodesLeft, '1 recovery code left', '{count} recovery codes left')].join(', ')
}

function SignalsCard({ request }: { readonly request: RecoveryRequest }) {
  return (
    <Card title={t('Signals')}>
      <ul className="grid gap-2 px-4 py-3 text-table">
        {signalsOf(request).map(({ tone, words }) => (
          <li key={words} className="flex items-start gap-2">
            <Icon
              name={tone === 'good' ? 'check' : tone === 'bad' ? 'alert' : 'dots'}
              className={`mt-0.5 ${tone === 'good' ? 'text-success' : tone === 'bad' ? 'text-danger' : 'text-muted'}`}
            />
            <span>
              <span className="sr-only">{tones[tone]} </span>
              {words}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

const tones = { good: t('For it:'), bad: t('Against it:'), unknown: t('Not known:') } as const
