import { Link } from '@tanstack/react-router'
import { Notice } from '../../../components/ui/notice.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { readReference } from '../api/reference.ts'

/** Somebody on the telephone reads a reference out, and it is typed where everything is (console.md D2). */
export function ReferenceHint({ words }: { readonly words: string }) {
  const mayRead = useMay('read:user_events')
  const reference = readReference(words)
  if (reference === null || !mayRead) return null
  return (
    <Notice>
      {t('This looks like a support reference.')}{' '}
      <Link
        to="/sign-ins/$reference"
        params={{ reference }}
        className="rounded-control font-semibold text-accent underline hover:text-accent-hover"
      >
        {t('Open sign-in {reference}', { reference })}
      </Link>
    </Notice>
  )
}
