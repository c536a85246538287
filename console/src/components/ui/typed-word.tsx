import { type ReactNode, type RefObject, useRef, useState } from 'react'
import { t } from '../../lib/text.ts'
import { Field } from './field.tsx'

interface TypedWord {
  readonly isTyped: boolean
  readonly field: ReactNode
  /** Where the focus begins. */
  readonly box: RefObject<HTMLInputElement | null>
}

/** Whoever does what cannot be undone types a word first, such as the name of what goes. */
export function useTypedWord(word: string): TypedWord {
  const box = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const field = (
    <Field
      ref={box}
      label={t('Type {word} to confirm', { word })}
      value={typed}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
  return { isTyped: typed.trim() === word, field, box }
}
