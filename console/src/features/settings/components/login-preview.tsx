import { Card } from '../../../components/ui/card.tsx'
import { isColor } from '../../../lib/readable-color.ts'
import { t } from '../../../lib/text.ts'
import { picturePath } from '../api/pictures.ts'
import type { Settings } from '../api/settings.ts'
import type { SettingsDraft } from '../api/settings-draft.ts'

type Look = Pick<SettingsDraft, 'displayName' | 'accentColor' | 'supportEmail'> & {
  readonly cornerRadius?: string
  readonly logoUrl?: string
}
type Pictures = Pick<Settings, 'logoPicture' | 'darkLogoPicture'>

interface LoginPreviewProps {
  readonly draft: Look
  readonly pictures?: Pictures
  /** What the application says of its own. */
  readonly words?: { readonly intro: string; readonly footer: string }
}

/** The sign-in page as it will look, wide and narrow, light and dark. Drawn: nothing of it is loaded or can be pressed. */
export function LoginPreview({ draft, pictures = none, words = silence }: LoginPreviewProps) {
  return (
    <Card title={t('Preview')}>
      <div className="grid gap-4 p-4 table:grid-cols-2">
        {screens.map((screen) => (
          <figure key={screen.label} className="min-w-0">
            <LoginScreen look={draft} pictures={pictures} words={words} {...screen} />
            <figcaption className="mt-1 text-meta text-muted">{screen.label}</figcaption>
          </figure>
        ))}
      </div>
    </Card>
  )
}

interface Screen {
  readonly label: string
  readonly width: number
  readonly height: number
  readonly colors: Colors
}

interface Colors {
  readonly page: string
  readonly card: string
  readonly line: string
  readonly text: string
  readonly muted: string
}

const cardWidth = 340
const cardHeight = 400

type LoginScreenProps = Screen & { readonly look: Look } & Required<Pick<LoginPreviewProps, 'pictures' | 'words'>>

function LoginScreen({ look, pictures, words, label, width, height, colors }: LoginScreenProps) {
  const { displayName, accentColor, supportEmail } = look
  const accent = isColor(accentColor) ? accentColor : fallbackAccent
  const radius = /^\d{1,2}$/.test(look.cornerRadius ?? '') ? Math.min(Number(look.cornerRadius), 16) : 6
  const { logoPicture, darkLogoPicture } = pictures
  const logo =
    colors === dark ? (darkLogoPicture ?? logoPicture) : (logoPicture ?? (look.logoUrl ? null : darkLogoPicture))
  const left = (width - cardWidth) / 2
  const top = (height - cardHeight) / 2
  const inside = left + 28
  const boxWidth = cardWidth - 56
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t('Sign-in page of {name}, {screen}', { name: displayName, screen: label })}
      className="h-60 w-full rounded-card border border-line"
    >
      <rect width={width} height={height} fill={colors.page} />
      <rect
        x={left}
        y={top}
        width={cardWidth}
        height={cardHeight}
        rx={radius * 2}
        fill={colors.card}
        stroke={colors.line}
      />
      {logo === null ? (
        <text x={inside} y={top + 48} fill={colors.text} fontSize="18" fontWeight="600">
          {shortened(displayName, nameAtMost)}
        </text>
      ) : (
        <image
          href={picturePath(logo)}
          x={inside}
          y={top + 22}
          width="200"
          height="40"
          preserveAspectRatio="xMinYMid meet"
        />
      )}
      <text x={inside} y={top + 92} fill={colors.text} fontSize="24" fontWeight="600">
        {t('Sign in')}
      </text>
      <text x={inside} y={top + 112} fill={colors.muted} fontSize="13">
        {shortened(words.intro, addressAtMost)}
      </text>
      <text x={inside} y={top + 134} fill={colors.text} fontSize="14">
        {t('E-mail address')}
      </text>
      <rect
        x={inside}
        y={top + 142}
        width={boxWidth}
        height="42"
        rx={radius}
        fill={colors.card}
        stroke={colors.muted}
      />
      <rect x={inside} y={top + 208} width={boxWidth} height="44" rx={radius} fill={accent} />
      <text x={width / 2} y={top + 236} fill="#ffffff" fontSize="15" fontWeight="600" textAnchor="middle">
        {t('Continue')}
      </text>
      <text x={inside} y={top + 296} fill={colors.muted} fontSize="14">
        {t("Can't sign in?")}
      </text>
      <text x={inside} y={top + cardHeight - 28} fill={colors.muted} fontSize="13">
        {shortened(supportEmail, addressAtMost)}
      </text>
      <text x={width / 2} y={top + cardHeight + 32} fill={colors.muted} fontSize="13" textAnchor="middle">
        {shortened(words.footer, addressAtMost)}
      </text>
    </svg>
  )
}

const none: Pictures = { logoPicture: null, darkLogoPicture: null }
const silence = { intro: '', footer: '' }

/** What fits the card. */
const nameAtMost = 28
const addressAtMost = 40
const fallbackAccent = '#1f5eff'

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text
}

const light: Colors = { page: '#f6f7f9', card: '#ffffff', line: '#d5d9e0', text: '#16191f', muted: '#545c69' }
const dark: Colors = { page: '#0f1216', card: '#171b22', line: '#2b323d', text: '#e9ecf1', muted: '#a3acb9' }

const screens: readonly Screen[] = [
  { label: t('1280 pixels, light'), width: 1280, height: 800, colors: light },
  { label: t('1280 pixels, dark'), width: 1280, height: 800, colors: dark },
  { label: t('390 pixels, light'), width: 390, height: 700, colors: light },
  { label: t('390 pixels, dark'), width: 390, height: 700, colors: dark },
]
