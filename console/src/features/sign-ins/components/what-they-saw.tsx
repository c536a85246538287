import { Link } from '@tanstack/react-router'
import { smallLinkClasses } from '../../../components/ui/link-classes.ts'
import { t, tNodes } from '../../../lib/text.ts'
import type { Attempt } from '../api/diagnosis.ts'

/** What the page of their newest attempt said when it let them no further, word for word, for whoever is on the telephone. */
export function WhatTheySaw({ newest }: { readonly newest: Attempt | undefined }) {
  if (newest === undefined || newest.finishedAt !== null || newest.shown === null) return null
  const { reference, shown } = newest
  return (
    <p className="border-line border-t px-4 py-3 text-table [overflow-wrap:anywhere]">
      {tNodes('What they saw: {words} Reference {reference}', {
        words: <q>{shown}</q>,
        reference: (
          <Link
            to="/sign-ins/$reference"
            params={{ reference }}
            aria-label={t('Open sign-in {reference}', { reference })}
            className={`${smallLinkClasses} font-mono`}
          >
            {reference}
          </Link>
        ),
      })}
    </p>
  )
}
