import { useEffect, useRef, useState } from 'react'
import { useShortcut } from '../../lib/shortcuts.ts'
import { inputClasses } from './field.tsx'
import { Icon } from './icon.tsx'

interface SearchBoxProps {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly onChange: (words: string | undefined) => void
}

const waitMs = 200

/** Searches a moment after the last key; Enter searches at once. */
export function SearchBox({ label, placeholder, value, onChange }: SearchBoxProps) {
  const box = useRef<HTMLInputElement>(null)
  const timer = useRef<number>(undefined)
  const [draft, setDraft] = useState(value)
  // Back and a cleared filter change the words from outside.
  useEffect(() => setDraft(value), [value])
  useEffect(() => () => window.clearTimeout(timer.current), [])
  useShortcut('search', () => box.current?.focus())

  function search(words: string) {
    window.clearTimeout(timer.current)
    if (words.trim() !== value) onChange(words.trim() || undefined)
  }
  return (
    <search className="w-full desk:max-w-[320px]">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          search(draft)
        }}
        className="relative"
      >
        <Icon name="search" className="pointer-events-none absolute inset-y-0 start-2.5 my-auto text-muted" />
        <input
          ref={box}
          type="search"
          aria-label={label}
          placeholder={placeholder}
          value={draft}
          maxLength={200}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => {
            const { value: words } = event.target
            setDraft(words)
            window.clearTimeout(timer.current)
            timer.current = window.setTimeout(() => search(words), waitMs)
          }}
          className={`${inputClasses()} ps-8`}
        />
      </form>
    </search>
  )
}
