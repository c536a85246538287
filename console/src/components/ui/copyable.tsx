import { useEffect, useState } from 'react'
import { classNames } from '../../lib/class-names.ts'
import { copyText } from '../../lib/copy-text.ts'
import { t } from '../../lib/text.ts'
import { Icon } from './icon.tsx'

interface CopyableProps {
  readonly text: string
  /** What is copied, for the button's name and the announcement: "User ID". */
  readonly what: string
  readonly shown?: string
  readonly isCode?: boolean
}

/** A text with a copy button at its side. */
export function Copyable({ text, what, shown = text, isCode = false }: CopyableProps) {
  return (
    <span className="group/copy inline-flex min-w-0 max-w-full items-center gap-0.5">
      <span title={text} className={classNames('truncate', isCode && 'font-mono text-meta')}>
        {shown}
      </span>
      <CopyButton text={text} what={what} />
    </span>
  )
}

export function CopyButton({ text, what }: { readonly text: string; readonly what: string }) {
  const [isCopied, setIsCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = window.setTimeout(() => setIsCopied(false), 1500)
    return () => window.clearTimeout(timer)
  }, [isCopied])
  return (
    <button
      type="button"
      aria-label={t('Copy {what}', { what })}
      title={isCopied ? t('Copied') : t('Copy {what}', { what })}
      onClick={async () => setIsCopied(await copyText(text, what))}
      className={classNames(
        'inline-flex size-6 shrink-0 items-center justify-center rounded-control hover:bg-hover hover:text-fg pointer-coarse:size-11',
        isCopied ? 'text-success' : 'text-muted',
      )}
    >
      <Icon name={isCopied ? 'check' : 'copy'} />
    </button>
  )
}
