import type { UserSummary } from './user.ts'

/** Whether the words are, as a whole, one thing that this person alone is known by (console.md 2.9). */
export function isExactMatch(user: UserSummary, words: string): boolean {
  const typed = words.trim().toLowerCase()
  if (typed === '') return false
  const { id, email, username, phoneNumber } = user
  return (
    [email, username].some((name) => name?.toLowerCase() === typed) ||
    id === words.trim() ||
    phoneNumber === typed.replace(/[ ()/.-]/g, '')
  )
}
