import { useEffect, useRef, useState } from 'react'
import { inputClasses } from '../../../components/ui/field.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { useSearchKey, useShortcut } from '../../../lib/shortcuts.ts'
import { t } from '../../../lib/text.ts'

interface ExplorerSearchBoxProps {
  readonly label?: string
  readonly placeholder?: string
  readonly value: string
  readonly onChange: (value: string) => void
}

const pauseMs = 300

/** Who, what, from where: the words reach the list when the typing pauses, or at once with Enter. */
export function ExplorerSearchBox({
  label = t('Search the audit log'),
  placeholder = t('Who, what, IP address or ID'),
  value,
  onChange,
}: ExplorerSearchBoxProps) {
  const box = useRef<HTMLInputElement>(null)
  const [draft, setDraft] = useState(value)
  useEffect(() => setDraft(value), [value])
  useEffect(() => {
    if (draft.trim() === value) return
    const timer = window.setTimeout(() => onChange(draft.trim()), pauseMs)
    return () => window.clearTimeout(timer)
  }, [draft, value, onChange])
  const searchKey = useSearchKey()
  useShortcut('search', () => box.current?.focus())
  return (
    <search className="w-full desk:max-w-[420px]">
      <form
        className="relative"
        onSubmit={(event) => {
          event.preventDefault()
          onChange(draft.trim())
        }}
      >
        <Icon name="search" className="pointer-events-none absolute inset-y-0 start-2.5 my-auto text-muted" />
        <input
          ref={box}
          type="search"
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          aria-label={label}
          aria-keyshortcuts={searchKey}
          placeholder={placeholder}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
          className={`${inputClasses()} ps-8`}
        />
      </form>
    </search>
  )
}
