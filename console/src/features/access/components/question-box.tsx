import { type RefObject, useEffect, useRef, useState } from 'react'
import { inputClasses } from '../../../components/ui/field.tsx'
import { Icon } from '../../../components/ui/icon.tsx'

interface QuestionBoxProps {
  readonly label: string
  readonly placeholder: string
  readonly words: string
  readonly onType: (words: string) => void
  /** Whether the answer to the words is not there yet. */
  readonly isFetching: boolean
  /** The first answer. */
  readonly first: RefObject<HTMLAnchorElement | null>
}

/** What is asked about, found by a part of its name; Enter takes the first one. */
export function QuestionBox({ label, placeholder, words, onType, isFetching, first }: QuestionBoxProps) {
  const box = useRef<HTMLInputElement>(null)
  const [isChosen, setIsChosen] = useState(false)
  // The page is nothing but this question.
  useEffect(() => box.current?.focus(), [])
  // Enter may come before the answer to the words: then it takes the first one of that answer.
  useEffect(() => {
    if (!isChosen || isFetching) return
    setIsChosen(false)
    first.current?.click()
  }, [isChosen, isFetching, first])
  return (
    <search>
      <form
        className="relative"
        onSubmit={(event) => {
          event.preventDefault()
          setIsChosen(true)
        }}
      >
        <Icon name="search" className="pointer-events-none absolute inset-y-0 start-2.5 my-auto text-muted" />
        <input
          ref={box}
          type="search"
          aria-label={label}
          placeholder={placeholder}
          value={words}
          onChange={(event) => {
            setIsChosen(false)
            onType(event.target.value)
          }}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className={`${inputClasses()} ps-8`}
        />
      </form>
    </search>
  )
}
