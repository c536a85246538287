import type { ReactNode } from 'react'
import { Badge, type BadgeTone } from '../../../components/ui/badge.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { clockTime } from '../../../lib/format-time.ts'
import { t } from '../../../lib/text.ts'
import { type StandingKind, standingsOf } from '../api/standing.ts'
import type { UserSummary } from '../api/user.ts'

interface StatusBadgeProps {
  readonly user: UserSummary
  /** Says until when somebody is locked, where there is room for it. */
  readonly isFull?: boolean
  /** What is true besides is counted beside it, where it has no room for that. */
  readonly isAlone?: boolean
}

/**
 * The word, the colour and the shape of how somebody stands (console.md 5.4): never the colour alone. It names what keeps
 * them out most, and counts what is true besides; whoever hears or points at it is told all of it.
 */
export function StatusBadge({ user, isFull = false, isAlone = false }: StatusBadgeProps) {
  const standings = standingsOf(user)
  const [{ kind, word }] = standings
  const { tone, mark, isOutlined = false } = looks[kind]
  const until = isFull && kind === 'locked' ? user.lockedUntil : null
  const shown = until === null ? word : t('Locked until {time}', { time: clockTime(new Date(until)) })
  // Most people are active: whoever hears a list is not told of each that nothing is in the way.
  const unsaid = kind === 'active' ? '' : standings.map(({ sentence }) => beyond(shown, sentence)).join('')
  const more = standings.length - 1
  return (
    <Badge tone={tone} isOutlined={isOutlined} title={standings.map((each) => each.sentence).join(' · ')}>
      {mark}
      <span className="truncate">{shown}</span>
      {more > 0 && !isAlone && <span aria-hidden="true">+{more}</span>}
      {unsaid !== '' && <span className="sr-only">{unsaid}</span>}
    </Badge>
  )
}

/** What a sentence says more than the word that stands there: ": offboarding" of "Suspended: offboarding". */
function beyond(shown: string, sentence: string): string {
  return sentence.startsWith(shown) ? sentence.slice(shown.length) : ` · ${sentence}`
}

interface Look {
  readonly tone: BadgeTone
  readonly mark: ReactNode
  readonly isOutlined?: boolean
}

const dot = <span aria-hidden="true" className="size-2 rounded-full bg-current forced-colors:border" />
const ring = <span aria-hidden="true" className="size-2 rounded-full border-[1.5px] border-current border-dashed" />
const stop = <Icon name="stop" className="size-3.5" />

const looks: Readonly<Record<StandingKind, Look>> = {
  active: { tone: 'success', mark: dot },
  suspended: { tone: 'danger', mark: stop },
  expired: { tone: 'danger', mark: stop },
  locked: { tone: 'warning', mark: <Icon name="lock" className="size-3.5" /> },
  deletion: { tone: 'danger', mark: <Icon name="clock" className="size-3.5" />, isOutlined: true },
  invited: { tone: 'info', mark: <Icon name="mail" className="size-3.5" /> },
  unverified: { tone: 'neutral', mark: ring },
}
