import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type Meaning, readWords } from '../api/read-words.ts'
import { type Found, searchAnythingQuery } from '../api/search-anything.ts'

export interface PaletteSearch<Person> {
  readonly text: string
  readonly type: (text: string) => void
  readonly meaning: Meaning
  /** What was found last: it stays until the next answer. */
  readonly found: Found<Person> | undefined
  /** What is shown answers what is typed. */
  readonly isSettled: boolean
  readonly error: unknown
}

const typingPauseMs = 150

export function usePaletteSearch<Person>(): PaletteSearch<Person> {
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  const meaning = readWords(text)
  const words = meaning.scope === 'commands' ? '' : meaning.words
  useEffect(() => {
    const timer = window.setTimeout(() => setAsked(words), words === '' ? 0 : typingPauseMs)
    return () => window.clearTimeout(timer)
  }, [words])
  const search = useQuery({ ...searchAnythingQuery<Person>(asked), placeholderData: keepPreviousData })
  const isAnswered = asked === words && !search.isFetching
  return {
    text,
    type: setText,
    meaning,
    found: words === '' ? undefined : search.data,
    isSettled: words === '' || isAnswered,
    error: isAnswered && words !== '' ? search.error : null,
  }
}
