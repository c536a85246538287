import { t } from '../../../lib/text.ts'
import type { LoginSettings } from '../api/setup-calls.ts'

/** The sign-in page in small, as far as these settings change it. */
export function LoginPicture({ settings }: { readonly settings: LoginSettings }) {
  const { displayName, accentColor, isSignUpOpen, allowsEmailCode, allowsPasskeys } = settings
  const accent = /^#[0-9a-f]{6}$/i.test(accentColor) ? accentColor : '#1757c2'
  const ways = [...(allowsPasskeys ? [t('Use a passkey')] : []), ...(allowsEmailCode ? [t('Mail me a code')] : [])]
  const title = displayName.length > 20 ? `${displayName.slice(0, 19)}…` : displayName
  return (
    <svg
      viewBox="0 0 260 290"
      role="img"
      aria-label={t('What your sign-in page looks like')}
      className="h-auto w-full rounded-card border border-line bg-inset"
    >
      <rect x="20" y="20" width="220" height="250" rx="10" className="fill-canvas stroke-line" />
      <text x="36" y="54" className="fill-fg font-semibold" fontSize="13">
        {t('Sign in to {name}', { name: title })}
      </text>
      <rect x="36" y="70" width="188" height="26" rx="5" className="fill-canvas stroke-control" />
      <rect x="36" y="104" width="188" height="26" rx="5" className="fill-canvas stroke-control" />
      <rect x="36" y="142" width="188" height="28" rx="5" fill={accent} />
      <text x="130" y="160" textAnchor="middle" fill="#ffffff" fontSize="11">
        {t('Continue')}
      </text>
      {ways.map((way, place) => (
        <text key={way} x="130" y={192 + place * 20} textAnchor="middle" fill={accent} fontSize="10">
          {way}
        </text>
      ))}
      {isSignUpOpen && (
        <text x="130" y="254" textAnchor="middle" className="fill-muted" fontSize="10">
          {t('Create an account')}
        </text>
      )}
    </svg>
  )
}
