import type { ReactNode } from 'react'
import { Icon } from '../../../components/ui/icon.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t, tNodes } from '../../../lib/text.ts'
import type { Methods } from '../api/method.ts'

interface PasswordRowProps extends Pick<Methods, 'password'> {
  readonly actions: ReactNode
}

export function PasswordRow({ password, actions }: PasswordRowProps) {
  return (
    <li className="flex flex-wrap items-start gap-3 border-line border-b px-4 py-3 text-table last:border-b-0">
      <Icon name="lock" className="mt-0.5 text-muted" />
      <div className="min-w-0 flex-1 basis-40">
        <p className="font-semibold">{t('Password')}</p>
        <p className="text-meta text-muted">{stateOf(password)}</p>
        {password.leakedAt !== null && (
          <p className="text-danger text-meta">
            {tNodes('Known as leaked since {time}', { time: <TimeStamp at={password.leakedAt} isExact /> })}
          </p>
        )}
      </div>
      {actions}
    </li>
  )
}

function stateOf({ isSet, changedAt, leakedAt, looksForLeaks }: Methods['password']): ReactNode {
  const isInOrder = isSet && leakedAt === null && looksForLeaks
  if (changedAt === null && isInOrder) return t('Set, not known as leaked')
  if (changedAt === null) return isSet ? t('Set') : t('Not set')
  const time = <TimeStamp at={changedAt} />
  if (isInOrder) return tNodes('Set, changed {time}, not known as leaked', { time })
  return isSet ? tNodes('Set, changed {time}', { time }) : tNodes('Not set, changed {time}', { time })
}
