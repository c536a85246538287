import type { ReactNode } from 'react'
import { Card } from '../../../components/ui/card.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { t } from '../../../lib/text.ts'

interface IssuedCardProps<Row> {
  readonly title: string
  readonly action?: ReactNode
  readonly answer: {
    readonly data: readonly Row[] | undefined
    readonly isError: boolean
    readonly error: unknown
    readonly refetch: () => unknown
  }
  readonly words: { readonly loading: string; readonly notLoaded: string; readonly none: string }
  readonly row: (row: Row) => ReactNode
  readonly keyOf: (row: Row) => string
  readonly more?: ReactNode
}

/** A list of what was issued, in each of its states. */
export function IssuedCard<Row>({ title, action, answer, words, row, keyOf, more }: IssuedCardProps<Row>) {
  const { data, isError, error, refetch } = answer
  return (
    <Card title={title} action={action}>
      {isError && (
        <div className="p-4">
          <ProblemNotice title={words.notLoaded} error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {data === undefined && !isError && <SkeletonLines label={words.loading} count={2} />}
      {data?.length === 0 && <p className="px-4 py-3 text-muted text-table">{words.none}</p>}
      {data !== undefined && data.length > 0 && (
        <ul aria-label={title}>
          {data.map((one) => (
            <li
              key={keyOf(one)}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line border-b px-4 py-3 text-table last:border-b-0"
            >
              {row(one)}
            </li>
          ))}
        </ul>
      )}
      {more}
    </Card>
  )
}

/** What it is, and below it what is known of it. */
export function IssuedLines({ name, children }: { readonly name: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="min-w-0 flex-1 basis-60">
      <p className="break-words font-semibold">{name}</p>
      <div className="grid gap-0.5 text-meta text-muted">{children}</div>
    </div>
  )
}

/** Those of OpenID Connect in words (Core 1.0, 5.4 and 11), others as the API names them. */
export function Scopes({ of }: { readonly of: readonly string[] }) {
  const words = of.flatMap((scope) => scopeWords[scope] ?? [])
  const others = of.filter((scope) => !Object.hasOwn(scopeWords, scope))
  return (
    <p className="flex flex-wrap gap-x-3 break-words">
      {words.length > 0 && <span>{words.join(', ')}</span>}
      {others.length > 0 && <span className="min-w-0 break-words font-mono">{others.join(' ')}</span>}
    </p>
  )
}

const scopeWords: Readonly<Record<string, string>> = {
  openid: t('who they are'),
  profile: t('their profile'),
  email: t('their e-mail address'),
  phone: t('their phone number'),
  address: t('their postal address'),
  offline_access: t('also while they are away'),
}
