import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { type ApiProblem, isProblem } from '../../../lib/problem.ts'
import type { UserListSearch } from '../api/list-search.ts'
import type { userListQuery } from '../api/list-users.ts'

export interface UserSearch {
  /** What the list shows now. */
  readonly search: UserListSearch
  /** What the list asks for when it is narrowed so: what is asked here need not be asked again. */
  readonly queryOf: (search: UserListSearch) => ReturnType<typeof userListQuery>
  /** A fault of the words in the address itself, as from an old link. */
  readonly listFault: ApiProblem | null
  readonly onAccept: (words: string | undefined) => void
}

const pauseMs = 200

/**
 * The words in the search box. They are asked of the server first and reach the address only when it could read them,
 * so a half-typed query never replaces the last good result (console.md D7).
 */
export function useUserSearch({ search, queryOf, listFault, onAccept }: UserSearch) {
  const queryClient = useQueryClient()
  const { history } = useRouter()
  const accepted = search.q ?? ''
  const [seen, setSeen] = useState(accepted)
  const [draft, setDraft] = useState(accepted)
  const [fault, setFault] = useState<ApiProblem | null>(null)
  const [isChecking, setIsChecking] = useState(false)
  const timer = useRef(0)
  const latest = useRef(accepted)
  useEffect(() => () => window.clearTimeout(timer.current), [])

  // Back, a link or "Clear all" changed the words from outside.
  if (seen !== accepted) {
    setSeen(accepted)
    if (draft.trim() !== accepted) setDraft(accepted)
    setFault(null)
  }

  async function check(words: string) {
    window.clearTimeout(timer.current)
    latest.current = words
    if (words === accepted) return setFault(null)
    setIsChecking(true)
    const { pathname } = history.location
    const problem = await faultOf(words)
    // Somebody was opened meanwhile: words that are late do not lead back from them.
    if (latest.current !== words || history.location.pathname !== pathname) return
    setIsChecking(false)
    setFault(problem)
    if (problem === null) onAccept(words === '' ? undefined : words)
  }

  /** Only a fault of the words counts here; any other failure is for the list to show. */
  async function faultOf(words: string): Promise<ApiProblem | null> {
    try {
      const { after, from, ...rest } = search
      await queryClient.fetchQuery(queryOf({ ...rest, q: words }))
      return null
    } catch (error) {
      return isProblem(error, 'invalid_search') ? error : null
    }
  }

  function type(text: string) {
    setDraft(text)
    window.clearTimeout(timer.current)
    const { pathname } = history.location
    timer.current = window.setTimeout(() => {
      if (history.location.pathname === pathname) void check(text.trim())
    }, pauseMs)
  }

  return { draft, fault: fault ?? listFault, isChecking, type, submit: () => void check(draft.trim()) }
}
