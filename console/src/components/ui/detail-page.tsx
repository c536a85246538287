// The frame of a page about one thing: the way back, and what stands there instead as long as there is no such thing to
// show. What is known of it, with its own title, is the page's.
import type { ReactNode } from 'react'
import { isProblem } from '../../lib/problem.ts'
import { PageTitle } from './page-title.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { SkeletonLines } from './skeleton.tsx'

interface DetailPageProps<Thing> {
  /** A `BackLink` to the list. */
  readonly back: ReactNode
  readonly answer: {
    readonly data: Thing | undefined
    readonly isError: boolean
    readonly error: unknown
    readonly refetch: () => unknown
  }
  readonly words: DetailWords
  /** What is said of a thing that is not there, and the code that says so. */
  readonly missing: { readonly code: string; readonly title: string; readonly text: ReactNode }
  /** In place of everything, for those who may not see it. */
  readonly notShown?: ReactNode
  /** How wide the page is at most. */
  readonly className?: string
  readonly children: (thing: Thing) => ReactNode
}

interface DetailWords {
  /** "Role": the title where the thing cannot be shown. */
  readonly one: string
  /** "Roles": where it belongs. */
  readonly all: string
  /** "Couldn't load this role." */
  readonly notLoaded: string
  /** "Loading role…" */
  readonly loading: string
}

export function DetailPage<Thing>(props: DetailPageProps<Thing>) {
  const { back, answer, words, missing, notShown, className = '', children } = props
  const { data, isError, error, refetch } = answer
  const isMissing = data === undefined && isProblem(error, missing.code)
  const title = isMissing ? missing.title : words.one
  return (
    <div className={`grid grid-cols-1 gap-4 ${className}`}>
      {back}
      {!notShown && data !== undefined ? (
        children(data)
      ) : !notShown && !isError ? (
        <SkeletonLines label={words.loading} count={6} />
      ) : (
        <>
          <PageTitle trail={[title, words.all]}>{title}</PageTitle>
          {notShown ||
            (isMissing ? (
              missing.text
            ) : (
              <ProblemNotice title={words.notLoaded} error={error} onRetry={() => void refetch()} />
            ))}
        </>
      )}
    </div>
  )
}
